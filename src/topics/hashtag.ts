import type { Topic } from '../model.ts'
import { findTopic } from './match.ts'

/** The hashtag by which an editor says that an item has no topic: nothing is guessed then. */
export const noTopic = 'none'

/**
 * A hashtag (with or without its `#`) as a slug: in lower case, if it is `[a-z0-9-]+` or Chinese. Null when it is no hashtag,
 * such as the `#1` of a ranking.
 */
export function slugFrom(tag: string): string | null {
  const slug = tag
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('_', '-')
    .replaceAll(/^[#-]+|(?<!-)-+$/g, '')
  return /^[a-z0-9\p{Script=Han}-]{1,64}$/u.test(slug) && !/^[0-9-]+$/.test(slug) ? slug : null
}

/** The slug that a hashtag stands for: that of the topic it names by slug or title, else its own, so that an editor can coin a topic. */
export function slugOf(tag: string, topics: readonly Topic[]): string | null {
  const slug = slugFrom(tag)
  return slug === null ? null : (findTopic(slug, topics)?.slug ?? slug)
}
