import type { Lane, Subscription, SubscriptionState, Target, Wants } from '../model.ts'

/** `back` was paused or ended before; `changed` had other wants. */
export type SubscribeOutcome = 'new' | 'back' | 'changed' | 'same'

/** What a target already has, asked for when adding subscribers in bulk. */
export interface SubscriberRow {
  readonly target: Target
  readonly wants: Partial<Wants>
}

/** Who gets what. */
export interface ReaderStore {
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
  /** The accounts that have active subscriptions, and how many; by platform and account. */
  readersByLane(): Promise<readonly (Lane & { readonly active: number })[]>
  /** Pauses the active subscriptions of a chat (all its threads when `target.thread` is null). Tells how many. */
  pause(target: Target, reason: string, at: number): Promise<number>
  /** Makes paused ones active again, never ended ones. Tells how many. */
  resume(target: Target, at: number): Promise<number>
  /** Takes subscriptions and unfinished deliveries of a chat, with all its threads, to another one. */
  move(from: Target, to: Target, at: number): Promise<void>
}
