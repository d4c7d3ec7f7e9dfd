import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSendRate, rateSeconds } from '../../src/delivery/send-rate.ts'

it('counts what went out in each of the last seconds, and no other', () => {
  const steps = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 90_000 }), count: fc.integer({ min: 0, max: 5 }) }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(steps, (steps) => {
      let now = 1_700_000_000_500
      const rate = createSendRate(() => now)
      const all: number[] = []
      for (const { wait, count } of steps) {
        now += wait
        for (let sent = 0; sent < count; sent++) {
          rate.sent('telegram')
          all.push(Math.floor(now / 1000))
        }
      }
      const second = Math.floor(now / 1000)
      const wanted = Array.from(
        { length: rateSeconds },
        (_, at) => all.filter((each) => each === second - rateSeconds + at).length,
      )
      expect(rate.lately().get('telegram') ?? new Array(rateSeconds).fill(0)).toEqual(wanted)
    }),
  )
})
