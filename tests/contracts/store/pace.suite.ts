import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLatency } from '../../../src/delivery/latency.ts'
import type { Claim, Mark } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { beat, chat, chatsOf, lane, noon, publish, sent, subscribe } from './samples.ts'

const perSecond = 100
/** As close to the limit as anybody may ask for. */
const intervalMs = 1000 / (perSecond * 0.995)
/** How long a send takes to come in at the platform at least, and its answer to come back. */
const wayMs = 20
const seconds = 5

/** What is under way; an answer to somebody has no claim. */
interface Sent {
  readonly claim: Claim | null
  readonly dueAt: number
  readonly leftAt: number
  readonly readAt: number
}

export const paceSuite = (open: OpenBench): void => {
  describe('the pace in a chat', () => {
    it('is kept by who has not sent there itself: after a restart, and between processes', async () => {
      const { store, other } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const pace = [{ intervalMs: 30 }]
      const { claims } = await beat(store, { lanes: pace })
      await beat(store, { now: noon + 50, marks: claims.map((claim) => sent(claim, 1, noon + 1_050)) })
      await subscribe(store, ['b'])
      await publish(store, 'Two', [], noon + 100)
      const second = await other()
      const soon = await beat(second, { now: noon + 200, worker: 'x', lanes: pace })
      expect(chatsOf(soon)).toEqual(['b'])
      expect(chatsOf(await beat(second, { now: noon + 1_049, worker: 'x', lanes: pace }))).toEqual([])
      expect(chatsOf(await beat(second, { now: noon + 1_051, worker: 'x', lanes: pace }))).toEqual(['a'])
    })
  })

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
          const latency = createLatency({ least: 64, most: 64 })
          let underWay: readonly Sent[] = []
          let now = noon
          let nextAsk = noon + 300
          let standsUntil = 0
          while (now < noon + seconds * 1000) {
            const marks: Mark[] = []
            for (const { claim, dueAt, leftAt } of underWay.filter(({ readAt }) => readAt <= now)) {
              latency.note(now - leftAt, now)
              const lateMs = latency.late(dueAt, leftAt, now)
              if (claim === null) store.leaveSlot(lane, dueAt, lateMs)
              else marks.push({ ...sent(claim), lateMs })
            }
            underWay = underWay.filter(({ readAt }) => readAt > now)
            const answerMs = latency.usual(now)
            const slots = 64 - underWay.length
            const { claims, nextAt } = await beat(store, { now, marks, lanes: [{ intervalMs, slots, answerMs }] })
            // Once in a while everything stands still for a moment, here or on the way: then it goes on at its end.
            if (chance.next().value < 8) standsUntil = now + 45
            const send = (claim: Claim | null, dueAt: number): void => {
              const leftAt = Math.max(dueAt + (chance.next().value % 4), chance.next().value < 500 ? standsUntil : 0)
              const arrival = Math.max(leftAt + wayMs + (chance.next().value % 5), standsUntil)
              arrivals.push(arrival)
              underWay = [...underWay, { claim, dueAt, leftAt, readAt: arrival + wayMs + (chance.next().value % 5) }]
            }
            for (const claim of claims) send(claim, now)
            if (now >= nextAsk) {
              const asker = { ...lane, chat: `asker ${now}`, thread: null }
              send(null, await store.reserveSlot(asker, { intervalMs, chatMs: 1000, answerMs }, now))
              nextAsk += 50
            }
            now = Math.max(now + 3 + (chance.next().value % 5), Math.min(nextAt ?? noon, now + 10))
          }
          arrivals.sort((a, b) => a - b)
          const crowded = arrivals.filter((at, index) => at - (arrivals[index - perSecond] ?? -Infinity) < 1000)
          expect(crowded).toEqual([])
          expect(arrivals.filter((at) => at >= noon + 1000).length / (seconds - 1)).toBeGreaterThan(perSecond * 0.96)
        }),
        { numRuns: Math.ceil(open.share) },
      )
    })
  })
}
