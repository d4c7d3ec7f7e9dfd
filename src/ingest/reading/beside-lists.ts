import { withHeadlineLink } from '../text/headline-link.ts'
import { looksLikeHeading, soundsLikeFooter } from '../text/line-shape.ts'
import { hasLink, leadingLink, plain } from '../text/tokens.ts'
import { blocksOf } from './blocks.ts'
import type { Reads } from './reads.ts'
import type { Node } from './tree.ts'

/** Items without marks that stand among lists. */
export interface BesideLists {
  readonly starts: readonly number[]
  /** Lines that name the source of the item above. */
  readonly credits: readonly number[]
}

const nothing: BesideLists = { starts: [], credits: [] }

/**
 * Finds items that no mark tells, between `from` and the first list, and behind a blank line below the last entry of each: those
 * that begin with an address or end in a source. None where entries themselves go on behind blank lines.
 */
export function besideLists(reads: Reads, from: number, kids: readonly Node[]): BesideLists {
  const [first] = kids
  if (!first || kids.some(({ sign }) => sign.rank > 0 || sign.kind === 'messages')) return nothing
  const apart = kids.map((kid) => (kid.sign.soft ? -1 : apartFrom(reads, kid)))
  const ends = apart.filter((at) => at >= 0)
  if (ends.length * 2 > kids.length && kids.length > 1) return nothing
  const above = certain(reads, from, first.at)
  const below = kids.flatMap((kid, turn) => ((apart[turn] ?? -1) >= 0 ? certain(reads, apart[turn] ?? 0, kid.end) : []))
  const isUnder = from > 0 && reads.lines[from - 1]?.mark === 'heading' && (reads.lines[from - 1]?.level ?? 0) > 1
  const starts = [...(above.length > 1 || isUnder ? above : []), ...(above.length > 1 ? below : [])]
  return { starts, credits: creditsOf(reads, starts, kids.at(-1)?.end ?? from) }
}

/** Where an entry's text is over, and something that is not set in stands behind a blank line; -1: nowhere. */
function apartFrom(reads: Reads, { at, end }: Node): number {
  const indent = reads.lines[at]?.indent ?? 0
  for (let below = at + 1; below < end; below++) {
    const line = reads.lines[below]
    if (line?.gap && line.indent <= indent && line.mark !== 'rule') return below
  }
  return -1
}

/** The items whose first line has an address of its own, or whose last ends in a source. */
function certain(reads: Reads, from: number, to: number): readonly number[] {
  const starts = blocksOf(reads, from, to, false)?.starts ?? []
  return starts.filter((at) => {
    const { line, tail } = reads.at(at)
    return leadingLink(line.whole) !== null || hasLink(withHeadlineLink(line.text)) || (tail !== null && !tail.weak)
  })
}

/** Where most items have a short line by itself below, that names who wrote them. */
function creditsOf(reads: Reads, starts: readonly number[], to: number): readonly number[] {
  const credits = starts.flatMap((start) => {
    for (let at = start + 1; at < to; at++) {
      const { line, tail } = reads.at(at)
      if (!line.gap) continue
      const text = plain(line.whole)
      const alone = reads.lines[at + 1]?.gap ?? true
      return alone && tail === null && line.mark === 'text' && looksLikeHeading(text) && !soundsLikeFooter(text)
        ? [at]
        : []
    }
    return []
  })
  return credits.length > 1 && credits.length >= starts.length * 0.6 ? credits : []
}
