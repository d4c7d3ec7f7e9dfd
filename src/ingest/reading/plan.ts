import type { Numbering } from '../layout/numbering.ts'
import { isFootHeading } from '../text/line-shape.ts'
import { plain } from '../text/tokens.ts'
import { besideLists } from './beside-lists.ts'
import { blocksOf } from './blocks.ts'
import type { ReadingKind } from './kinds.ts'
import type { Reads } from './reads.ts'
import { titleNode } from './title.ts'
import { type Node, treeOf } from './tree.ts'
import { blocksUnder, headingVote } from './vote.ts'
import { closest, collectVotes, type Vote } from './votes.ts'

/** A line at which something begins. */
export interface Start {
  /** Its place among the lines. */
  readonly at: number
  /** `parent`: a heading that only headings stand below. `foot`: closing words under a heading. */
  readonly what: 'item' | 'heading' | 'parent' | 'foot'
  readonly kind: ReadingKind
  /** The heading that it stands below, by place; -1: none that is marked. */
  readonly under: number
}

/** What a text is read as. */
export interface Plan {
  /** The line that is the title, by place; -1: none is marked. */
  readonly title: number
  readonly starts: readonly Start[]
  /** Lines that name the source of the item above, and nothing else, by place. */
  readonly credits: ReadonlySet<number>
  /** What most items were told by; null: there are none. */
  readonly kind: ReadingKind | null
  /** Another kind that as many items could be told by, where it was close; null: none. */
  readonly other: ReadingKind | null
  readonly sure: boolean
}

/** Chooses among all ways to read the text by what its lines have in common; or takes the one that was asked for. */
export function planOf(reads: Reads, numbering: Numbering, wanted: ReadingKind | null): Plan {
  const numbered = new Set(numbering.starts)
  const all = treeOf(reads.lines, numbered)
  const title = titleNode(reads, all)
  const roots = title ? all.flatMap((node) => (node === title ? title.kids : [node])) : all
  const starts: Start[] = []
  const credits = new Set<number>()
  const unmarked = unmarkedItems()
  const votes = unmarked ? new Map<string, Vote>() : collectVotes(reads, roots)
  if (unmarked) for (const at of unmarked.starts) starts.push({ at, what: 'item', kind: unmarked.kind, under: -1 })
  else {
    for (const node of roots) emit(node, -1)
    addUnmarked(title ? title.at + 1 : 0, roots, -1)
  }
  const kind = mostOf(starts)
  const close = closest(votes)
  const other = close === kind || wanted !== null ? null : close
  return {
    title: title?.at ?? -1,
    starts: starts.sort((a, b) => a.at - b.at),
    credits,
    kind,
    other,
    sure: wanted !== null || (unmarked ? unmarked.sure : other === null),
  }

  /** Items without marks, where there are no marks, or only a few beside them. */
  function unmarkedItems() {
    const asked = wanted === 'paragraphs' || wanted === 'lines'
    if (!asked && wanted !== null) return null
    const from = title ? title.at + 1 : 0
    const to = roots[0]?.at ?? reads.lines.length
    if (roots.length === 0 || asked) {
      const blocks = blocksOf(reads, from, roots.length === 0 ? to : reads.lines.length, true)
      return blocks && (blocks.starts.length > 1 || title !== null) ? blocks : null
    }
    if (roots.some(({ sign }) => sign.rank > 0 || sign.kind === 'numbers')) return null
    const before = to - from > 4 ? blocksOf(reads, from, to, false) : null
    return before && before.starts.length > 3 && before.starts.length > roots.length * 2
      ? blocksOf(reads, from, reads.lines.length, false)
      : null
  }

  function emit(node: Node, under: number): void {
    if (isHeading(node)) {
      const { kind } = node.sign
      const [first] = node.kids
      starts.push({ at: node.at, what: first && isHeading(first) ? 'parent' : 'heading', kind, under })
      for (const kid of node.kids) emit(kid, node.at)
      if (node.kids.length > 0) {
        addUnmarked(node.at + 1, node.kids, node.at)
        return
      }
      const blocks = blocksUnder(reads, node)
      for (const at of blocks?.starts ?? [])
        starts.push({ at, what: 'item', kind: blocks?.kind ?? 'paragraphs', under: node.at })
    } else if (isFoot(node)) starts.push({ at: node.at, what: 'foot', kind: node.sign.kind, under })
    else {
      const nested = node.sign.kind === 'bullets' && under >= 0 && reads.lines[under]?.mark === 'bullet'
      starts.push({ at: node.at, what: 'item', kind: nested ? 'sub-bullets' : node.sign.kind, under })
    }
  }

  /** What names a source among and above the entries of lists, and is none. */
  function addUnmarked(from: number, kids: readonly Node[], under: number): void {
    if (wanted !== null) return
    const found = besideLists(reads, from, kids)
    for (const at of found.starts) starts.push({ at, what: 'item', kind: 'paragraphs', under })
    for (const at of found.credits) credits.add(at)
  }

  /** "Subscribe", "About us": such headings stand above closing words. */
  function isFoot({ at, sign, kids }: Node): boolean {
    const isLast = starts.some(({ what }) => what === 'item')
    return (
      isLast && kids.length === 0 && (sign.rank > 0 || sign.soft) && isFootHeading(plain(reads.lines[at]?.text ?? ''))
    )
  }

  function isHeading(node: Node): boolean {
    if (node.kids.length === 0 && node.sign.rank === 0 && !node.sign.soft) return false
    if (wanted !== null) {
      if (below(node, wanted, node.sign.kind === 'bullets')) return true
      if (node.sign.kind === wanted) return false
    }
    const own = headingVote(reads, node)
    const { sum = 0, headings = 0 } = votes.get(node.sign.name) ?? {}
    if (own === null) return emptyIsHeading(node, sum, headings)
    if (node.kids.length === 0 && own <= 0) return false
    return Math.abs(own) >= 2 || sum === 0 ? own > 0 : sum > 0
  }

  /** Nothing stands below it: it is what most that look like it are. */
  function emptyIsHeading({ at, sign }: Node, sum: number, headings: number): boolean {
    const line = reads.lines[at]
    if (line?.text === '' && sign.rank > 0) return true
    // "🌤 Weather: rain" says it all.
    if (sign.soft && /[:：] ?\S/.test(line?.text ?? '')) return false
    if (sum !== 0) return headings > 0 && sum > 0 && (sign.rank > 0 || sign.soft)
    return sign.rank === 2 && line?.count === 0 && !reads.tells(at)
  }

  function below(node: Node, kind: ReadingKind, inBullet: boolean): boolean {
    return node.kids.some(
      (kid) =>
        (kid.sign.kind === 'bullets' && inBullet ? kind === 'sub-bullets' : kid.sign.kind === kind) ||
        below(kid, kind, inBullet || kid.sign.kind === 'bullets'),
    )
  }
}

function mostOf(starts: readonly Start[]): ReadingKind | null {
  const counts = new Map<ReadingKind, number>()
  for (const { what, kind } of starts) if (what === 'item') counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
