import { storyUrl } from '../../link-preview/canonical-url.ts'
import type { NewProposal, Proposal, Store } from '../../store/port.ts'
import { append } from '../draft/arrange.ts'
import { type Change, changeDrafts } from '../draft/change-drafts.ts'
import { itemFaults, TooLong } from '../draft/limits.ts'
import type { Roles } from '../people/roles.ts'
import { filedUnder } from '../rules/filing.ts'

/** What became of an item that somebody would like to see. */
export type Proposed =
  /** An editor brought it: it is in the draft. */
  | { readonly kind: 'draft' }
  | { readonly kind: 'proposal' }
  /** The same person proposed the same not long ago: nothing was written. */
  | { readonly kind: 'same' }
  /** They proposed as many in a day as one may: nothing was written. From `again` on they may. */
  | { readonly kind: 'enough'; readonly limit: number; readonly again: number }

export interface ProposingOptions {
  readonly store: Pick<Store, 'propose' | 'proposalsBy' | 'draft' | 'saveDraft' | 'setting' | 'byTopic'>
  readonly roles: Roles
  readonly now: () => number
  /** How many one person may propose in 24 hours. */
  readonly perDay: number
}

/** Proposing over a store. */
export interface Proposing {
  /** Takes one item: into the draft when an editor brings it, to the proposals when somebody else does. Throws TooLong. */
  propose(proposal: NewProposal): Promise<Proposed>
  /** Whether somebody who is no editor proposed as many in a day as one may; null: not yet. */
  enough(person: string): Promise<Enough | null>
}

type Enough = Extract<Proposed, { readonly kind: 'enough' }>

/** Proposing over a store. */
export function createProposing({ store, roles, now, perDay }: ProposingOptions): Proposing {
  const enoughIn = (before: readonly Proposal[]): Enough | null => {
    const at = now()
    const today = before.filter((each) => each.at > at - dayMs && each.at <= at)
    const oldest = today.slice(0, perDay).at(-1)
    return today.length < perDay ? null : { kind: 'enough', limit: perDay, again: (oldest?.at ?? at) + dayMs }
  }

  const fromReader = async (proposal: NewProposal): Promise<Proposed> => {
    const before = await store.proposalsBy(proposal.person, now() - memoryMs, mostCompared)
    if (before.some(({ item }) => isSame(item, proposal.item))) return { kind: 'same' }
    const enough = enoughIn(before)
    if (enough !== null) return enough
    await store.propose(proposal, now())
    return { kind: 'proposal' }
  }

  const fromEditor = ({ item, section, person, name, from }: NewProposal): Promise<Proposed> =>
    changeDrafts<Proposed>(store, now, async (drafts, newKey): Promise<Change<Proposed>> => {
      const key = newKey()
      const title = section ?? (await filedUnder(store, item.topics, drafts.draft))
      const draft = append(drafts.draft, { ...item, number: 0, key, edits: 0 }, title)
      const actor = { person, name, from }
      const audit = { actor, action: 'posted', subject: `draft ${key}`, detail: { item, section } } as const
      return { drafts: { ...drafts, draft }, audit, result: { kind: 'draft' } }
    })

  return {
    async propose(proposal) {
      const faults = itemFaults(proposal.item, null)
      if (faults.length > 0) throw new TooLong(faults)
      return (await roles.roleOf(proposal.person)) === null ? fromReader(proposal) : fromEditor(proposal)
    },
    async enough(person) {
      if ((await roles.roleOf(person)) !== null) return null
      return enoughIn(await store.proposalsBy(person, now() - dayMs, perDay))
    },
  }
}

const dayMs = 86_400_000
/** The same again after this long may be meant. */
const memoryMs = 30 * dayMs
/** Nobody may propose as many in a day. */
const mostCompared = 1000

type Idea = NewProposal['item']

const isSame = (one: Idea, other: Idea): boolean =>
  one.source?.url != null && other.source?.url != null
    ? storyUrl(one.source.url) === storyUrl(other.source.url)
    : one.headline === other.headline && one.body.join() === other.body.join()
