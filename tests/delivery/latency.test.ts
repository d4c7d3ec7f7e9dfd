import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLatency, type Latency } from '../../src/delivery/latency.ts'

const limits = { least: 64, most: 128 }

/** Answers came after so long; tells what is usual then. */
const usualAfter = (latency: Latency, tookMs: number, now: number): number => {
  latency.note(tookMs, now)
  return latency.usual(now)
}

describe('what answers usually take', () => {
  it('is not known of less than half a second or a hundred answers, and then the shortest', () => {
    const latency = createLatency(limits)
    for (let answer = 0; answer < 100; answer++) expect(usualAfter(latency, answer === 50 ? 20 : 40, answer)).toBe(0)
    expect(latency.usual(499)).toBe(0)
    expect(latency.usual(500)).toBe(20)
    expect([usualAfter(latency, 18, 600), usualAfter(latency, 80, 700)]).toEqual([18, 18])
    const slow = createLatency(limits)
    for (let answer = 0; answer < 99; answer++) expect(usualAfter(slow, 40, answer * 100)).toBe(0)
    expect(usualAfter(slow, 50, 9900)).toBe(40)
  })

  it('says how late something came in, a second on its way at most', () => {
    const latency = createLatency(limits)
    expect(latency.late(1000, 1010, 1050)).toBe(47)
    for (let now = 0; now < 500; now += 5) latency.note(20, now)
    expect(latency.late(1000, 1000, 1023)).toBe(0)
    expect(latency.late(1000, 1010, 1040)).toBe(17)
    expect(latency.late(1000, 3000, 9000)).toBe(2997)
  })

  it('follows a platform that has become slower, after a while', () => {
    const latency = createLatency(limits)
    for (let now = 0; now < 30_000; now += 100) latency.note(20, now)
    expect(usualAfter(latency, 50, 30_000)).toBe(20)
    expect(usualAfter(latency, 50, 59_900)).toBe(20)
    expect(usualAfter(latency, 50, 60_000)).toBe(50)
  })

  it('has to be learned again after a rest', () => {
    const latency = createLatency(limits)
    for (let now = 0; now < 1000; now += 10) latency.note(20, now)
    expect(latency.usual(1000)).toBe(20)
    expect(latency.usual(59_999)).toBe(20)
    expect(latency.usual(60_000)).toBe(0)
    expect(usualAfter(latency, 60, 60_000)).toBe(0)
  })

  it('is never less than nothing, nor more than the last one took', () => {
    const sends = fc.array(fc.record({ tookMs: fc.nat(5000), later: fc.nat(3000) }), { maxLength: 60 })
    fc.assert(
      fc.property(sends, (script) => {
        const latency = createLatency(limits)
        let now = 0
        for (const { tookMs, later } of script) {
          now += later
          const usual = usualAfter(latency, tookMs, now)
          expect(usual).toBeGreaterThanOrEqual(0)
          expect(usual).toBeLessThanOrEqual(tookMs)
        }
      }),
    )
  })
})

describe('how many sends go at once', () => {
  it.each([
    [30, 50, 64],
    [1000, 20, 64],
    [1000, 50, 116],
    [1000, 400, 128],
    // However near it is, the ledger takes its time.
    [1_000_000, 0, 128],
  ])('at %i a second, each taking %i ms: %i', (perSecond, tookMs, slots) => {
    const latency = createLatency(limits)
    expect(latency.slots(perSecond)).toBe(64)
    for (let now = 0; now < 500; now += 5) latency.note(tookMs, now)
    expect(latency.slots(perSecond)).toBe(64)
    latency.note(tookMs, 500)
    expect(latency.slots(perSecond)).toBe(slots)
    // A machine that is busy for a moment.
    latency.note(tookMs + 1000, 510)
    expect(latency.slots(perSecond)).toBe(slots)
    // A rest.
    latency.note(tookMs + 1000, 60_000)
    expect(latency.slots(perSecond)).toBe(slots)
  })
})
