import { looksLikeHeading, soundsLikeFooter } from '../text/line-shape.ts'
import { plain } from '../text/tokens.ts'
import type { Reads } from './reads.ts'
import type { Node } from './tree.ts'

/** The marked line that is the title: the first, where it stands above everything else, or looks like no other. */
export function titleNode(reads: Reads, nodes: readonly Node[]): Node | null {
  const [first, second] = nodes
  if (!first) return null
  const { sign } = first
  const headingsAbove = reads.lines
    .slice(0, first.at)
    .some((line) => line.mark === 'text' && looksLikeHeading(line.whole))
  const alike = nodes.filter((node) => node.sign.name === sign.name)
  if (soundsLikeFooter(plain(reads.lines[first.at]?.whole ?? ''))) return null
  if (sign.rank === 1)
    return alike.length > 1 && first.kids.length > 0 && first.kids[0]?.at === first.at + 1 ? null : first
  if (sign.rank > 1) {
    const contains = first.kids.some((kid) => kid.sign.rank > 0 || kid.sign.soft)
    return alike.length === 1 &&
      contains &&
      (second === undefined || second.sign.rank === 0) &&
      (sign.rank < 3 || first.at === 0)
      ? first
      : null
  }
  if (!sign.soft || headingsAbove || first.at > 2) return null
  if (sign.name.startsWith('numeral') || /[:：] ?\S/.test(reads.lines[first.at]?.text ?? '')) return null
  if (alike.length > 1 && reports(reads, first)) return null
  return alike.length === 1 || first.kids.length === 0 ? first : null
}

/** Its own text follows at once and names a source: news, set like the news below it. */
function reports(reads: Reads, { at, end }: Node): boolean {
  const next = reads.lines[at + 1]
  if (!next || next.gap) return false
  for (let below = at + 1; below < end; below++) if (reads.tells(below)) return true
  return false
}
