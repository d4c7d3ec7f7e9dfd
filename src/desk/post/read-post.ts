import { type Parsed, parse } from '../../ingest/parse.ts'
import { readOne } from '../../ingest/parse-one.ts'
import { printItem } from '../../ingest/print.ts'
import type { Item, Language, Topic } from '../../model.ts'
import { noTopic } from '../../topics/hashtag.ts'
import { itemsOf } from '../draft/arrange.ts'

/** An item that has no number and no key yet. */
export type NewItem = Omit<Item, 'number'>

/** What an editor's text is. */
export type Reading =
  /** Two numbered items or more. */
  | { readonly kind: 'newsletter'; readonly parsed: Parsed }
  /** `slight`: so little that it may not have been meant as an item. */
  | { readonly kind: 'item'; readonly item: NewItem; readonly slight: boolean }
  /** An address and nothing else, hashtags aside: those are the item's topics. */
  | { readonly kind: 'link'; readonly url: string; readonly item: NewItem }
  /** There is no headline. */
  | { readonly kind: 'nothing'; readonly item: NewItem }

/** Reads an editor's text: a whole newsletter, one item, or a link to it. `today` is YYYY-MM-DD, `language` that of the problems. */
export function readText(text: string, topics: readonly Topic[], today: string, language: Language = 'en'): Reading {
  const parsed = parse(text, { topics, today, language })
  if (itemsOf(parsed).length > 1) return { kind: 'newsletter', parsed }
  const { item, tagged, link } = readOne(text, topics)
  if (link !== null) return { kind: 'link', url: link, item: { ...item, topics: tagged ? item.topics : [] } }
  if (item.headline === '') return { kind: 'nothing', item }
  return { kind: 'item', item, slight: !tagged && isSlight(item) }
}

/** An item as its editor writes it: `printItem` without the mark of an item that has no topics. */
export const wordsOf = (item: NewItem): string => printItem(item).replace(untagged, '')

const untagged = new RegExp(`\\n#${noTopic}$`)

/** How long all the words of one item may be, in characters: many times what a reader bears. */
export const longestItem = 12_000

/** How long an item's words are. */
export const lengthOf = ({ headline, body }: NewItem): number =>
  body.reduce((sum, paragraph) => sum + paragraph.length, headline.length)

/**
 * The item as these new words make it. It keeps its picture; topics and source stay where the words name none, the latter only
 * if `keepSource`.
 */
export function reworded(item: Item, text: string, topics: readonly Topic[], keepSource: boolean): Item {
  const { item: read, tagged } = readOne(text, topics)
  return {
    ...item,
    headline: read.headline,
    body: read.body,
    source: read.source ?? (keepSource ? item.source : null),
    topics: tagged ? read.topics : item.topics,
    edits: (item.edits ?? 0) + 1,
  }
}

/** A greeting or an "ok" is a word or two of Chinese, or one word; no headline is. */
function isSlight({ headline, body, source }: NewItem): boolean {
  if (body.length > 0 || source !== null) return false
  const han = headline.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han < 4 : headline.split(' ').length < 2
}
