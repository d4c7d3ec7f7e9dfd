import type { FeedbackKind, Lane, Subscription, SubscriptionState, Target, Wants, When } from '../model.ts'

/** When a reader who chose so gets what is published (or asked for) now, in milliseconds since the epoch. */
export type DueAt = (when: When, urgent: boolean) => number

/** `back` was paused or ended before; `changed` had other wants. */
export type SubscribeOutcome = 'new' | 'back' | 'changed' | 'same'

/** What a target already has, asked for when adding subscribers in bulk. */
export interface SubscriberRow {
  readonly target: Target
  readonly wants: Partial<Wants>
}

/** A reader who came back. */
export interface Returned {
  readonly subscription: Subscription
  /** The newest issue that they missed, which goes out to them now; null: none. */
  readonly newest: number | null
  /** How many they missed beside that. */
  readonly others: number
}

/** How many readers there were on a day, on a platform, by an account or with a topic. */
export interface ReaderCount {
  readonly day: string
  readonly kind: 'platform' | 'account' | 'topic'
  /** An account's is `slack T1`. */
  readonly name: string
  readonly readers: number
}

/** All that is kept of one reader; moments in milliseconds since the epoch. */
export interface OwnData {
  readonly subscription: Subscription | null
  /** When they first subscribed, and when that was changed last. */
  readonly since: number | null
  readonly changed: number | null
  /** Issues that reached them, and the messages whose numbers are kept so that they can be corrected. */
  readonly issues: number
  readonly messages: number
  /** Groups and channels that they subscribed. */
  readonly added: readonly Target[]
  /** What they proposed, the newest hundred at most. */
  readonly proposals: readonly { readonly headline: string; readonly at: number; readonly open: boolean }[]
  /** What they wrote that waits for an answer. */
  readonly notes: number
  /** As it is remembered with where they can be told something. */
  readonly name: string | null
}

/** Who gets what. */
export interface ReaderStore {
  /**
   * Makes, revives or changes the subscription of a target; one that was paused comes back as in `resume`; wants that are not named stay
   * as they are (or take defaults), as `mergeWants` says. With `dueAt` what waits for a time that was chosen waits for the new one.
   */
  subscribe(
    target: Target,
    wants: Partial<Wants>,
    at: number,
    dueAt?: DueAt,
  ): Promise<{ readonly subscription: Subscription; readonly outcome: SubscribeOutcome }>
  /** The same for many, in one transaction; tells how many were new or revived. */
  subscribeAll(rows: readonly SubscriberRow[], at: number): Promise<number>
  /** The same for one that there is, but a pause that the reader asked for goes on. Null: there is none, or it has ended. */
  choose(target: Target, wants: Partial<Wants>, at: number, dueAt?: DueAt): Promise<Subscription | null>
  /**
   * Nothing goes to this subscription until then, as its reader asked; a second time it is another moment. False: there is none, or
   * it is no longer active for another reason.
   */
  rest(target: Target, until: number, at: number): Promise<boolean>
  /**
   * Those whose pause is over come back, up to so many at once, as in `resume`; what they missed comes when `dueAt` says. Tells which, and
   * when the next pause is over (null: there is none).
   */
  wakeRested(
    at: number,
    limit: number,
    dueAt: DueAt,
  ): Promise<{ readonly returned: readonly Returned[]; readonly nextAt: number | null }>
  /** What waits for a time that this target chose: how many issues, and until when the first of them. Null: nothing does. */
  held(target: Target, now: number): Promise<{ readonly count: number; readonly until: number } | null>
  /** False when there was nothing to end. */
  unsubscribe(target: Target, at: number): Promise<boolean>
  subscription(target: Target): Promise<Subscription | null>
  /** In order of id, those after `after`, whatever their state. */
  subscriptions(after: number, limit: number): Promise<readonly Subscription[]>
  subscriptionCounts(): Promise<Readonly<Record<SubscriptionState, number>>>
  /** The accounts that have active subscriptions, and how many; by platform and account. */
  readersByLane(): Promise<readonly (Lane & { readonly active: number })[]>
  /** Writes down how many active readers there are on this day (YYYY-MM-DD), by platform, account and topic; the last word of a day stays. */
  noteReaders(day: string): Promise<void>
  /** What was written down since this day, oldest first. */
  readersSince(day: string): Promise<readonly ReaderCount[]>
  /** Pauses the active subscriptions of a chat (all its threads when `target.thread` is null, unless `alone`). Tells how many. */
  pause(target: Target, reason: string, at: number, alone?: boolean): Promise<number>
  /** Makes paused ones active again, never ended ones; each gets the newest issue of those that it missed. */
  resume(target: Target, at: number, alone?: boolean): Promise<readonly Returned[]>
  /**
   * The platform says that we were taken off an account: its readers pause, what was still to go there has failed, and nothing waits
   * there until it comes back. Tells how many there were; none where it was gone already.
   */
  leave(lane: Lane, reason: string, at: number): Promise<{ readonly readers: number; readonly deliveries: number }>
  /** We can speak for an account again: its lane opens, and the readers who paused with it come back as in `resume`. */
  comeBack(lane: Lane, at: number): Promise<readonly Returned[]>
  /** Remembers the private chat of whoever subscribed this group or channel: there it is told where it is lost. */
  keepAdder(target: Target, chat: string): Promise<void>
  /** The private chat of whoever subscribed it, on the same account, or null: nobody knows. */
  adderOf(target: Target): Promise<string | null>
  /**
   * Counts what a person thinks of an item, once: who presses again changes their mind. `newKey` becomes the key of the issue's hashes
   * where it has none; issues published before `since` are closed, and who pressed
   * under them is forgotten.
   */
  giveFeedback(given: {
    readonly issue: number
    readonly item: number
    readonly kind: FeedbackKind
    readonly person: string
    readonly newKey: string
    readonly since: number
  }): Promise<'counted' | 'changed' | 'same' | 'closed'>
  /** What readers thought of the items of an issue. */
  feedback(
    issue: number,
  ): Promise<readonly { readonly item: number; readonly kind: FeedbackKind; readonly count: number }[]>
  /** The same by topic. */
  feedbackByTopic(
    issue: number,
  ): Promise<readonly { readonly topic: string; readonly kind: FeedbackKind; readonly count: number }[]>
  /** Forgets who pressed under issues published before this moment; the counts stay. */
  closeFeedback(before: number): Promise<void>
  /** What is kept of somebody and of their private chat. */
  ownData(person: string, target: Target): Promise<OwnData>
  /**
   * Ends the subscription of a private chat and forgets whose it was: its address, what was chosen, the numbers of its messages, the name
   * on proposals, what waits for an answer. Counts stay. Of somebody `atDesk` what the desk needs stays too.
   */
  forgetReader(person: string, target: Target, atDesk: boolean, at: number): Promise<void>
  /** Takes subscriptions and unfinished deliveries of a chat, with all its threads, to another one. */
  move(from: Target, to: Target, at: number): Promise<void>
}

/** Somebody who asked for the brief where anybody can ask in anybody's name: nothing goes there until they confirm it. */
export interface SignUp {
  readonly target: Target
  readonly wants: Partial<Wants>
}

/** Who asked for the brief and has not confirmed it. The codes in the links are known by their hashes alone. */
export interface SignUpStore {
  /**
   * Remembers what was asked for until `expiresAt`, in place of what was asked for that target before; forgets what has expired. False,
   * and nothing happens, where the target was last asked less than `restMs` ago: nobody is to be flooded with questions.
   */
  offerSignUp(
    signUp: SignUp & { readonly hash: string; readonly expiresAt: number },
    at: number,
    restMs: number,
  ): Promise<boolean>
  /** What the link with this code would confirm; it stays what it is. Null: there is no such link any more. */
  signUpOffered(hash: string, at: number): Promise<SignUp | null>
  /** The same, and the link is used up: once, whoever asks at the same moment. */
  takeSignUp(hash: string, at: number): Promise<SignUp | null>
  /** Forgets what has expired. */
  forgetSignUps(at: number): Promise<void>
}
