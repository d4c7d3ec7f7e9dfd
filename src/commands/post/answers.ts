import type { NewItem } from '../../desk/draft/item-length.ts'
import { hasLink } from '../../desk/post/judge.ts'
import type { Reading } from '../../desk/post/read-post.ts'
import { likeness } from '../../desk/post/similarity.ts'
import type { Item } from '../../model.ts'
import type { CommandRequest } from '../command.ts'
import { flags } from '../wishes/read-wish.ts'
import { readWords } from '../words/read-words.ts'

/** Something written while a question is open: its answer, a post of its own, or one of the two. */
export type Answering = 'answer' | 'own' | 'either'

/** What comes with a text that might be an answer. */
export interface Written {
  readonly text: string
  /** A forward, a photo or a file: whatever the text says, it is a thing of its own. */
  readonly carried: boolean
}

/**
 * Whether something answers the question that this command line asked; `about` is the item that it is about, if it is about the words of
 * one. A question takes what it asked for, and nothing else that happens to come.
 */
export async function answers(
  command: string,
  { text, carried }: Written,
  about: NewItem | Item | null,
  request: CommandRequest,
): Promise<Answering> {
  if (['post', 'urgent', 'propose'].includes(command)) return 'answer'
  if (carried || text === '' || text.startsWith('/')) return 'own'
  const reading = await request.readText(text, { topics: [], today: anyDay })
  if (reading.kind === 'newsletter') return 'own'
  if (about !== null) return isAbout(text, about, reading)
  if (noWords.test(command) && isSaid(request, text)) return 'own'
  if (takesWords.test(command)) return text.includes('\n') ? 'own' : 'answer'
  if (command === 'issue') return /\p{Nd}/u.test(text) ? 'answer' : 'own'
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  if (/^draft footer|^schedule skip|^desk /.test(command)) return 'answer'
  if (/^draft translate/.test(command)) return hasLink(text) ? 'either' : 'answer'
  if (/^draft number/.test(command)) return lines === 1 && /\p{Nd}/u.test(text) ? 'answer' : 'own'
  if (/^draft source/.test(command)) return lines === 1 ? 'answer' : 'own'
  if (hasLink(text)) return 'own'
  if (/^draft tags/.test(command)) return lines === 1 ? 'answer' : 'own'
  if (/^draft (?:complete|headline)/.test(command)) return 'answer'
  const tagged = /(?:^|\s)[#＃][\p{L}\p{N}]/u.test(text)
  if (/^retract/.test(command)) return tagged ? 'own' : 'answer'
  return lines === 1 && !tagged ? 'answer' : 'own'
}

/** What is asked for by these are words, whatever they mean elsewhere. */
export const takesWords = /^(?:search|follow|mute)\b/

/** What is asked for by these is a yes or a no. */
export const takesYes = new RegExp(`^settings (?:${[...flags, 'digest'].join('|')})$`)

/** What is asked for by these is a moment, a place or a choice: what is a command in words is not their answer. */
const noWords = /^(?:settings|pause|publish|schedule(?! skip)|unschedule)\b/

const isSaid = (request: CommandRequest, text: string): boolean =>
  readWords(text, { now: request.now(), timeZone: request.brief.timeZone }) !== null

/** New words for an item are like the old ones, or name its source; with a link and another story they may be another item. */
function isAbout(text: string, about: NewItem, reading: Reading): Answering {
  if (!hasLink(text) || reading.kind === 'newsletter' || reading.kind === 'tooLong') return 'answer'
  const { item } = reading
  const sameSource = about.source?.url != null && item.source?.url === about.source.url
  return sameSource || likeness(about.headline, item.headline) >= leastLikeness ? 'answer' : 'either'
}

/** Less is another story. */
export const leastLikeness = 0.3

/** No date is asked of a single item. */
const anyDay = '2000-01-01'
