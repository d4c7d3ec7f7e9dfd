import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/time/clock.ts'

const noon = Date.UTC(2026, 10, 27, 12)
const day = 86_400_000

/** A clock over a wall clock that anybody may set. */
function bench() {
  const time = { wall: noon, steady: 5_000 }
  const jumps: number[] = []
  const clock = createClock({ wall: () => time.wall, steady: () => time.steady }, (byMs) => jumps.push(byMs))
  return {
    clock,
    jumps,
    pass(ms: number) {
      time.wall += ms
      time.steady += ms
      clock.now()
    },
    /** Somebody looks soon, as the worker does. */
    set(byMs: number) {
      time.wall += byMs
      clock.now()
    },
  }
}

describe('the time of a process', () => {
  it('goes on evenly while the wall clock is wrong for seconds, and says so', () => {
    const { clock, jumps, pass, set } = bench()
    pass(1_000)
    set(day)
    pass(4_000)
    expect(clock.now()).toBe(noon + 5_000)
    expect(clock.lasting()).toBeNull()
    set(-day)
    pass(120_000)
    expect(clock.now()).toBe(noon + 125_000)
    expect(clock.lasting()).toBeNull()
    expect(jumps).toEqual([day, 0])
  })

  it.each([day, -day, 3_000, -3_000])('goes over to a wall clock that stays %i ms away, when it is told to', (byMs) => {
    const { clock, jumps, pass, set } = bench()
    set(byMs)
    pass(59_000)
    expect(clock.lasting()).toBeNull()
    pass(2_000)
    expect(clock.lasting()).toBe(byMs)
    expect(clock.now()).toBe(noon + 61_000)
    clock.adopt(byMs)
    expect(clock.now()).toBe(noon + 61_000 + byMs)
    expect(clock.lasting()).toBeNull()
    expect(clock.offMs()).toBe(0)
    pass(200_000)
    expect(jumps).toEqual([byMs])
  })

  it('begins to wait anew when the wall clock jumps again', () => {
    const { clock, pass, set } = bench()
    set(day)
    pass(40_000)
    set(day)
    pass(40_000)
    expect(clock.lasting()).toBeNull()
    pass(25_000)
    expect(clock.lasting()).toBe(2 * day)
  })

  it('follows a wall clock that goes too fast, a little at a time', () => {
    const { clock, pass, set } = bench()
    let adopted = 0
    for (let second = 0; second < 600; second++) {
      pass(1_000)
      set(20)
      const byMs = clock.lasting()
      if (byMs === null) continue
      clock.adopt(byMs)
      adopted++
    }
    expect(adopted).toBeGreaterThan(2)
    expect(Math.abs(clock.offMs())).toBeLessThan(2_500)
  })

  it('never goes back and never faster than time, whatever is done to the wall clock', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ pass: fc.nat(50_000), set: fc.integer({ min: -1e11, max: 1e11 }) })),
        (script) => {
          const { clock, pass, set } = bench()
          let expected = noon
          for (const step of script) {
            set(step.set)
            pass(step.pass)
            expected += step.pass
            expect(clock.now()).toBe(expected)
          }
        },
      ),
    )
  })
})
