import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
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

    it('saves up nothing while it rests, and begins gently', async () => {
      const { store } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      const burst = await beat(store, { lanes: [{ intervalMs: 10 }] })
      expect(burst.claims.length).toBe(1)
      expect(burst.nextAt).toBe(noon + 70)
      expect((await beat(store, { now: noon + 69, lanes: [{ intervalMs: 10 }] })).claims).toEqual([])
      expect((await beat(store, { now: noon + 70, lanes: [{ intervalMs: 10 }] })).claims.length).toBe(1)
    })

    it('gives no more than there is room for, and moves on by that only', async () => {
      const { store } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      expect((await beat(store, { lanes: [{ intervalMs: 0, slots: 3 }] })).claims.length).toBe(3)
      expect((await beat(store, { lanes: [{ slots: 0 }] })).claims).toEqual([])
      expect((await beat(store, { lanes: [] })).claims).toEqual([])
      expect(await beat(store, { lanes: [{ account: 'unknown' }] })).toMatchObject({ claims: [], nextAt: null })
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
        {
          ...lane,
          nextAt: noon,
          pausedUntil: noon + 5_000,
          reason: 'too fast',
          standing: 'open',
          slowed: { factor: 1 / 0.9, since: noon + 5_000 },
        },
      ])
      expect(await beat(await other(), { now: noon + 4_999, worker: 'x' })).toMatchObject({
        claims: [],
        nextAt: noon + 5_000,
      })
      expect(chatsOf(await beat(store, { now: noon + 5_000 }))).toEqual(['b', 'a'])
      expect(await store.lanes()).toMatchObject([{ pausedUntil: null, reason: null }])
    })

    it('goes slower after a pause, also in another process, and comes back to its pace', async () => {
      const { store, other } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      const pace = [{ intervalMs: 300 }]
      const claim = claimOf(await beat(store, { lanes: pace }), 'c0')
      const pause = { kind: 'again', at: noon + 9_000, laneUntil: noon + 1_000, reason: 'too fast' } as const
      await beat(store, { marks: [mark(claim, pause)], lanes: [] })
      const twin = await other()
      const first = await beat(twin, { now: noon + 1_000, worker: 'x', lanes: pace })
      expect(chatsOf(first)).toEqual(['c1'])
      expect(first.nextAt).toBe(noon + 1_327)
      const late = noon + 3_600_000
      expect((await beat(twin, { now: late, worker: 'x', lanes: pace })).nextAt).toBe(late + 360)
    })

    it('is slowed down once by a pause that many sends run into', async () => {
      const { store } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      const { claims } = await beat(store)
      const pause = { kind: 'again', at: noon + 9_000, laneUntil: noon + 1_000, reason: 'too fast' } as const
      await beat(store, { marks: claims.map((claim) => mark(claim, pause)), lanes: [] })
      expect(await store.lanes()).toMatchObject([{ slowed: { factor: 1 / 0.9 } }])
    })

    it('gives answers the next place, before everything that is pending', async () => {
      const { store } = await open()
      await subscribe(store, names)
      await publish(store, 'One')
      const lanes = [{ intervalMs: 100 }]
      const pace = { intervalMs: 100, chatMs: 3_000 }
      expect(chatsOf(await beat(store, { lanes }))).toEqual(['c0'])
      const turns = [
        store.reserveSlot(chat('c1'), pace, noon + 10),
        store.reserveSlot(chat('elsewhere'), pace, noon + 10),
      ]
      expect(await Promise.all(turns)).toEqual([noon + 160, noon + 260])
      expect(await beat(store, { now: noon + 250, lanes })).toMatchObject({ claims: [], nextAt: noon + 360 })
      expect(chatsOf(await beat(store, { now: noon + 360, lanes }))).toEqual(['c2'])
      expect(await store.reserveSlot({ ...chat('c1'), account: 'unknown' }, pace, noon)).toBe(noon)
    })

    it('makes a chat that was just answered wait for its next part', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      expect(await store.reserveSlot(chat('a'), { intervalMs: 0, chatMs: 3_000 }, noon)).toBe(noon)
      expect(await beat(store)).toMatchObject({ claims: [], nextAt: noon + 3_000 })
      expect(chatsOf(await beat(store, { now: noon + 3_000 }))).toEqual(['a'])
    })

    it('gives a chat its rest also before an issue that was published after what it got', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      const claims = await beat(store)
      const doubtful = { kind: 'uncertain', reason: 'hung up', chatAt: noon + 4_000 } as const
      const marks = [sent(claimOf(claims, 'a'), 1, noon + 3_000), sent(claimOf(claims, 'b'))]
      await beat(store, { marks: [...marks, mark(claimOf(claims, 'c'), doubtful)] })
      await publish(store, 'Two')
      const next = await beat(store, { now: noon + 10 })
      expect(chatsOf(next)).toEqual(['b'])
      expect(next.nextAt).toBe(noon + 3_000)
      expect(chatsOf(await beat(store, { now: noon + 3_000 }))).toEqual(['a'])
      expect(chatsOf(await beat(store, { now: noon + 4_000 }))).toEqual(['c'])
    })

    it('lets answers wait for the end of a pause', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store), 'a')
      const pause = { kind: 'again', at: noon, laneUntil: noon + 9_000, reason: 'too fast' } as const
      await beat(store, { marks: [mark(claim, pause)] })
      expect(await store.reserveSlot(chat('b'), { intervalMs: 1, chatMs: 0 }, noon + 10)).toBe(noon + 9_000)
      expect(await store.reserveSlot(chat('b'), { intervalMs: 1, chatMs: 0 }, noon + 9_000)).toBe(noon + 9_000)
    })

    it('that is closed stays closed until it is opened', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store), 'a')
      const marked = await beat(store, { marks: [mark(claim, { kind: 'closed', reason: 'token revoked' })] })
      expect(marked).toMatchObject({ claims: [], nextAt: null })
      expect(await store.lanes()).toMatchObject([{ standing: 'closed', reason: 'token revoked' }])
      expect((await beat(store, { now: noon + 1e9 })).claims).toEqual([])
      await store.openLane(lane)
      expect(await store.lanes()).toMatchObject([{ standing: 'open', reason: null }])
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
