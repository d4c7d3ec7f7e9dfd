import type { MessageId } from '../adapter.ts'
import type { Target } from '../model.ts'

/** What a send came to, as the ledger takes it down. Times are milliseconds since the epoch. */
export type Verdict =
  /** It arrived. `parts` is how many the delivery has; the next one may go at `nextAt`. */
  | { readonly kind: 'sent'; readonly id: MessageId; readonly parts: number; readonly nextAt: number }
  /** There is no such part: the issue became shorter, and all of it is there. `parts` is how many it has now. */
  | { readonly kind: 'complete'; readonly parts: number }
  /** Nothing in the issue for this reader, or the subscription ended meanwhile. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** Try the same part again at `at`; the lane rests until `laneUntil`, the chat until `chatAt`, where those are given. */
  | {
      readonly kind: 'again'
      readonly at: number
      readonly laneUntil: number | null
      readonly chatAt?: number
      readonly reason: string
      /** It did not leave at all, so this was no try. */
      readonly unsent?: true
    }
  /** It may have arrived: the chat gets nothing else before `chatAt`. Held, or sent again at `resendAt` all the same. */
  | { readonly kind: 'uncertain'; readonly reason: string; readonly resendAt?: number; readonly chatAt?: number }
  | { readonly kind: 'failed'; readonly reason: string }
  /** Failed, and the subscription pauses with this reason; unless `stop` is given and counts. */
  | { readonly kind: 'lost'; readonly reason: string; readonly stop?: Stop }
  /** Subscription and delivery go on under the new target; the same part is due at once. */
  | { readonly kind: 'moved'; readonly to: Target }
  /** Failed by our own fault: the broadcast stops. */
  | { readonly kind: 'halted'; readonly reason: string }
  /** Back to pending; the lane stops until it is opened again. */
  | { readonly kind: 'closed'; readonly reason: string }

/**
 * So many readers are lost that the fault may be ours: the broadcast stops, nothing fails, and these deliveries that
 * were lost before are taken back with their subscriptions. Counts until the operator has let the issue go on once.
 */
export interface Stop {
  readonly reason: string
  readonly also: readonly number[]
}

/** What becomes of a send that may have arrived. */
export type OnUncertain = 'hold' | 'resend'

/** A verdict on one send, named as its claim was. */
export interface Mark {
  readonly delivery: number
  readonly part: number
  readonly attempt: number
  readonly verdict: Verdict
  /** So much after its claim it came in at the platform, at most, beyond what the way there takes at least; 0 if not given. */
  readonly lateMs?: number
}
