import type { Target } from './model.ts'

/** What became of a send, an edit or a removal that did not succeed. `reason` is for the operator, without secrets. */
export type DeliveryFailure =
  /** Too fast. `scope` tells whether only the chat or the whole lane has to wait. */
  | {
      readonly kind: 'throttled'
      readonly retryAfterMs: number
      readonly scope: 'chat' | 'lane'
      readonly reason: string
    }
  /** The platform said: later. Nothing arrived. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** No answer, or none that can be read: it may have arrived. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** Our payload is wrong: a bug of ours, never retried; the broadcast stops. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** Blocked, kicked, archived, no rights, gone: the subscription pauses. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The chat lives on under another address. */
  | { readonly kind: 'moved'; readonly to: Target; readonly reason: string }
  /** The message to edit or remove is not there, or may no longer be changed; on a send: this one will never arrive, and the next may. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** The account itself is refused (token revoked): the lane stops until the operator acts. */
  | { readonly kind: 'unauthorized'; readonly reason: string }

/** What a pause or a failure comes to, as people may be told it in their language; `unknown`: no more than that it did not work. */
export const causes = [
  'blocked',
  'removed',
  'topic-closed',
  'topic-gone',
  'no-rights',
  'chat-gone',
  'archived',
  'account-refused',
  'account-removed',
  'token-unusable',
  'not-served',
  'unreached',
  'too-fast',
  'refused-content',
  'unclear',
  'message-gone',
  'elsewhere',
  'moved',
  'ended',
  'paused',
  'left-alone',
  'nothing',
  'unknown',
] as const
export type Cause = (typeof causes)[number]

/** The only error that an adapter's send, edit and remove may throw. Carries no request and no cause: those hold tokens. */
export class DeliveryError extends Error {
  readonly failure: DeliveryFailure
  constructor(failure: DeliveryFailure) {
    super(`${failure.kind}: ${failure.reason}`)
    this.name = 'DeliveryError'
    this.failure = failure
  }
}

/** Something that the person at the keyboard can put right; its message says what and how, and is shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** The text of whatever was thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
