import { type Parsed, type ParseOptions, parse } from '../../ingest/parse.ts'
import { readOne } from '../../ingest/parse-one.ts'
import { printItem } from '../../ingest/print.ts'
import type { Item, Topic } from '../../model.ts'
import { noTopic } from '../../topics/hashtag.ts'
import { itemsOf } from '../draft/arrange.ts'
import type { NewItem } from '../draft/item-length.ts'
import { itemFaults, type LimitFault, lengthFaults, limits } from '../draft/limits.ts'

/** What an editor's text is. */
export type Reading =
  /** Two numbered items or more. */
  | { readonly kind: 'newsletter'; readonly parsed: Parsed }
  | { readonly kind: 'item'; readonly item: NewItem }
  /** An address and nothing else, hashtags aside: those are the item's topics. */
  | { readonly kind: 'link'; readonly url: string; readonly item: NewItem }
  /** There is no headline. */
  | { readonly kind: 'nothing'; readonly item: NewItem }
  /** More than an item or an issue may have. A long headline of a single item is none of these: it is asked for. */
  | { readonly kind: 'tooLong'; readonly faults: readonly LimitFault[] }

/** What is known besides the text. `language` is that of the problems. */
export type ReadOptions = Required<Pick<ParseOptions, 'today'>> & ParseOptions

/** Reads an editor's text: a whole newsletter, one item, or a link to it. Takes time in proportion to the length: see `TextReader`. */
export function readText(text: string, options: ReadOptions): Reading {
  const parsed = parse(text, options)
  if (itemsOf(parsed).length > 1) {
    const faults = newsletterFaults(parsed)
    return faults.length > 0 ? { kind: 'tooLong', faults } : { kind: 'newsletter', parsed }
  }
  // So much text is an issue and no item, whatever it is made of.
  if (parsed.reading.kind === null && text.length > limits.issue)
    return { kind: 'tooLong', faults: [{ kind: 'parts', parts: null }] }
  const { item, tagged, link } = readOne(text, options.topics)
  const faults = itemFaults(item, null).filter(({ kind }) => kind === 'item')
  if (faults.length > 0) return { kind: 'tooLong', faults }
  if (link !== null) return { kind: 'link', url: link, item: { ...item, topics: tagged ? item.topics : [] } }
  if (item.headline === '') return { kind: 'nothing', item }
  return { kind: 'item', item }
}

/** An item as its editor writes it: `printItem` without the mark of an item that has no topics. */
export const wordsOf = (item: NewItem): string => printItem(item).replace(untagged, '')

const untagged = new RegExp(`\\n#${noTopic}$`)

/** All that was read of a text may be as long as an issue, problems included. */
function newsletterFaults(parsed: Parsed): readonly LimitFault[] {
  const faults = lengthFaults(parsed)
  const told = parsed.problems.reduce((sum, { message }) => sum + message.length, 0)
  return faults.length === 0 && told > limits.issue ? [{ kind: 'parts', parts: null }] : faults
}

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
