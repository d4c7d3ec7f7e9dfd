import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLatency } from '../../src/delivery/latency.ts'

const limits = { least: 64, most: 128 }

describe('how late a send is', () => {
  it('is all of it at first, and then what is beyond the shortest', () => {
    const latency = createLatency(limits)
    expect([latency.note(40, 0), latency.note(20, 100), latency.note(35, 499)]).toEqual([40, 20, 35])
    expect([latency.note(35, 500), latency.note(18, 600), latency.note(80, 700)]).toEqual([15, 0, 62])
  })

  it('follows a platform that has become slower, after a while', () => {
    const latency = createLatency(limits)
    for (let now = 0; now < 2000; now += 100) latency.note(20, now)
    expect(latency.note(50, 2000)).toBe(30)
    expect(latency.note(50, 3900)).toBe(30)
    expect(latency.note(50, 4000)).toBe(0)
  })

  it('has to be learned again after a rest', () => {
    const latency = createLatency(limits)
    for (let now = 0; now < 1000; now += 100) latency.note(20, now)
    expect(latency.note(60, 60_000)).toBe(60)
  })

  it('is never less than nothing, nor more than it took', () => {
    const sends = fc.array(fc.record({ tookMs: fc.nat(5000), later: fc.nat(3000) }), { maxLength: 60 })
    fc.assert(
      fc.property(sends, (script) => {
        const latency = createLatency(limits)
        let now = 0
        for (const { tookMs, later } of script) {
          now += later
          const late = latency.note(tookMs, now)
          expect(late).toBeGreaterThanOrEqual(0)
          expect(late).toBeLessThanOrEqual(tookMs)
        }
      }),
    )
  })
})

describe('how many sends go at once', () => {
  it.each([
    [30, 50, 64],
    [1000, 20, 64],
    [1000, 50, 100],
    [1000, 400, 128],
  ])('at %i a second, each taking %i ms: %i', (perSecond, tookMs, slots) => {
    const latency = createLatency(limits)
    expect(latency.slots(perSecond)).toBe(64)
    for (let now = 0; now < 500; now += 10) latency.note(tookMs, now)
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
