import type { MessageId } from '../adapter.ts'
import type { Issue, Item, Missed, Target, Wants } from '../model.ts'
import type { NewAuditEntry } from './desk.ts'

/** A change to an item that is out. */
export interface NewCorrection {
  readonly issue: number
  /** The revision that it changes. */
  readonly revision: number
  /** The item as it stands from now on, under its old number and with `amended`. */
  readonly item: Item
  readonly at: number
  readonly audit: NewAuditEntry
}

export type Corrected =
  | {
      readonly kind: 'corrected'
      /** In its new revision. */
      readonly issue: Issue
      /** How many readers have (some of) it already: so many copies are put right. */
      readonly copies: number
    }
  /** The issue has another revision by now. Nothing was written. */
  | { readonly kind: 'stale' }

/**
 * What becomes of a copy: waiting for its turn or being changed; changed (or nothing in it had to be); told by a message of its own,
 * because it could not be changed; may have been told so; could be neither changed nor told.
 */
export const fixStates = ['pending', 'sending', 'edited', 'told', 'uncertain', 'failed'] as const
export type FixState = (typeof fixStates)[number]

/** A message that brought a part of an issue to its reader. */
export interface ShownPart {
  readonly part: number
  /** The revision that it shows, as far as is known. */
  readonly revision: number
  /** Null: it may have arrived, and then nobody knows its name. */
  readonly id: MessageId | null
  /** `unsure`: a later revision may stand there by now; `gone`: it cannot be changed any more. */
  readonly standing: 'there' | 'unsure' | 'gone'
  /** The revision that the platform would not show in it, or of which it was found to be gone; 0: none; -1: another one takes its place. */
  readonly refused: number
}

/** A message that told the reader of a correction. */
export interface ShownNotice {
  /** The ledger's name of it. */
  readonly notice: number
  /** Null: it may stand there, or does and cannot be changed. */
  readonly id: MessageId | null
  /** The numbers of the items that it speaks of; null: not known. */
  readonly items: readonly number[] | null
  /** In which it shows them, as far as is known; 0: it shows them no longer. */
  readonly revision: number
  /** `unsure`: a later revision may stand there by now; `refused`: it could not be changed, and is to be taken back. */
  readonly standing: 'there' | 'unsure' | 'refused'
}

/** A copy that one worker is to put right by one call: change a message, take one back, or tell the reader. */
export interface Fix {
  readonly delivery: number
  readonly issue: number
  /** The revision that the copy shall have. */
  readonly revision: number
  readonly target: Target
  /** With which the copy went out, whatever the reader wants by now. */
  readonly wants: Wants
  /** What was told with it of others, or null. */
  readonly missed: Missed | null
  /** What is there, in order of part. */
  readonly shown: readonly ShownPart[]
  /** What its reader was told of corrections, oldest first. */
  readonly notices: readonly ShownNotice[]
  /** It came in a digest: its message shows other issues as well, and is not changed. */
  readonly bound: boolean
  /** All parts have arrived; else the rest goes out by itself, in its newest revision, or never will. */
  readonly complete: boolean
  /** Whether this is the time to tell the reader; nothing is sent to them otherwise. */
  readonly telling: boolean
  /** The revision of which the reader was last told so, or 0. */
  readonly told: number
  /** Counts the claims of this fix; together with the worker it fences the mark. */
  readonly turn: number
  /** Counts the tries of the step that is next, from 1. */
  readonly attempt: number
  /** As a claim's. */
  readonly leaveBy?: number
}

/** What a step of a fix came to, as the ledger takes it down. Times are milliseconds since the epoch. */
export type FixVerdict =
  | FixStep
  /** The reader was told of these items, by this message. */
  | { readonly kind: 'told'; readonly id: MessageId; readonly items: readonly number[]; readonly nextAt: number }
  /** The reader's copy cannot be changed: their next issue tells of these items. */
  | { readonly kind: 'later'; readonly items: readonly number[]; readonly nextAt: number }
  /** The reader may have been told of these items; null: nobody knows of which. */
  | {
      readonly kind: 'uncertain'
      readonly items: readonly number[] | null
      /** The reader is told again then; never, if not given. */
      readonly resendAt?: number
      /** Nothing else goes to the chat before; now, if not given. */
      readonly chatAt?: number
      readonly reason: string
    }
  /** Try again at `at`; the lane rests until `laneUntil` where that is given. `unsure` names what may have changed. */
  | {
      readonly kind: 'again'
      readonly at: number
      readonly laneUntil: number | null
      readonly unsure: { readonly part: number } | { readonly notice: number } | null
      /** Nothing else goes to the chat before; now, if not given. */
      readonly chatAt?: number
      readonly reason: string
      /** It did not leave at all, so this was no try. */
      readonly unsent?: true
    }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The chat goes on under another address. */
  | { readonly kind: 'moved'; readonly to: Target }
  /** The lane stops until it is opened again. */
  | { readonly kind: 'closed'; readonly reason: string }

/** A step further: what became of one message (null: of none), and what is to be done next, at `nextAt`. */
export interface FixStep {
  readonly kind: 'step'
  /** `refused`: the platform would not show the revision there. */
  readonly message: { readonly part: number; readonly became: 'changed' | 'removed' | 'gone' | 'refused' } | null
  /** What became of a notice; `stuck`: it can be neither changed nor taken back. It speaks of these items. */
  readonly notice?: {
    readonly notice: number
    readonly became: 'changed' | 'removed' | 'refused' | 'stuck'
    readonly items: readonly number[]
  }
  /** Messages stand for other parts, all at once and before all the rest; what they show is not sure any more. */
  readonly moves?: readonly { readonly from: number; readonly to: number }[]
  /** The copy has so many parts from now on, and these are not there, in order: they go out by themselves, as replies where it was whole. */
  readonly grow?: { readonly missing: readonly number[]; readonly parts: number }
  /** Something that was retracted is still to be seen. No, if not given. */
  readonly pressing?: boolean
  readonly next: 'change' | 'tell' | 'nothing'
  readonly nextAt: number
}

export interface FixMark {
  readonly delivery: number
  readonly turn: number
  /** The revision that the fix was for. */
  readonly revision: number
  readonly verdict: FixVerdict
  /** As in `Mark`. */
  readonly lateMs?: number
}

/** Corrections and what they do to copies. */
export interface CorrectionStore {
  /**
   * Writes the new revision, what finds it, and one fix for each delivery that has brought anything of the issue; keeps the old
   * revision. The issue must have an item of that number. Many fixes are written in pieces, after the revision: what a process that ends within
   * leaves, ticks write.
   */
  correct(correction: NewCorrection): Promise<Corrected>
  /** The issue as it was in this revision, or null. */
  issueAt(issue: number, revision: number): Promise<Issue | null>
  /** How many copies of an issue are in each state, for its newest revision. */
  fixes(issue: number): Promise<Readonly<Record<FixState, number>>>

  /** An editor pauses an issue's broadcast, until `unhalt`; `reason` is for people. */
  halt(issue: number, reason: string): Promise<void>
  /**
   * What has not begun to go out never will: skipped, with this reason; what has begun is finished. Tells how many. In pieces: one that ends
   * within leaves the broadcast halted, with this reason.
   */
  cancel(issue: number, reason: string, at: number): Promise<number>
}
