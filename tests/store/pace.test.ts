import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowance } from '../../src/store/pace.ts'

describe('the pace of a lane', () => {
  it('never lets more through than the interval allows, in any stretch of time, save one burst of 50 ms', () => {
    const looks = fc.array(fc.record({ later: fc.integer({ min: 0, max: 300 }), slots: fc.nat(60) }), { maxLength: 30 })
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 200, noNaN: true }), looks, (intervalMs, script) => {
        let now = 1_000_000
        let nextAt = 0
        const times: number[] = []
        for (const { later, slots } of script) {
          now += later
          const allowed = allowance(nextAt, now, intervalMs, slots)
          expect(allowed.count).toBeLessThanOrEqual(slots)
          nextAt = allowed.nextAt(allowed.count)
          for (let taken = 0; taken < allowed.count; taken++) times.push(now)
        }
        const saved = Math.max(50 - intervalMs, 10)
        const tooMany = times.flatMap((from, first) =>
          times
            .slice(first)
            .flatMap((until, more) => (more * intervalMs > until - from + saved + 1e-3 ? [[from, until]] : [])),
        )
        expect(tooMany).toEqual([])
      }),
    )
  })

  it('loses nothing to a timer that is a little late', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 300, maxLength: 300 }),
        fc.constantFrom(30, 20, 1),
        (delays, perSecond) => {
          let nextAt = 1_000_000
          for (const late of delays) nextAt = allowance(nextAt, Math.ceil(nextAt) + late, 1000 / perSecond, 1).nextAt(1)
          expect(nextAt).toBeCloseTo(1_000_000 + delays.length * (1000 / perSecond), 3)
        },
      ),
    )
  })

  it('is no limit where there is none', () => {
    expect(allowance(0, 5, 0, 7).count).toBe(7)
  })
})
