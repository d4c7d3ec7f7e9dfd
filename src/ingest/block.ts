import type { ItemLines } from './item.ts'
import type { Line } from './layout/lines.ts'
import type { BlockRules } from './layout/outline.ts'
import { withoutLinkLabel } from './source/label.ts'
import { type SourceTail, sourceTail } from './source/source.ts'
import { endsSentence, isMadeHeading, looksLikeHeading, soundsLikeFooter } from './text/line-shape.ts'
import { trailingTags } from './text/tags.ts'
import { urlTail } from './text/url.ts'

/** What the lines between two item marks are: the first item's own, and what stands behind it. */
export interface Block {
  readonly item: Pick<ItemLines, 'body' | 'source' | 'url'>
  /** Headings of the items to come. */
  readonly headings: readonly Line[]
  /** Closing paragraphs, behind the last item. */
  readonly footer: readonly Line[]
  /** Lines behind the item's source that are no heading. */
  readonly strays: readonly Line[]
}

/**
 * Cuts a block. An item ends with its source, with the hashtags behind that, or with the block; what follows is no body:
 * headings before another item, the footer at the end of the text. Without a source a last line made like a heading is one
 * when something parts it from the body; and words such as "Subscribe" open the footer.
 */
export function cutBlock(lines: readonly Line[], rules: BlockRules): Block {
  const reads = lines.map((line) => readTail(line))
  const footerAt = rules.next === 'end' ? footerStart(reads) : reads.length
  const body = reads.slice(0, footerAt)
  const sourceAt = sourceLine(body, rules)
  let end = sourceAt >= 0 ? sourceAt + 1 : tagsEnd(body)
  let url: string | null = null
  const source = body[sourceAt]
  if (source?.tail && source.tail.source.url === null && body[end]) {
    url = urlAlone(body[end]?.line)
    if (url !== null) end++
  }
  while (body[end]?.tagsOnly) end++
  if (sourceAt < 0 && rules.next === 'item' && !rules.marked && end === body.length && headingAtEnd(body, rules)) end--
  const own = body.slice(0, end).filter((_, at) => url === null || at !== sourceAt + 1)
  const item = { body: own.map(({ line }) => line), source: source?.line ?? null, url }
  const behind = reads.slice(end).map(({ line }) => line)
  if (rules.next === 'end' || rules.next === 'rule') return { item, headings: [], footer: behind, strays: [] }
  const isHeading = (line: Line) => rules.next === 'item' && !rules.marked && looksLikeHeading(line.whole)
  return { item, headings: behind.filter(isHeading), footer: [], strays: behind.filter((line) => !isHeading(line)) }
}

interface ReadLine {
  readonly line: Line
  readonly tail: SourceTail | null
  readonly tagsOnly: boolean
}

function readTail(line: Line): ReadLine {
  const { rest } = trailingTags(line.whole)
  return { line, tail: sourceTail(rest), tagsOnly: rest === '' }
}

const isSource = ({ tail }: ReadLine): boolean => tail !== null && !tail.weak

/** Where the footer begins by its wording: behind a source, or where none is to come. */
function footerStart(reads: readonly ReadLine[]): number {
  const sounds = reads.map(({ line }) => soundsLikeFooter(line.whole))
  const first = reads.findIndex(isSource)
  // A closing line may end in brackets of its own: it does not make what stands before it an item's body.
  const last = reads.findLastIndex((read, at) => isSource(read) && !sounds[at])
  const at = reads.findIndex(({ line }, index) => {
    const behindSource = first >= 0 && index > first
    return sounds[index] && (index > 0 || line.gap) && (behindSource || index > last)
  })
  return at < 0 ? reads.length : at
}

/** The line that ends the item with its source, or -1. */
function sourceLine(body: readonly ReadLine[], rules: BlockRules): number {
  const ends = (read: ReadLine | undefined): boolean =>
    read !== undefined && isSource(read) && urlAlone(read.line) === null
  const first = body.findIndex(ends)
  const lastText = body.findLastIndex((read) => !read.tagsOnly)
  if (first < 0) return body.findLastIndex((read, at) => isSource(read) || (read.tail !== null && at === lastText))
  if (rules.next === 'end') {
    // What stands behind the last item's source may be the footer, whatever that ends in.
    let last = first
    while (ends(body[last + 1])) last++
    return last
  }
  const last = body.findLastIndex(ends)
  const read = body[last]
  if (!read || rules.next !== 'item' || rules.marked || last === first || last !== lastText) return last
  // "Retail (Asia)" behind a source is the next heading, not another source.
  const heading = read.tail?.rest !== '' && looksLikeHeading(read.line.whole)
  return heading ? body.slice(0, last).findLastIndex(ends) : last
}

/** Where an item without source ends because hashtags close it; else where the block ends. */
function tagsEnd(body: readonly ReadLine[]): number {
  const at = body.findIndex(
    (read, index) => read.tagsOnly && index > 0 && (body[index + 1]?.line.gap ?? false) && !body[index + 1]?.tagsOnly,
  )
  return at < 0 ? body.length : at + 1
}

function headingAtEnd(body: readonly ReadLine[], rules: BlockRules): boolean {
  const last = body.at(-1)
  if (!last || last.tagsOnly || !looksLikeHeading(last.line.whole)) return false
  const before = body.at(-2)
  if (isMadeHeading(last.line.whole) || last.line.gap || rules.restarts || rules.terse) return true
  return before !== undefined && (before.tagsOnly || endsSentence(before.line.whole))
}

/** The URL of a line that holds nothing else but, perhaps, words such as "Read more:". */
function urlAlone(line: Line | undefined): string | null {
  const tail = line ? urlTail(line.whole) : null
  return tail && withoutLinkLabel(tail.rest) === '' ? tail.url : null
}
