import { dateIn } from '../layout/date.ts'
import type { Line } from '../layout/lines.ts'
import { isItemMark } from '../text/item-marks.ts'
import { looksLikeHeading, soundsLikeFooter } from '../text/line-shape.ts'
import { plain } from '../text/tokens.ts'
import { type Sign, signOf } from './kinds.ts'

/** A line that begins something, with all that stands below it. */
export interface Node {
  /** Its place among the lines. */
  readonly at: number
  readonly sign: Sign
  /** Behind its last line. */
  end: number
  readonly kids: Node[]
}

/** How often a sign must come to be none by chance. */
const fewest: Readonly<Record<string, number>> = { time: 3, emoji: 2, tagged: 2, field: 2, lead: 2, message: 2 }

/**
 * What stands below what: headings by their rank; everything else by how it is set in, and by what comes again. A sign that
 * comes again behind others has those below it; one that does not come again was a list of its own.
 */
export function treeOf(lines: readonly Line[], numbered: ReadonlySet<number>): readonly Node[] {
  const signs = signsOf(lines, numbered)
  const again = lastInRegion(signs)
  const roots: Node[] = []
  const open: Node[] = []
  signs.forEach((sign, at) => {
    if (sign === null) return
    const line = lines[at]
    if (!line) return
    place(at, sign, line)
    const node: Node = { at, sign, end: lines.length, kids: [] }
    const parent = open.at(-1)
    ;(parent ? parent.kids : roots).push(node)
    open.push(node)
  })
  closeTo(0, lines.length)
  return roots

  /** Closes what the new line does not stand below. */
  function place(at: number, sign: Sign, line: Line): void {
    if (sign.rank > 0) {
      const keep = open.findIndex((node) => node.sign.rank === 0 || node.sign.rank >= sign.rank)
      closeTo(keep < 0 ? open.length : keep, at)
      return
    }
    const same = open.findIndex((node) => node.sign.name === sign.name)
    if (same >= 0) closeTo(same, at)
    while (same < 0 && open.length > 0) {
      const above = open.at(-1)
      if (!above || above.sign.rank > 0 || isBelow(above, at, sign, line)) return
      closeTo(open.length - 1, at)
    }
  }

  function isBelow(above: Node, at: number, sign: Sign, line: Line): boolean {
    const comesAgain = (again[above.at] ?? 0) > at
    const first = lines[above.at]
    if (!first) return false
    if (sign.soft && !above.sign.soft) {
      // A heading among the entries of a list stands above the next of them.
      const next = signs[at + 1]
      return comesAgain && next?.name !== above.sign.name && line.indent >= first.indent
    }
    if (above.sign.soft || line.indent > first.indent + 1) return true
    if (line.indent + 1 < first.indent) return false
    // What comes behind a blank line, and never between, is another list.
    return comesAgain || (above.sign.kind === 'numbers' && sign.kind !== 'messages') || !line.gap
  }

  function closeTo(length: number, at: number): void {
    while (open.length > length) {
      const node = open.pop()
      if (node) node.end = at
    }
  }
}

function signsOf(lines: readonly Line[], numbered: ReadonlySet<number>): readonly (Sign | null)[] {
  const signs = lines.map((line, at) => (isFoot(line) || line.row?.isHead ? null : signOf(line, numbered.has(at))))
  const counts = new Map<string, number>()
  for (const sign of signs) if (sign) counts.set(sign.name, (counts.get(sign.name) ?? 0) + 1)
  return signs.map((sign, at) => {
    const line = lines[at]
    if (!sign || !line) return null
    if ((counts.get(sign.name) ?? 0) < (fewest[sign.name] ?? 1)) return null
    if ((sign.soft || sign.name === 'tagged') && isDate(plain(line.text))) return null
    if (sign.name === 'strong' && !looksLikeHeading(plain(line.text)) && line.text.length > 100) return null
    // A dash at the start of a line is a bullet only among others.
    return /^[–—·]$/.test(line.sign) && (counts.get(sign.name) ?? 0) < 2 ? null : sign
  })
}

/** A date, and no other word. */
function isDate(text: string): boolean {
  const dated = dateIn(text, '2000-01-01')
  return dated !== null && (dated.alone || !/[\p{L}\p{N}]/u.test(dated.rest))
}

/** Closing words are no item, whatever they begin with. */
const isFoot = ({ mark, sign, whole }: Line): boolean =>
  mark !== 'text' &&
  mark !== 'heading' &&
  !isItemMark(mark) &&
  (soundsLikeFooter(plain(whole)) || (sign !== '' && soundsLikeFooter(`【${sign}】`)))

/** For each line with a sign, where that sign comes last before the next heading. */
function lastInRegion(signs: readonly (Sign | null)[]): readonly number[] {
  const last: number[] = []
  const seen = new Map<string, number>()
  for (let at = signs.length - 1; at >= 0; at--) {
    const sign = signs[at]
    if (!sign) continue
    if (sign.rank > 0) seen.clear()
    if (!seen.has(sign.name)) seen.set(sign.name, at)
    last[at] = seen.get(sign.name) ?? at
  }
  return last
}
