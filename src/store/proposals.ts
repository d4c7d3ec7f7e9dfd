import type { Item, Language, Target } from '../model.ts'
import type { AuditEntry, NewAuditEntry } from './desk.ts'

/** What a reader would like to see in the brief. `person` is written as in ADMINS: `slack:U123`. */
export interface NewProposal {
  readonly item: Omit<Item, 'number'>
  readonly section: string | null
  readonly person: string
  /** What they are called there, or null. */
  readonly name: string | null
  /** Where it was found. */
  readonly from: Target
  /** What they speak; absent or null: not known. */
  readonly language?: Language | null
}

export interface Proposal extends NewProposal {
  readonly id: number
  readonly at: number
}

/** A proposal that is out, and under which number. */
export interface UsedProposal extends Proposal {
  readonly number: number
}

/** What readers propose, for editors to look at. */
export interface ProposalStore {
  /** Tells its id. */
  propose(proposal: NewProposal, at: number): Promise<number>
  /** The open ones, in order of id, those after `after`. */
  proposals(after: number, limit: number): Promise<readonly Proposal[]>
  /** Those of a person from a moment on, open or closed, newest first. */
  proposalsBy(person: string, since: number, limit: number): Promise<readonly Proposal[]>
  /** Those that became items of this issue, in its order. */
  usedProposals(issue: number): Promise<readonly UsedProposal[]>
  /** How many are open, and the id of the newest; null: none is. */
  openProposals(): Promise<{ readonly count: number; readonly newest: number | null }>
  /** The line of the audit log that closed it; null: it is open, or was never there. */
  proposalClosing(id: number): Promise<AuditEntry | null>
  /** Closes one that nobody wants in the draft, once: false when it was not open; nothing is written then. */
  closeProposal(id: number, entry: NewAuditEntry): Promise<boolean>
}
