import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLatency } from '../../src/delivery/latency.ts'
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
    [30, 29.3, 'on a quiet machine', 3, 15, 15],
    [1000, 970, 'on a quiet machine', 3, 15, 15],
    [30, 26, 'on a busy machine', 30, 150, 150],
    [30, 28, 'where some take a second', 3, 15, 900],
    [1000, 950, 'where some take a second', 3, 15, 900],
  ])(
    'keeps to %i in every second at the platform, and sustains %f, %s',
    (limit, least, _where, often, here, onTheWay) => {
      fc.assert(
        fc.property(fc.infiniteStream(fc.noBias(fc.nat(999))), (chance) => {
          // One in a hundred is held up for long, the others by some.
          const heldUp = (seldom: number): number => {
            const roll = chance.next().value
            return (roll < 10 ? chance.next().value * seldom : roll * often) / 999
          }
          const held = { here: () => heldUp(here), onTheWay: () => heldUp(onTheWay) }
          const { arrivals, seconds } = runLane(limit, held)
          expect(arrivals.filter((at, index) => at - (arrivals[index - limit] ?? -Infinity) < 1000)).toEqual([])
          expect(arrivals.length / seconds).toBeGreaterThanOrEqual(least)
        }),
        { numRuns: limit < 100 ? 10 : 2 },
      )
    },
  )

  it('trusts nothing but the distance while somebody else uses the lane', () => {
    const recent = createRecentSends()
    const of = (nextAt: number, now: number) => recent.of(1, nextAt, now, Infinity)
    recent.add(1, 5_000, [1, 2], { before: 0, after: 5_010 })
    expect(of(5_010, 5_005)).toEqual([{ at: 5_000, count: 2 }])
    expect(of(5_012, 5_015)).toBeNull()
    recent.add(1, 5_015, [3], { before: 5_012, after: 5_016 })
    expect(of(5_016, 5_020)).toBeNull()
    for (const name of [1, 2, 3]) recent.came(1, name, 0)
    recent.add(1, 5_900, [4], { before: 5_016, after: 5_901 })
    expect(of(5_901, 6_021)).toBeNull()
    // It may take the next place on any lane, for a minute after it was last seen.
    expect(recent.of(2, 0, 65_014, Infinity)).toBeNull()
    expect(recent.of(2, 0, 65_015, Infinity)).toEqual([])
    recent.add(1, 65_015, [5], { before: 5_901, after: 65_016 })
    expect(of(65_016, 65_020)).toMatchObject([{ at: 65_015, count: 1 }])
    expect(allowance(1_000, 1_100, 1, 99, null).count).toBe(10)
    expect(allowance(1_000, 1_100, 1, 200, [{ at: 900, count: 1 }]).count).toBe(100)
    expect(allowance(1_000, 1_100, 1, 99, []).count).toBe(1)
  })

  it('goes wider apart beside others while what it sends comes in late', () => {
    const recent = createRecentSends()
    const next = (now: number) => allowance(now, now, 10, 9, null, recent.lateness(1, now, 20)).nextAt(1) - now
    expect(next(5_000)).toBeCloseTo(10.1)
    recent.add(1, 5_000, [1, 2], { before: 0, after: 5_010 })
    recent.came(1, 1, 100)
    expect(next(5_110)).toBeCloseTo(11.1)
    // The other one has no answer yet.
    expect(next(5_300)).toBeCloseTo(12.9)
    recent.came(1, 2, 300)
    expect(next(5_400)).toBeCloseTo(13.1)
    // So it does on every lane: the machine is as slow there. After some seconds that is over.
    expect(recent.lateness(2, 6_307, 20)).toBe(300)
    expect(next(6_307)).toBeCloseTo(13.1)
    expect(next(15_200)).toBeCloseTo(10.1)
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

/** How long a message takes to come in at the platform at least, and its answer to come back. */
const wayMs = 20

/** A lane's sends for some seconds by a clock of its own; everything that happens on the way is held up for as long as is said. */
function runLane(
  perSecond: number,
  held: { readonly here: () => number; readonly onTheWay: () => number },
): { readonly arrivals: number[]; readonly seconds: number } {
  const intervalMs = 1000 / (perSecond * laneShare)
  const recent = createRecentSends()
  const latency = createLatency({ least: 64, most: 128 })
  const [begun, seconds] = [1_000_000, perSecond < 100 ? 40 : 10]
  const arrivals: number[] = []
  let underWay: { readonly name: number; readonly dueAt: number; readonly leftAt: number; readonly readAt: number }[] =
    []
  let now = begun
  let nextAt = 0
  while (now < begun + seconds * 1000) {
    for (const { name, dueAt, leftAt } of underWay.filter((each) => each.readAt <= now)) {
      latency.note(now - leftAt, now)
      recent.came(1, name, latency.late(dueAt, leftAt, now))
    }
    underWay = underWay.filter(({ readAt }) => readAt > now)
    const answerMs = latency.usual(now)
    const gone = recent.of(1, nextAt, now, answerMs)
    const { count, nextAt: then } = allowance(nextAt, now, intervalMs, 128 - underWay.length, gone)
    const after = then(count)
    const leftAt = now + held.here()
    const names = Array.from({ length: count }, (_, at) => arrivals.length + at)
    if (count > 0) recent.add(1, now, names, { before: nextAt, after })
    nextAt = after
    for (const name of names) {
      // What is in the way there is there on the way back.
      const heldMs = held.onTheWay()
      const arrival = leftAt + wayMs + heldMs
      arrivals.push(arrival)
      underWay.push({ name, dueAt: now, leftAt, readAt: arrival + wayMs + heldMs })
    }
    // A tick for what was answered, or when the lane has room; timers are late as well.
    const room = Math.max(nextAt, roomAt(recent.of(1, nextAt, leftAt, answerMs), leftAt, intervalMs))
    const answered = Math.min(...underWay.map(({ readAt }) => readAt)) + 4
    now = Math.ceil(Math.max(leftAt + 1, Math.min(room, answered)) + held.here())
  }
  return { arrivals: arrivals.sort((a, b) => a - b), seconds }
}
