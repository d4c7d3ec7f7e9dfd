import type { Numbering } from '../layout/numbering.ts'
import { looksLikeHeading, soundsLikeFooter } from '../text/line-shape.ts'
import { plain } from '../text/tokens.ts'
import { blocksOf } from './blocks.ts'
import type { ReadingKind } from './kinds.ts'
import type { Reads } from './reads.ts'
import { type Node, treeOf } from './tree.ts'
import { blocksUnder, headingVote } from './vote.ts'

/** A line at which something begins. */
export interface Start {
  /** Its place among the lines. */
  readonly at: number
  /** `parent`: a heading that only headings stand below. */
  readonly what: 'item' | 'heading' | 'parent'
  readonly kind: ReadingKind
  /** The heading that it stands below, by place; -1: none that is marked. */
  readonly under: number
}

/** What a text is read as. */
export interface Plan {
  /** The line that is the title, by place; -1: none is marked. */
  readonly title: number
  readonly starts: readonly Start[]
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
  const unmarked = unmarkedItems()
  const votes = unmarked ? new Map<string, Vote>() : collectVotes(reads, roots)
  if (unmarked) for (const at of unmarked.starts) starts.push({ at, what: 'item', kind: unmarked.kind, under: -1 })
  else for (const node of roots) emit(node, -1)
  const kind = mostOf(starts)
  const close = closest(votes)
  return {
    title: title?.at ?? -1,
    starts: starts.sort((a, b) => a.at - b.at),
    kind,
    other: close === kind || wanted !== null ? null : close,
    sure: wanted !== null || (unmarked ? unmarked.sure : close === null),
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
      if (node.kids.length > 0) return
      const blocks = blocksUnder(reads, node)
      for (const at of blocks?.starts ?? [])
        starts.push({ at, what: 'item', kind: blocks?.kind ?? 'paragraphs', under: node.at })
    } else {
      const nested = node.sign.kind === 'bullets' && under >= 0 && reads.lines[under]?.mark === 'bullet'
      starts.push({ at: node.at, what: 'item', kind: nested ? 'sub-bullets' : node.sign.kind, under })
    }
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

interface Vote {
  readonly sum: number
  readonly headings: number
  readonly voters: number
  /** What stands below. */
  readonly kid: ReadingKind
  readonly kind: ReadingKind
  /** The sum of the nodes that something stands below. */
  readonly own: number
}

/** What nodes that look alike say together. */
function collectVotes(reads: Reads, roots: readonly Node[]): Map<string, Vote> {
  const votes = new Map<string, Vote>()
  const walk = (node: Node): void => {
    const own = headingVote(reads, node)
    // An entry of a list with nothing below it makes its like entries, too.
    const vote = own ?? (node.sign.rank > 0 || node.sign.soft ? null : -0.5)
    if (vote !== null) {
      const kid = node.kids[0]?.sign.kind ?? 'paragraphs'
      const before = votes.get(node.sign.name) ?? { sum: 0, headings: 0, voters: 0, kid, own: 0, kind: node.sign.kind }
      const weighed = Math.max(-2, Math.min(2, vote))
      votes.set(node.sign.name, {
        ...before,
        kid: before.kid === 'paragraphs' ? kid : before.kid,
        sum: before.sum + weighed,
        own: before.own + (own === null ? 0 : weighed),
        headings: before.headings + (vote > 0 ? 1 : 0),
        voters: before.voters + (own === null ? 0 : 1),
      })
    }
    for (const kid of node.kids) walk(kid)
  }
  for (const node of roots) walk(node)
  return votes
}

/** The kind that would be read if the closest of the votes had gone the other way, where that was close. */
function closest(votes: ReadonlyMap<string, Vote>): ReadingKind | null {
  const close = [...votes.values()].filter(({ own, voters }) => voters > 0 && Math.abs(own) / voters < 0.6)
  const [first] = close.sort((a, b) => b.voters - a.voters)
  return first ? (first.sum > 0 ? first.kind : first.kid) : null
}

function mostOf(starts: readonly Start[]): ReadingKind | null {
  const counts = new Map<ReadingKind, number>()
  for (const { what, kind } of starts) if (what === 'item') counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** The marked line that is the title: the first, where it stands above everything else, or looks like no other. */
function titleNode(reads: Reads, nodes: readonly Node[]): Node | null {
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
    const contains = first.kids.some((kid) => kid.sign.rank > 0)
    return alike.length === 1 && contains && (second === undefined || second.sign.rank === 0) && sign.rank < 3
      ? first
      : null
  }
  if (!sign.soft || headingsAbove || first.at > 2) return null
  if (sign.name === 'numeral') return null
  return alike.length === 1 || first.kids.length === 0 ? first : null
}
