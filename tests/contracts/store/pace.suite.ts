import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { beat, chat, lane, noon, publish, sent } from './samples.ts'

const perSecond = 100
/** As close to the limit as anybody may ask for. */
const intervalMs = 1000 / (perSecond * 0.995)
/** How long a send takes to come in at the platform, and its answer to come back. */
const wayMs = 20
const seconds = 5

export const paceSuite = (open: OpenBench): void => {
  describe('the pace at the platform', () => {
    it('never holds more in a second than is allowed, whatever comes in late, with answers in between; and uses it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.noBias(fc.nat(999))), async (chance) => {
          const { store } = await open()
          const readers = Array.from({ length: perSecond * seconds }, (_, at) => ({
            target: chat(`c${at}`),
            wants: {},
          }))
          await store.subscribeAll(readers, noon)
          await publish(store, 'One')
          const arrivals: number[] = []
          let answers: readonly { readonly at: number; readonly mark: Mark }[] = []
          let now = noon
          let nextAsk = noon + 300
          let standsUntil = 0
          while (now < noon + seconds * 1000) {
            const marks = answers.filter(({ at }) => at <= now).map(({ mark }) => mark)
            answers = answers.filter(({ at }) => at > now)
            const { claims, nextAt } = await beat(store, { now, marks, lanes: [{ intervalMs, slots: 64 }] })
            // Once in a while the platform stands still for a moment: then everything comes in at its end.
            if (chance.next().value < 8) standsUntil = now + 45
            for (const claim of claims) {
              const lateMs = Math.max(chance.next().value % 5, standsUntil - now)
              arrivals.push(now + wayMs + lateMs)
              const mark = { ...sent(claim), late: { claimedAt: now, byMs: lateMs } }
              answers = [...answers, { at: now + 2 * wayMs + lateMs, mark }]
            }
            if (now >= nextAsk) {
              const at = await store.reserveSlot(
                { ...lane, chat: `asker ${now}`, thread: null },
                { intervalMs, chatMs: 1000 },
                now,
              )
              arrivals.push(Math.max(at, standsUntil) + wayMs)
              nextAsk += 50
            }
            now = Math.max(now + 3 + (chance.next().value % 5), Math.min(nextAt ?? noon, now + 10))
          }
          arrivals.sort((a, b) => a - b)
          const crowded = arrivals.filter((at, index) => at - (arrivals[index - perSecond] ?? -Infinity) < 1000)
          expect(crowded).toEqual([])
          expect(arrivals.filter((at) => at >= noon + 1000).length / (seconds - 1)).toBeGreaterThan(perSecond * 0.97)
        }),
        { numRuns: Math.ceil(2 * open.share) },
      )
    }, 60_000)
  })
}
