import type { MessageId } from '../adapter.ts'
import type { Delivery, DeliveryState, Lane, Missed, Target, Wants } from '../model.ts'
import type { Fix, FixMark } from './corrections.ts'
import type { Slowed } from './pace.ts'
import type { DueAt } from './readers.ts'
import type { Mark, OnUncertain } from './verdict.ts'

export type { Mark, OnUncertain, Stop, Verdict } from './verdict.ts'

/** Work taken by one worker: send part number `part` of a delivery. It is written down as sending. */
export interface Claim {
  readonly delivery: number
  readonly issue: number
  /** Current revision of the issue. */
  readonly revision: number
  readonly target: Target
  /** The reader's; from the second part on those with which the first one went out. */
  readonly wants: Wants
  /** 0 for the first part. */
  readonly part: number
  /** Counts the sends of this part, from 1; together with the worker it fences the mark. */
  readonly attempt: number
  /** Message id of part 0, once it was sent. */
  readonly first: MessageId | null
  /** The message before it, where a correction made a copy longer that was whole; else null. */
  readonly follows: MessageId | null
  /** What is told with it of others, or null. */
  readonly missed: Missed | null
  /** The issues that it brings besides its own, oldest first: it is a digest then. */
  readonly digest: readonly Digested[]
  /** What was corrected in issues that the reader has, to be told with it; empty: nothing. */
  readonly addenda: readonly Addendum[]
  /** Leaving later it would come too close to what another process sends next on the lane: then it is not to leave. */
  readonly leaveBy?: number
}

/** Items of an issue that were corrected in a copy which cannot be changed: the reader's next issue tells of them. */
export interface Addendum {
  readonly issue: number
  readonly items: readonly number[]
  /** In which they were. */
  readonly revision: number
}

/** An issue in a digest, and the revision in which it is there. */
export interface Digested {
  readonly issue: number
  readonly revision: number
}

/** What a worker may take from one lane now. */
export interface LaneRequest extends Lane {
  /** Least time between two messages of the lane. */
  readonly intervalMs: number
  /** How many the worker has room for. */
  readonly slots: number
  /** No answer takes less: what has been under way for longer may come in only now. Nothing does, if not given. */
  readonly answerMs?: number
  /** The same chat under another account of the platform is the same place: an issue goes there once. False if not given. */
  readonly sharesChats?: boolean
  /** What was corrected in copies is told with the next issue. False if not given. */
  readonly tellsLater?: boolean
}

export interface Tick {
  readonly now: number
  /** Names the worker process; a mark counts only for what this worker claimed and still holds. */
  readonly worker: string
  /** What is claimed now and not marked until then is uncertain. */
  readonly leaseUntil: number
  readonly marks: readonly Mark[]
  /** Of fixes that this worker was given; none if not given. */
  readonly fixMarks?: readonly FixMark[]
  readonly lanes: readonly LaneRequest[]
  /** How many the worker has room for on all of these together; as many as on each of them, if not given. */
  readonly most?: number
  /** What happens to sends whose lease has run out; `hold` if not given. */
  readonly onUncertain?: OnUncertain
}

export interface Ticked {
  readonly claims: readonly Claim[]
  /** Copies to put right; they share the lanes with the claims and come before them. */
  readonly fixes: readonly Fix[]
  /** Earliest moment at which these lanes may have something more to send, or null: nothing is pending. */
  readonly nextAt: number | null
  /** The same for each lane that was asked for, in that order. */
  readonly laneNextAt: readonly (number | null)[]
  /** How many of them the tick of another process had at this moment; nothing went there. */
  readonly taken: number
  /** Something has become due, or may have, on lanes that were not asked for as well. */
  readonly anywhere: boolean
  /** How many sends were found to be uncertain because their lease had run out. */
  readonly expired: number
  /** A time that is yet to come and stands there as if it had been: whoever wrote it had another clock. Null: none. */
  readonly ahead: number | null
}

/** The time is another one than what waits was measured by. */
export interface ClockChange {
  /** What the clock showed just before; null: nobody knows, it is `to` now. */
  readonly from: number | null
  readonly to: number
  /** Names the process, as in `Tick`. */
  readonly worker: string
  /** No send is given longer than this. */
  readonly leaseMs: number
  /** At `to`. */
  readonly dueAt: DueAt
}

/** `closed`: the platform refuses the account until the operator has mended that; `gone`: it says that we were taken off it. */
export type LaneStanding = 'open' | 'closed' | 'gone'

export interface LaneState extends Lane {
  /** When its next message may go. */
  readonly nextAt: number
  readonly pausedUntil: number | null
  /** Why it is paused, closed or gone; null while open. */
  readonly reason: string | null
  readonly standing: LaneStanding
  /** Its last slow-down; `slowness` in pace.ts tells what is left of it. */
  readonly slowed: Slowed
}

export interface Backlog {
  /** Null: nothing is pending. May be in the future. */
  readonly dueAt: number | null
  readonly uncertain: number
}

/** Why a broadcast stopped: an editor paused it, too many readers could not be reached, or a platform refuses what it is sent. */
export interface Halt {
  readonly kind: 'paused' | 'too-many-lost' | 'rejected'
  /** For people. */
  readonly reason: string
}

/** The setting under which a database says that it is an earlier state of itself, until somebody has seen to it: a PutBack as JSON. */
export const putBackSetting = 'put back'

/** An earlier state of the database was put back. */
export interface PutBack {
  /** The last time that is written down in it. */
  readonly at: number
  /** It is a backup; or the mark beside it says that it had come further; or somebody has said so. */
  readonly how: 'backup' | 'mark' | 'told'
}

/** What goes out, to whom, and how far it is. */
export interface LedgerStore {
  /** Writes the marks, then claims as much as the lanes allow: at most one part of a chat at a time, parts in order. */
  tick(tick: Tick): Promise<Ticked>
  /** Workers that have something written down as sending. */
  workers(): Promise<readonly string[]>
  /** What this worker was sending is uncertain from now on: held (if not said otherwise) or sent again. Tells how much that was. */
  abandon(worker: string, at: number, onUncertain?: OnUncertain): Promise<number>
  /** Uncertain deliveries (of one issue, or all) go out again from the part that is uncertain. Tells how many. */
  resendUncertain(issue: number | null, at: number): Promise<number>
  /** Uncertain deliveries (of one issue, or all) are left as they are: failed, with the reason "left". Tells how many. */
  leaveUncertain(issue: number | null, at: number): Promise<number>
  /**
   * An earlier state of the ledger was put back: what was due until now may have gone out since. Holds a piece of it as uncertain,
   * whatever is done with other doubts, and readers who were to be told of a correction. To be called until `more` is false, before any
   * tick. Copies that are edited in place are edited again: that changes nothing.
   */
  holdPutBack(now: number): Promise<{ readonly held: number; readonly more: boolean }>
  /** How many deliveries of an issue are in each state. */
  progress(issue: number): Promise<Readonly<Record<DeliveryState, number>>>
  /** In order of id, those after `after`; in one of these states, where that is given. */
  deliveries(
    issue: number,
    after: number,
    limit: number,
    states?: readonly DeliveryState[],
  ): Promise<readonly Delivery[]>
  /** What waits for a decision, and since when the delivery that is most overdue has been due; stopped issues aside. */
  backlog(): Promise<Backlog>
  /** The lanes on which anything is pending, whenever it is due. */
  waitingLanes(): Promise<readonly Lane[]>
  /** The lanes that are open and not paused, on which something is due: since when. */
  overdue(now: number): Promise<readonly (Lane & { readonly dueAt: number })[]>
  /** Message ids of the parts of a delivery that arrived, in order of part. */
  receipts(delivery: number): Promise<readonly { readonly part: number; readonly id: MessageId; readonly at: number }[]>
  /**
   * Everything that waits goes on waiting, for as long as it had left; what was written under a clock that was ahead waits from now
   * on for as long as was asked. The same change told by several processes counts once.
   */
  setClock(change: ClockChange): Promise<void>
  lanes(): Promise<readonly LaneState[]>
  /**
   * Takes the next place on a target's lane for an answer to somebody, before everything that is pending, and tells when that is.
   * The chat's own deliveries wait `chatMs` from then on. In a pause it tells when that ends, and takes no place. `answerMs` as in
   * `LaneRequest`.
   */
  reserveSlot(
    target: Target,
    pace: { readonly intervalMs: number; readonly chatMs: number; readonly answerMs?: number },
    now: number,
  ): Promise<number>
  /** What was to go at this place has come in, or will not: `lateMs` as in `Mark`. */
  leaveSlot(lane: Lane, place: number, lateMs: number): void
  /** Opens a lane that was closed or paused; one that is gone comes back by `comeBack` alone. */
  openLane(lane: Lane): Promise<void>
  /**
   * The same, and forgets all that the lane waits for: its next place, its slow-down, and the times that single chats were to wait for.
   * Only what readers chose an hour for stays. Tells how many deliveries and corrections waited.
   */
  resetLane(lane: Lane, at: number): Promise<number>
  /** Why an issue's broadcast stopped, or null. */
  halted(issue: number): Promise<Halt | null>
  /** Lets a stopped broadcast go on; with `insist` from now on however many readers it loses, which is the default. */
  unhalt(issue: number, insist?: boolean): Promise<void>
}
