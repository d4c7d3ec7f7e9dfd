import type { Item, Source, Topic } from '../model.ts'
import { topicsOf } from '../topics/guess.ts'
import { noTopic, slugOf } from '../topics/hashtag.ts'
import { unescapeEnd } from './layout/escape.ts'
import type { Line } from './layout/lines.ts'
import { sourceTail } from './source/source.ts'
import { trailingTags } from './text/tags.ts'
import { wording } from './text/tidy.ts'

/** The lines of one item, and which of them (if any) ends in its source. */
export interface ItemLines {
  readonly headline: string
  readonly body: readonly Line[]
  readonly source: Line | null
  /** A URL that stood alone behind the source. */
  readonly url: string | null
}

interface Reading {
  readonly text: string
  readonly source: Source | null
  readonly tags: readonly string[]
}

/** Whether a line holds hashtags and nothing else. */
export const isTagLine = (text: string): boolean => trailingTags(text).rest === ''

/**
 * Makes an item of its lines; its headline is empty when they hold none. An editor's hashtags are its topics; without any,
 * its words give them away.
 */
export function readItem({ headline, body, source, url }: ItemLines, topics: readonly Topic[]): Omit<Item, 'number'> {
  const alone = body.every((line) => isTagLine(line.whole))
  const top = read(headline, alone)
  // A headline that is nothing but a source is a headline.
  const head = top.text === '' ? read(headline, false) : top
  const readings = [head, ...body.map((line) => read(line.whole, line === source))]
  const tags = readings.flatMap((reading) => reading.tags)
  const paragraphs = readings.slice(1).flatMap(({ text }) => (text === '' ? [] : [text]))
  const found = readings.find((reading) => reading.source !== null)?.source ?? null
  return {
    headline: head.text,
    body: paragraphs,
    source: found && url !== null ? { ...found, url } : found,
    topics: tags.length > 0 ? chosen(tags, topics) : topicsOf([head.text, ...paragraphs].join('\n'), topics),
  }
}

function read(text: string, withSource: boolean): Reading {
  const last = trailingTags(text)
  const tail = withSource ? sourceTail(last.rest) : null
  if (!tail) return { text: wording(unescapeEnd(last.rest)), source: null, tags: last.tags }
  const first = trailingTags(tail.rest)
  return { text: wording(unescapeEnd(first.rest)), source: tail.source, tags: [...first.tags, ...last.tags] }
}

function chosen(tags: readonly string[], topics: readonly Topic[]): string[] {
  const slugs = new Set(tags.map((tag) => slugOf(tag, topics)).filter((slug) => slug !== null))
  slugs.delete(noTopic)
  return [...slugs]
}
