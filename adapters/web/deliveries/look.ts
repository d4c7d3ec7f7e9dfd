import type { DeliveryState } from '../../../src/model.ts'

/** How fast messages went out on one platform. */
export interface Speed {
  readonly platform: string
  /** Messages a second that the platform allows. */
  readonly most: number
  /** Messages in each of the last seconds, oldest first. */
  readonly seconds: readonly number[]
}

/** A reader whom an issue did not reach, or perhaps not. */
export interface Missed {
  readonly place: string
  readonly state: 'failed' | 'uncertain'
  readonly reason: string | null
}

/** How an issue's broadcast goes. */
export interface BroadcastLook {
  readonly issue: number
  readonly title: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly counts: Readonly<Record<DeliveryState, number>>
  /** Copies that were put right, and those that are to be. */
  readonly fixes: { readonly done: number; readonly open: number; readonly failed: number }
  /** Why it stopped, for people; null: it did not. */
  readonly halted: string | null
  readonly speeds: readonly Speed[]
  /** The first of them. */
  readonly missed: readonly Missed[]
  readonly beside: { readonly before: number | null; readonly after: number | null }
}

/** Readers over time. */
export interface Growth {
  readonly name: string
  readonly kind: 'platform' | 'account' | 'topic'
  /** Oldest day first. */
  readonly days: readonly { readonly day: string; readonly readers: number }[]
}

/** What the record tells of the last issues. */
export interface IssueRow {
  readonly issue: number
  readonly at: number
  readonly sent: number
  readonly failed: number
  readonly uncertain: number
  readonly corrections: number
}

/** What the page of deliveries reads. */
export interface WebDeliveries {
  /** The newest issue, if none is named; null: there is no such issue. */
  broadcast(issue: number | null): Promise<BroadcastLook | null>
  growth(): Promise<readonly Growth[]>
  /** Newest first. */
  lately(): Promise<readonly IssueRow[]>
}
