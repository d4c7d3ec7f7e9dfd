import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.ts'
import { beat, chat, chatsOf, claimOf, lane, mark, noon, publish, sent, subscribe } from './samples.ts'

const names = Array.from({ length: 40 }, (_, index) => `c${index}`)

export const laneSuite = (open: OpenBench): void => {
  describe('a lane', () => {
    it('lets through what its pace allows, across workers and restarts', async () => {
      const { store, other } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      const times: number[] = []
      const twin = await other()
      for (let now = noon; now <= noon + 1_000; now += 7) {
        const { claims } = await beat(now % 2 === 0 ? store : twin, {
          now,
          worker: `w${now % 2}`,
          lanes: [{ intervalMs: 100 }],
        })
        times.push(...claims.map(() => now))
      }
      expect(times.length).toBeGreaterThanOrEqual(10)
      expect(times.length).toBeLessThanOrEqual(11)
      expect(Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)))).toBeGreaterThanOrEqual(88)
    })

    it('saves up no more than fifty milliseconds while it rests', async () => {
      const { store } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      const burst = await beat(store, { lanes: [{ intervalMs: 10 }] })
      expect(burst.claims.length).toBe(5)
      expect(burst.nextAt).toBe(noon + 10)
      expect((await beat(store, { now: noon + 9, lanes: [{ intervalMs: 10 }] })).claims).toEqual([])
      expect((await beat(store, { now: noon + 10, lanes: [{ intervalMs: 10 }] })).claims.length).toBe(1)
    })

    it('gives no more than there is room for, and moves on by that only', async () => {
      const { store } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      expect((await beat(store, { lanes: [{ intervalMs: 1, slots: 3 }] })).claims.length).toBe(3)
      expect((await beat(store, { lanes: [{ slots: 0 }] })).claims).toEqual([])
      expect((await beat(store, { lanes: [] })).claims).toEqual([])
      expect(await beat(store, { lanes: [{ account: 'unknown' }] })).toEqual({ claims: [], nextAt: null })
    })

    it('rests as long as it was told to, also for others', async () => {
      const { store, other } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store, { lanes: [{ slots: 1 }] }), 'a')
      await beat(store, {
        marks: [mark(claim, { kind: 'again', at: noon + 100, laneUntil: noon + 5_000, reason: 'too fast' })],
      })
      expect(await store.lanes()).toEqual([
        { ...lane, nextAt: noon, pausedUntil: noon + 5_000, reason: 'too fast', closed: false },
      ])
      expect(await beat(await other(), { now: noon + 4_999, worker: 'x' })).toEqual({
        claims: [],
        nextAt: noon + 5_000,
      })
      expect(chatsOf(await beat(store, { now: noon + 5_000 }))).toEqual(['b', 'a'])
      expect(await store.lanes()).toMatchObject([{ pausedUntil: null, reason: null }])
    })

    it('that is closed stays closed until it is opened', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store), 'a')
      const marked = await beat(store, { marks: [mark(claim, { kind: 'closed', reason: 'token revoked' })] })
      expect(marked).toEqual({ claims: [], nextAt: null })
      expect(await store.lanes()).toMatchObject([{ closed: true, reason: 'token revoked' }])
      expect((await beat(store, { now: noon + 1e9 })).claims).toEqual([])
      await store.openLane(lane)
      expect(await store.lanes()).toMatchObject([{ closed: false, reason: null }])
      expect(claimOf(await beat(store), 'a').attempt).toBe(2)
    })

    it('serves its issues by turns', async () => {
      const { store } = await open()
      await subscribe(store, ['a1', 'a2', 'a3', 'a4'], { topics: ['a'] })
      await subscribe(store, ['b1', 'b2'], { topics: ['b'] })
      await publish(store, 'One', ['a'])
      await publish(store, 'Two', ['b'])
      const order: string[] = []
      for (let now = noon; order.length < 6; now++)
        order.push(...chatsOf(await beat(store, { now, lanes: [{ slots: 1 }] })))
      expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4'])
    })

    it('is not held up by another one, or by a chat that waits', async () => {
      const { store } = await open()
      const slack = { platform: 'slack', account: 'T1' }
      await subscribe(store, ['a', 'b'])
      await store.subscribe({ ...slack, chat: 's', thread: null }, {}, noon)
      await publish(store, 'One')
      const claim = claimOf(await beat(store, { lanes: [{ slots: 1 }] }), 'a')
      const retry = mark(claim, { kind: 'again', at: noon + 60_000, laneUntil: null, reason: 'slow' })
      expect(chatsOf(await beat(store, { marks: [retry], lanes: [{}, slack] }))).toEqual(['b', 's'])
    })

    it('passes over thousands that wait or have left, and says when to come back', async () => {
      const { store } = await open()
      const many = Array.from({ length: 1_200 }, (_, index) => ({ target: chat(`m${index}`), wants: {} }))
      await store.subscribeAll(many, noon)
      await publish(store, 'One')
      for (const { target } of many.slice(0, 1_199)) await store.unsubscribe(target, noon)
      const ticks = [await beat(store), await beat(store), await beat(store)]
      expect(ticks.map((ticked) => ticked.nextAt)).toEqual([noon, noon, null])
      expect(ticks.flatMap(chatsOf)).toEqual(['m1199'])
      expect(await store.progress(1)).toMatchObject({ skipped: 1_199, sending: 1, pending: 0 })
      await beat(store, { marks: ticks.flatMap(({ claims }) => claims.map((claim) => sent(claim))) })
    })
  })
}
