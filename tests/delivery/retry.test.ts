import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patience, verdictOn } from '../../src/delivery/retry.ts'
import type { DeliveryFailure } from '../../src/errors.ts'

const hold = { ...patience, onUncertain: 'hold' } as const
const to = { platform: 'telegram', account: '1', chat: '-100', thread: null }
const reason = 'because'

describe('what becomes of a part that failed', () => {
  it.each<[DeliveryFailure, object]>([
    [
      { kind: 'throttled', retryAfterMs: 5000, scope: 'chat', reason },
      { kind: 'again', at: 6000, laneUntil: null },
    ],
    [
      { kind: 'throttled', retryAfterMs: 5000, scope: 'lane', reason },
      { kind: 'again', at: 6000, laneUntil: 6000 },
    ],
    [
      { kind: 'uncertain', reason },
      { kind: 'uncertain', reason },
    ],
    [
      { kind: 'rejected', reason },
      { kind: 'halted', reason },
    ],
    [
      { kind: 'unreachable', reason },
      { kind: 'lost', reason },
    ],
    [
      { kind: 'moved', to, reason },
      { kind: 'moved', to },
    ],
    [
      { kind: 'gone', reason },
      { kind: 'failed', reason },
    ],
    [
      { kind: 'unauthorized', reason },
      { kind: 'closed', reason },
    ],
  ])('%o', (failure, verdict) => {
    expect(verdictOn(failure, 1, 1000, 0.5, hold)).toMatchObject(verdict)
  })

  it('resends what is uncertain only where the operator chose so', () => {
    const failure = { kind: 'uncertain', reason } as const
    const resend = { ...hold, onUncertain: 'resend' } as const
    expect(verdictOn(failure, 1, 0, 0.5, resend)).toEqual({ kind: 'uncertain', reason, resendAt: 1500 })
    expect(verdictOn(failure, resend.attempts, 0, 0.5, resend)).toEqual({ kind: 'uncertain', reason })
  })

  it('waits longer each time, never beyond the longest delay, and gives up in the end', () => {
    const failure = { kind: 'unavailable', reason } as const
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const verdict = verdictOn(failure, attempt, 0, random, hold)
        if (verdict.kind !== 'again') {
          expect([verdict.kind, attempt >= hold.attempts]).toEqual(['failed', true])
          return
        }
        expect(attempt).toBeLessThan(hold.attempts)
        const whole = Math.min(2000 * 2 ** (attempt - 1), 300_000)
        expect(verdict.at).toBeGreaterThanOrEqual(whole / 2)
        expect(verdict.at).toBeLessThanOrEqual(whole)
      }),
    )
  })

  it('never gives up on a throttled part: the platform said when', () => {
    const failure = { kind: 'throttled', retryAfterMs: 1000, scope: 'lane', reason } as const
    expect(verdictOn(failure, 500, 0, 0, hold).kind).toBe('again')
  })
})
