import type { DeliveryFailure } from '../errors.ts'
import type { OnUncertain, Verdict } from '../store/port.ts'

/** How patient the sender is. */
export interface Patience {
  /** Sends of one part that were refused with "later", before the delivery fails. */
  readonly attempts: number
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  /** What happens to a send that may have arrived. */
  readonly onUncertain: OnUncertain
}

/** Eight attempts: 2 s, doubling to 5 min, together about nine minutes. */
export const patience: Omit<Patience, 'onUncertain'> = { attempts: 8, firstDelayMs: 2000, longestDelayMs: 300_000 }

/**
 * What becomes of a part after a failure. Pure: `random` is a number from 0 to 1 that spreads the retries, so that a
 * platform that comes back is not met by everybody at once.
 */
export function verdictOn(
  failure: DeliveryFailure,
  attempt: number,
  now: number,
  random: number,
  patience: Patience,
): Verdict {
  const { reason } = failure
  switch (failure.kind) {
    case 'throttled': {
      // A throttled send is refused, not tried: it may come back for as long as the platform says so.
      const at = now + failure.retryAfterMs
      return failure.scope === 'lane'
        ? { kind: 'again', at, laneUntil: at, reason }
        : { kind: 'again', at, laneUntil: null, chatAt: at, reason }
    }
    case 'unavailable':
      return later(reason, attempt, now, random, patience)
    case 'uncertain':
      return patience.onUncertain === 'resend' && attempt < patience.attempts
        ? { kind: 'uncertain', reason, resendAt: now + backoffMs(attempt, random, patience) }
        : { kind: 'uncertain', reason }
    case 'rejected':
      return { kind: 'halted', reason }
    case 'unreachable':
      return { kind: 'lost', reason }
    case 'moved':
      return { kind: 'moved', to: failure.to }
    case 'gone':
      return { kind: 'failed', reason }
    case 'unauthorized':
      return { kind: 'closed', reason }
  }
}

/** Again after a while, as long as patience lasts. */
export const later = (
  reason: string,
  attempt: number,
  now: number,
  random: number,
  patience: Patience,
): Extract<Verdict, { kind: 'again' | 'failed' }> =>
  attempt < patience.attempts
    ? { kind: 'again', at: now + backoffMs(attempt, random, patience), laneUntil: null, reason }
    : { kind: 'failed', reason: `${reason} (gave up after ${attempt} attempts)` }

/** Half to the whole of a delay that doubles with each attempt. */
function backoffMs(attempt: number, random: number, { firstDelayMs, longestDelayMs }: Patience): number {
  const whole = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs)
  return Math.round(whole * (0.5 + random / 2))
}
