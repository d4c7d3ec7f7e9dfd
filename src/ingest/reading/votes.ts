import type { ReadingKind } from './kinds.ts'
import type { Reads } from './reads.ts'
import type { Node } from './tree.ts'
import { headingVote } from './vote.ts'

/** What nodes that look alike say of themselves. */
export interface Vote {
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
export function collectVotes(reads: Reads, roots: readonly Node[]): Map<string, Vote> {
  const votes = new Map<string, Vote>()
  const walk = (node: Node): void => {
    const vote = headingVote(reads, node)
    // Whatever others are, a heading above a text alone is an item.
    const own = node.kids.length === 0 && (vote ?? 0) < 0 ? null : vote
    // An entry of a list with nothing below it makes its like entries, too.
    const counted = vote ?? (node.sign.rank > 0 || node.sign.soft ? null : -0.5)
    if (counted !== null) {
      const kid = node.kids[0]?.sign.kind ?? 'paragraphs'
      const before = votes.get(node.sign.name) ?? { sum: 0, headings: 0, voters: 0, kid, own: 0, kind: node.sign.kind }
      const weighed = Math.max(-2, Math.min(2, counted))
      votes.set(node.sign.name, {
        ...before,
        kid: before.kid === 'paragraphs' ? kid : before.kid,
        sum: before.sum + weighed,
        own: before.own + (own === null ? 0 : weighed),
        headings: before.headings + (counted > 0 ? 1 : 0),
        voters: before.voters + (own === null ? 0 : 1),
      })
    }
    for (const kid of node.kids) walk(kid)
  }
  for (const node of roots) walk(node)
  return votes
}

/** The kind that would be read if the closest of the votes had gone the other way, where that was close. */
export function closest(votes: ReadonlyMap<string, Vote>): ReadingKind | null {
  const close = [...votes.values()].filter(({ own, voters }) => voters > 0 && Math.abs(own) / voters < 0.6)
  const [first] = close.sort((a, b) => b.voters - a.voters)
  return first ? (first.sum > 0 ? first.kind : first.kid) : null
}
