import { urlAlone } from './item.ts'
import type { Line } from './layout/lines.ts'
import type { ReadLine } from './reading/reads.ts'
import { endsSentence, isMadeHeading, looksLikeHeading, soundsLikeFooter } from './text/line-shape.ts'
import { plain } from './text/tokens.ts'

/** What the lines between two starts are: the first item's own, and what stands behind it. */
export interface Block {
  readonly body: readonly ReadLine[]
  /** The line of the body that ends in the item's source, or null. */
  readonly source: ReadLine | null
  /** A URL that stood alone behind the source. */
  readonly url: string | null
  /** Headings of the items to come. */
  readonly headings: readonly Line[]
  /** Closing paragraphs, behind the last item. */
  readonly footer: readonly Line[]
  /** Lines behind the item's source that are no heading. */
  readonly strays: readonly Line[]
}

/** Where a block stands. */
export interface BlockRules {
  /** What follows: another item, a marked heading, the rule above the footer, or the end of the text. */
  readonly next: 'item' | 'heading' | 'rule' | 'end'
  /** No line is a heading unless it is marked as one. */
  readonly marked: boolean
  /** Most items are a headline only, so that a short line is more likely a heading than a body. */
  readonly terse: boolean
  /** The numbering starts again behind this block. */
  readonly restarts: boolean
  /** No item like this one goes on behind a blank line: what stands there is not its body. `mostly`: it may be its source. */
  readonly compact: 'always' | 'mostly' | 'no'
  /** Whether the line of the item itself names or links its source. */
  readonly told: () => boolean
}

/**
 * Cuts a block. An item ends with its source, with the hashtags behind that, or with the block; what follows is no body:
 * headings before another item, the footer at the end of the text. Without a source a last line made like a heading is one
 * when something parts it from the body; and words such as "Subscribe" open the footer.
 */
export function cutBlock(lines: readonly ReadLine[], rules: BlockRules): Block {
  const closes = rules.next !== 'item' || rules.restarts
  const footerAt = closes ? footerStart(lines, rules) : lines.length
  const body = lines.slice(0, footerAt)
  const found = sourceLine(body, rules)
  // An address right below the headline is the item's, and its text is still to come.
  const sourceAt = found === 0 && body.length > 1 && urlOf(body[0]) !== null ? -1 : found
  let end = sourceAt >= 0 ? sourceAt + 1 : tagsEnd(body)
  let url: string | null = null
  const source = body[sourceAt]
  if (source?.tail && source.tail.source.url === null && body[end]) {
    url = urlOf(body[end])
    if (url !== null) end++
  }
  while (body[end]?.tagsOnly) end++
  if (sourceAt < 0 && rules.next === 'item' && !rules.marked && end === body.length && headingAtEnd(body, rules)) end--
  const own = url === null ? body.slice(0, end) : body.filter((_, at) => at < end && at !== sourceAt + 1)
  const item = { body: own, source: source ?? null, url }
  const behind = lines.slice(end).map(({ line }) => line)
  if (rules.next === 'end' || rules.next === 'rule') return { ...item, headings: [], footer: behind, strays: [] }
  const isHeading = (line: Line) => rules.next === 'item' && !rules.marked && looksLikeHeading(plain(line.whole))
  const footer = lines.slice(Math.max(end, footerAt)).flatMap(({ line }) => (isHeading(line) ? [] : [line]))
  const rest = behind.filter((line) => !footer.includes(line))
  return { ...item, headings: rest.filter(isHeading), footer, strays: rest.filter((line) => !isHeading(line)) }
}

const isSource = ({ tail }: ReadLine): boolean => tail !== null && !tail.weak

/** Where the footer begins by its wording, behind a source or where none is to come; or by the blank line above it. */
function footerStart(reads: readonly ReadLine[], { compact, told }: BlockRules): number {
  const sounds = reads.map(({ line }) => line.mark !== 'code' && soundsLikeFooter(plain(line.whole)))
  const isTold = told()
  const first = isTold ? -1 : reads.findIndex(isSource)
  // A closing line may end in brackets of its own: it does not make what stands before it an item's body.
  const last = reads.findLastIndex((read, at) => isSource(read) && !sounds[at])
  const worded = reads.findIndex(({ line }, index) => {
    const behindSource = isTold || (first >= 0 && index > first)
    return sounds[index] && (index > 0 || line.gap) && (behindSource || index > last)
  })
  const apart =
    compact !== 'no'
      ? reads.findIndex(
          (read, index) =>
            read.line.gap && read.line.indent <= 1 && (index > 0 || compact === 'always' || !isSource(read)),
        )
      : -1
  const found = [worded, apart].filter((at) => at >= 0)
  return found.length === 0 ? reads.length : Math.min(...found)
}

/** The line that ends the item with its source, or -1. */
function sourceLine(body: readonly ReadLine[], rules: BlockRules): number {
  const ends = (read: ReadLine | undefined): boolean => read !== undefined && isSource(read) && urlOf(read) === null
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
  const heading = read.tail?.rest !== '' && looksLikeHeading(plain(read.line.whole))
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
  if (!last || last.tagsOnly || last.line.mark === 'code' || last.line.indent > 1) return false
  if (!looksLikeHeading(plain(last.line.whole))) return false
  const before = body.at(-2)
  if (isMadeHeading(last.line.whole) || last.line.gap || rules.restarts || rules.terse) return true
  return before !== undefined && (before.tagsOnly || endsSentence(before.line.whole))
}

const urlOf = (read: ReadLine | undefined): string | null => (read ? urlAlone(read.line.whole) : null)
