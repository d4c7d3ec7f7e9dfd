import type { Item, Topic } from '../model.ts'
import { cutBlock } from './block.ts'
import { headlineOf } from './entry.ts'
import { guessed, isTagLine, readItem } from './item.ts'
import { type Line, linesOf } from './layout/lines.ts'
import { unpack } from './paste/index.ts'
import { createReads, endOf } from './reading/reads.ts'
import { sourceTail } from './source/source.ts'
import { trailingTags } from './text/tags.ts'
import { wording } from './text/tidy.ts'

/** What a text says that is one item, with or without a number. */
export interface One {
  /** Its headline is empty where the text has none. */
  readonly item: Omit<Item, 'number'>
  /** Whether hashtags say what it is about; else its words were asked. */
  readonly tagged: boolean
  /** The address that stands alone where there is no headline, or null. */
  readonly link: string | null
}

/**
 * Reads one item: the first line is the headline, then comes the body, with source and hashtags as newsletters write them.
 * Addresses and hashtags above the headline count as if they stood below. Nothing of the text is lost.
 */
export function readOne(text: string, topics: readonly Topic[]): One {
  const { lines: pasted, references } = unpack(text)
  const lines = linesOf(pasted, references).filter(({ mark, text }) => mark !== 'rule' && text !== '')
  const first = lines.findIndex((line) => !isTagLine(wordsOf(line)) && addressOf(line) === null)
  const tagged = lines.some(({ whole }) => /(?:^|\s)[#＃][\p{L}\p{N}]/u.test(whole))
  const top = lines[first]
  const below = [...lines.slice(first + 1), ...lines.slice(0, Math.max(0, first))]
  const reads = createReads(below)
  const block = cutBlock(
    below.map((_, at) => reads.at(at)),
    { next: 'item', marked: true, terse: false, restarts: false, compact: 'no', told: () => false },
  )
  const { body, source, url } = block
  const { headline, strong } = top ? headlineOf(top) : { headline: '', strong: 0 }
  const read = readItem(
    { headline, strong, body: [...body, ...block.strays.map(endOf)], source, url, tags: [] },
    topics,
  )
  const item = guessed(read, topics, null)
  const link = lines.map(addressOf).find((address) => address !== null) ?? null
  return { item, tagged, link: item.headline === '' ? link : null }
}

const wordsOf = (line: Line): string => headlineOf(line).headline

/** The address that a line holds and nothing else, or null. */
function addressOf({ whole }: Line): string | null {
  const tail = sourceTail(trailingTags(whole).rest)
  return tail && isTagLine(wording(tail.rest)) ? tail.source.url : null
}
