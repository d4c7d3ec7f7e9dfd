import type { Line } from '../layout/lines.ts'
import { isMenu } from '../layout/menu.ts'
import { type SourceTail, sourceTail } from '../source/source.ts'
import { withHeadlineLink } from '../text/headline-link.ts'
import { isPreheader } from '../text/line-shape.ts'
import { trailingTags } from '../text/tags.ts'
import { hasLink, plain } from '../text/tokens.ts'

/** A line, and what it ends in. */
export interface ReadLine {
  readonly line: Line
  /** The hashtags at its end, and what stands before them. */
  readonly tags: readonly string[]
  readonly rest: string
  readonly tail: SourceTail | null
  /** It holds hashtags and nothing else. */
  readonly tagsOnly: boolean
}

/** The lines of a text; what each ends in is read when it is asked for, and once. */
export interface Reads {
  readonly lines: readonly Line[]
  at(index: number): ReadLine
  /** Whether the line names or links a source, as items do. */
  tells(index: number): boolean
}

/** Reads lines as they are asked for. */
export function createReads(lines: readonly Line[]): Reads {
  const known: ReadLine[] = []
  const at = (index: number): ReadLine => {
    const found = known[index]
    if (found) return found
    const line = lines[index]
    if (!line) throw new RangeError(`There is no line ${index}.`)
    const read = endOf(line)
    known[index] = read
    return read
  }
  return {
    lines,
    at,
    tells: (index) => {
      const { line, tail } = at(index)
      return (
        !isPreheader(plain(line.whole)) &&
        (tail !== null || hasLink(line.whole) || hasLink(withHeadlineLink(line.text))) &&
        !isMenu(line) &&
        line.mark !== 'code'
      )
    },
  }
}

/** What a line ends in. Code and rows of tables are what they are. */
export function endOf(line: Line): ReadLine {
  const { whole, mark } = line
  if (mark === 'code' || mark === 'row') return { line, tags: none, rest: whole, tail: null, tagsOnly: false }
  const { rest, tags } = trailingTags(whole)
  return { line, tags, rest, tail: rest === '' ? null : sourceTail(rest), tagsOnly: rest === '' }
}

const none: readonly never[] = []
