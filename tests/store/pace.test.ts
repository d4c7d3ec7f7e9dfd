import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowance, roomAt, slowDown, slowness } from '../../src/store/pace.ts'
import { createRecentSends } from '../../src/store/sql/ledger/rows/recent-sends.ts'

/** What the worker asks for: a little less than the platform allows. */
const laneShare = 0.995
const longAgo = [{ at: 0, count: 1 }]

describe('the pace of a lane', () => {
  it('never lets more through than the interval allows, in any stretch of time, save one burst of 100 ms', () => {
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
        const saved = Math.max(100 - intervalMs, 10)
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
          for (const late of delays)
            nextAt = allowance(nextAt, Math.ceil(nextAt) + late, 1000 / perSecond, 1, longAgo).nextAt(1)
          expect(nextAt).toBeCloseTo(1_000_000 + delays.length * (1000 / perSecond), 3)
        },
      ),
    )
  })

  it.each([
    [30, 29.5],
    [1000, 980],
  ])('keeps to %i in every second at the platform, and sustains %f, with late timers and stalls', (limit, least) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.noBias(fc.integer({ min: 0, max: 999 }))), (chance) => {
        const intervalMs = 1000 / (limit * laneShare)
        const recent = createRecentSends()
        const begun = 1_000_000
        const arrivals: number[] = []
        let now = begun
        let nextAt = 0
        while (now < begun + 40_000) {
          const { count, nextAt: then } = allowance(nextAt, now, intervalMs, 64, recent.of(1, nextAt, now))
          const after = then(count)
          recent.add(1, { at: now, count }, { before: nextAt, after })
          nextAt = after
          const roll = chance.next().value
          for (let sent = 0; sent < count; sent++) arrivals.push(now + 50 + (roll % 5))
          // Timers are a few milliseconds late, and one in a hundred ticks stalls.
          const room = roomAt(recent.of(1, nextAt, now), now, intervalMs)
          now = Math.ceil(Math.max(now + 5, nextAt, room)) + (roll < 10 ? 15 : roll % 4)
        }
        arrivals.sort((a, b) => a - b)
        expect(arrivals.filter((at, index) => at - (arrivals[index - limit] ?? -Infinity) < 1000)).toEqual([])
        expect(arrivals.length / 40).toBeGreaterThanOrEqual(least)
      }),
      { numRuns: 10 },
    )
  })

  it('trusts nothing but the distance while somebody else uses the lane', () => {
    const recent = createRecentSends()
    recent.add(1, { at: 5_000, count: 10 }, { before: 0, after: 5_010 })
    expect(recent.of(1, 5_010, 5_005)).toEqual([{ at: 5_000, count: 10 }])
    expect(recent.of(1, 5_012, 5_015)).toBeNull()
    recent.add(1, { at: 5_015, count: 1 }, { before: 5_012, after: 5_016 })
    expect(recent.of(1, 5_016, 5_020)).toBeNull()
    recent.add(1, { at: 5_900, count: 1 }, { before: 5_016, after: 5_901 })
    expect(recent.of(1, 5_901, 6_020)).toBeNull()
    expect(recent.of(1, 5_901, 6_021)).toEqual([
      { at: 5_015, count: 1 },
      { at: 5_900, count: 1 },
    ])
    expect(allowance(1_000, 1_100, 1, 99, null).count).toBe(10)
    expect(allowance(1_000, 1_100, 1, 200, [{ at: 900, count: 1 }]).count).toBe(100)
    expect(allowance(1_000, 1_100, 1, 99, []).count).toBe(1)
  })

  it('slows down with every pause, never to less than an eighth, and comes back in minutes', () => {
    const once = slowDown({ factor: 1, since: 0 }, 1_000, 4_000)
    expect(slowness(once, 2_000)).toBeCloseTo(1 / 0.9)
    expect(slowness(once, 64_000)).toBeCloseTo(1 + 1 / 18)
    expect(slowness(once, 600_000)).toBe(1)
    let worst = once
    for (let round = 0; round < 50; round++) worst = slowDown(worst, 4_000, 4_000)
    expect(slowness(worst, 4_000)).toBe(8)
  })

  it('is no limit where there is none', () => {
    expect(allowance(0, 5, 0, 7).count).toBe(7)
  })
})
