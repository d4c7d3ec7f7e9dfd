import type { MessageId } from '../adapter.ts'
import type {
  Delivery,
  DeliveryState,
  Draft,
  Entry,
  Issue,
  Item,
  Lane,
  Subscription,
  SubscriptionState,
  Target,
  Wants,
} from '../model.ts'
import type { CorrectionStore, Fix, FixMark } from './corrections.ts'
import type { AuditEntry, DeskStore, NewAuditEntry } from './desk.ts'
import type { Slowed } from './pace.ts'
import type { Mark, OnUncertain } from './verdict.ts'

export type { AuditAction, StoredDraft } from './desk.ts'
export type { Mark, OnUncertain, Stop, Verdict } from './verdict.ts'

/** A window on a list; both count entries. */
export interface Window {
  readonly offset: number
  readonly limit: number
}

export interface Page<T> {
  readonly entries: readonly T[]
  /** How many there are in all. */
  readonly total: number
}

export interface SearchPage extends Page<Entry> {
  /** The words really looked for, when what was asked found nothing and a near spelling did; else null. */
  readonly meant: string | null
}

export interface Publication {
  /** Complete: with a title and a date, items numbered 1…n. */
  readonly draft: Draft & { readonly date: string }
  /** The same for the same content: a second publish of it changes nothing. */
  readonly fingerprint: string
  readonly at: number
  /** When a reader who chose this hour and zone (null: the brief's) gets it, in milliseconds since the epoch. */
  readonly dueAt: (hour: number, timeZone: string | null) => number
  /**
   * In the same transaction what is kept for later becomes the draft, and its schedule ends, if the draft still has this version;
   * null leaves the draft alone.
   */
  readonly draftVersion: number | null
  /** Written with the issue, if one is made; its subject becomes that issue (`issue 129`), and whoever did it has published it. */
  readonly audit?: NewAuditEntry
  /** The moment of the schedule that publishes it, if one does. */
  readonly planned?: PlannedMoment
}

/** A moment of the schedule, of one kind. */
export interface PlannedMoment {
  readonly at: number
  readonly kind: string
}

/** How an issue came out. */
export interface Release {
  readonly issue: number
  readonly at: number
  /** Who published it, as in the audit log; null: not known. */
  readonly person: string | null
  readonly name: string | null
}

export type Published =
  | { readonly kind: 'published'; readonly issue: Issue; readonly deliveries: number }
  /** This content is already out, as this issue. Nothing was written. */
  | { readonly kind: 'already'; readonly number: number }
  /** The stored draft is no longer the one named. Nothing was written. */
  | { readonly kind: 'stale' }

/** `back` was paused or ended before; `changed` had other wants. */
export type SubscribeOutcome = 'new' | 'back' | 'changed' | 'same'

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
}

/** What a worker may take from one lane now. */
export interface LaneRequest extends Lane {
  /** Least time between two messages of the lane. */
  readonly intervalMs: number
  /** How many the worker has room for. */
  readonly slots: number
}

/** Why a broadcast stopped: an editor paused it, too many readers could not be reached, or a platform refuses what it is sent. */
export interface Halt {
  readonly kind: 'paused' | 'too-many-lost' | 'rejected'
  /** For people. */
  readonly reason: string
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
  /** What happens to sends whose lease has run out; `hold` if not given. */
  readonly onUncertain?: OnUncertain
}

export interface Ticked {
  readonly claims: readonly Claim[]
  /** Copies to put right; they share the lanes with the claims and come before them. */
  readonly fixes: readonly Fix[]
  /** Earliest moment at which these lanes may have something more to send, or null: nothing is pending. */
  readonly nextAt: number | null
  /** How many sends were found to be uncertain because their lease had run out. */
  readonly expired: number
}

export interface LaneState extends Lane {
  /** When its next message may go. */
  readonly nextAt: number
  readonly pausedUntil: number | null
  /** Why it is paused or closed; null while open. */
  readonly reason: string | null
  readonly closed: boolean
  /** Its last slow-down; `slowness` in pace.ts tells what is left of it. */
  readonly slowed: Slowed
}

export interface Backlog {
  /** Null: nothing is pending. May be in the future. */
  readonly dueAt: number | null
  readonly uncertain: number
}

/** What a target already has, asked for when adding subscribers in bulk. */
export interface SubscriberRow {
  readonly target: Target
  readonly wants: Partial<Wants>
}

/** What a reader would like to see in the brief. `person` is written as in ADMINS: `slack:U123`. */
export interface NewProposal {
  readonly item: Omit<Item, 'number'>
  readonly section: string | null
  readonly person: string
  /** What they are called there, or null. */
  readonly name: string | null
  /** Where it was found. */
  readonly from: Target
}

export interface Proposal extends NewProposal {
  readonly id: number
  readonly at: number
}

/** An update that was put away and not dealt with. */
export interface StoredUpdate {
  readonly update: string
  readonly payload: string
}

/**
 * Where everything is kept. Every method is one transaction: it happens whole or not at all, also under `kill -9`.
 * All times are milliseconds since the epoch and come from the caller.
 */
export interface Store extends DeskStore, CorrectionStore {
  // the desk
  /** Writes the issue, what finds it again, and a pending delivery for each active subscription that it matches. */
  publish(publication: Publication): Promise<Published>

  // the archive
  latest(): Promise<Issue | null>
  /** How this issue came out, or the one of this version of the draft or of this moment of the schedule; null: there is none. */
  release(
    of: { readonly issue: number } | { readonly draftVersion: number } | { readonly planned: PlannedMoment },
  ): Promise<Release | null>
  /** Those after this issue, oldest first. */
  releasesAfter(issue: number, limit: number): Promise<readonly Release[]>
  /** The newest item that had this key in the draft, as it stands now, or null. */
  itemKeyed(key: string): Promise<Entry | null>
  issue(number: number): Promise<Issue | null>
  /** Newest issue first; within an issue in its order. */
  byTopic(slug: string, window: Window): Promise<Page<Entry>>
  /** How many items each topic has. */
  topicCounts(): Promise<ReadonlyMap<string, number>>
  /** Best first, newest first among equals; the last word may be a beginning; small misspellings are forgiven. */
  search(text: string, window: Window): Promise<SearchPage>

  // the readers
  /** Makes, revives or changes the subscription of a target; wants that are not named stay as they are (or take defaults). */
  subscribe(
    target: Target,
    wants: Partial<Wants>,
    at: number,
  ): Promise<{ readonly subscription: Subscription; readonly outcome: SubscribeOutcome }>
  /** The same for many, in one transaction; tells how many were new or revived. */
  subscribeAll(rows: readonly SubscriberRow[], at: number): Promise<number>
  /** False when there was nothing to end. */
  unsubscribe(target: Target, at: number): Promise<boolean>
  subscription(target: Target): Promise<Subscription | null>
  /** In order of id, those after `after`, whatever their state. */
  subscriptions(after: number, limit: number): Promise<readonly Subscription[]>
  subscriptionCounts(): Promise<Readonly<Record<SubscriptionState, number>>>
  /** Pauses the active subscriptions of a chat (all its threads when `target.thread` is null). Tells how many. */
  pause(target: Target, reason: string, at: number): Promise<number>
  /** Makes paused ones active again, never ended ones. Tells how many. */
  resume(target: Target, at: number): Promise<number>
  /** Takes subscriptions and unfinished deliveries of a chat, with all its threads, to another one. */
  move(from: Target, to: Target, at: number): Promise<void>

  // the ledger
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
  /** Message ids of the parts of a delivery that arrived, in order of part. */
  receipts(delivery: number): Promise<readonly { readonly part: number; readonly id: MessageId; readonly at: number }[]>
  lanes(): Promise<readonly LaneState[]>
  /**
   * Takes the next place on a target's lane for an answer to somebody, before everything that is pending, and tells when that is.
   * The chat's own deliveries wait `chatMs` from then on. In a pause it tells when that ends, and takes no place.
   */
  reserveSlot(
    target: Target,
    pace: { readonly intervalMs: number; readonly chatMs: number },
    now: number,
  ): Promise<number>
  /** Opens a lane that was closed or paused. */
  openLane(lane: Lane): Promise<void>
  /** Why an issue's broadcast stopped, or null. */
  halted(issue: number): Promise<Halt | null>
  /** Lets a stopped broadcast go on; with `insist` from now on however many readers it loses, which is the default. */
  unhalt(issue: number, insist?: boolean): Promise<void>

  // updates from the platforms
  /** False when this update was put away before. */
  receive(lane: Lane, update: string, payload: string, at: number): Promise<boolean>
  handled(lane: Lane, update: string, at: number): Promise<void>
  unhandled(lane: Lane): Promise<readonly StoredUpdate[]>
  /** Forgets updates dealt with before `before`. */
  forgetUpdates(before: number): Promise<void>

  // what readers propose, for editors to look at
  /** Tells its id. */
  propose(proposal: NewProposal, at: number): Promise<number>
  /** The open ones, in order of id, those after `after`. */
  proposals(after: number, limit: number): Promise<readonly Proposal[]>
  /** How many are open, and the id of the newest; null: none is. */
  openProposals(): Promise<{ readonly count: number; readonly newest: number | null }>
  /** The line of the audit log that closed it; null: it is open, or was never there. */
  proposalClosing(id: number): Promise<AuditEntry | null>
  /** Closes one that nobody wants in the draft, once: false when it was not open; nothing is written then. */
  closeProposal(id: number, entry: NewAuditEntry): Promise<boolean>

  // workspaces that installed us; what is sealed was encrypted before it came here
  installation(lane: Lane): Promise<string | null>
  saveInstallation(lane: Lane, sealed: string, at: number): Promise<void>
  forgetInstallation(lane: Lane): Promise<void>
  /** The accounts of a platform that have one. */
  installations(platform: string): Promise<readonly string[]>

  /** Changes whenever another connection has committed something: a cheap look for work done elsewhere. */
  changes(): Promise<number>
  close(): Promise<void>
}
