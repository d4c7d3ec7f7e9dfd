import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { beat, claimOf, edition, item, mark, noon, publication, publish, sent, subscribe } from './samples.ts'

export const endingSuite = (open: OpenBench): void => {
  describe('a broadcast', () => {
    it('that is paused stands still with its reason, and lets others pass', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store, { lanes: [{ slots: 1 }] }), 'a')
      await publish(store, 'Two')
      await beat(store, { lanes: [], marks: [sent(claim, 2, noon)] })
      await store.halt(1, 'paused by Ann')
      await store.halt(1, 'again')
      expect(await store.halted(1)).toEqual({ kind: 'paused', reason: 'paused by Ann' })
      expect((await beat(store)).claims.map((each) => [each.issue, each.target.chat])).toContainEqual([2, 'a'])
    })

    it.each([
      [false, undefined],
      [true, 1],
    ])('that is cancelled finishes what it has begun (paused before: %s, at once: %s)', async (halted, atOnce) => {
      const { store, rows } = await open(atOnce)
      await subscribe(store, ['a', 'b', 'c', 'd'])
      await publish(store, 'One')
      const { claims } = await beat(store, { lanes: [{ slots: 3 }] })
      const [a, b, c] = claims
      if (!a || !b || !c) throw new Error('three claims expected')
      const unclear = mark(b, { kind: 'uncertain', reason: 'cut', resendAt: noon + 5 })
      const early = mark(c, { kind: 'again', at: noon, laneUntil: null, reason: 'busy' })
      await beat(store, { marks: [sent(a, 2), unclear, early], lanes: [] })
      await publish(store, 'Two')
      if (halted) await store.halt(1, 'paused')
      expect(await store.cancel(1, 'cancelled by Ann', noon)).toBe(2)
      expect(await store.halted(1)).toBeNull()
      expect((await store.deliveries(1, 0, 9)).map((each) => [each.state, each.reason])).toEqual([
        ['pending', null],
        ['pending', 'cut; it is sent again'],
        ['skipped', 'cancelled by Ann'],
        ['skipped', 'cancelled by Ann'],
      ])
      expect(await store.progress(1)).toMatchObject({ pending: 2, skipped: 2 })
      expect((await rows.tallies()).filter((row) => row.issue === 1 && row.count !== 0)).toEqual([
        { issue: 1, state: 'pending', count: 2 },
        { issue: 1, state: 'skipped', count: 2 },
      ])
      const next = await beat(store, { now: noon + 5 })
      expect(next.claims.map((each) => [each.issue, each.target.chat]).sort()).toEqual([
        [1, 'a'],
        [1, 'b'],
        [2, 'c'],
        [2, 'd'],
      ])
      expect(await store.cancel(1, 'again', noon)).toBe(0)
    })

    it('that is cancelled in the middle of its publication goes to nobody', async () => {
      const { store, other } = await open(1)
      await subscribe(store, ['a', 'b', 'c', 'd', 'e'])
      const mortal = await other()
      const out = publish(mortal, 'One')
      while ((await store.latest()) === null) await setImmediate()
      await mortal.close()
      await out
      await store.cancel(1, 'cancelled by Ann', noon)
      for (let round = 0; round < 5; round++) expect((await beat(store)).claims).toEqual([])
      expect(await store.progress(1)).toMatchObject({ pending: 0, skipped: 5 })
    })

    it('of many readers goes out while it is still written, and tells of all of them', async () => {
      const { store } = await open(1)
      await subscribe(store, ['a', 'b', 'c', 'd', 'e'])
      let out = false
      const publishing = store
        .publish(publication(edition([item(1, { headline: 'One' })]), { at: noon, dueAt: () => noon }))
        .finally(() => {
          out = true
        })
      let claims = 0
      while (!out) {
        claims += (await beat(store)).claims.length
        await setImmediate()
      }
      expect(await publishing).toMatchObject({ kind: 'published', deliveries: 5 })
      expect(claims).toBeGreaterThan(0)
    })

    it('that is cancelled by a process that ends within stands still, until somebody says more', async () => {
      const { store, other } = await open(1)
      await subscribe(store, ['a', 'b', 'c', 'd', 'e'])
      await publish(store, 'One')
      const mortal = await other()
      const cancelled = mortal.cancel(1, 'cancelled by Ann', noon).catch(() => null)
      while ((await store.progress(1)).skipped === 0) await setImmediate()
      await mortal.close()
      await cancelled
      expect((await beat(store)).claims).toEqual([])
      await store.cancel(1, 'cancelled by Bob', noon)
      expect(await store.progress(1)).toMatchObject({ pending: 0, skipped: 5 })
      expect(await store.halted(1)).toBeNull()
    })

    it('of whose sends many are in doubt is decided about in pieces, each once', async () => {
      const { store, rows } = await open(2)
      await subscribe(store, ['a', 'b', 'c', 'd', 'e'])
      for (const title of ['One', 'Two']) {
        await publish(store, title)
        const { claims } = await beat(store)
        await beat(store, {
          marks: claims.map((claim) => mark(claim, { kind: 'uncertain', reason: 'cut' })),
          lanes: [],
        })
      }
      expect(await store.leaveUncertain(1, noon)).toBe(5)
      expect(await store.resendUncertain(null, noon + 9)).toBe(5)
      expect(await store.resendUncertain(null, noon + 9)).toBe(0)
      expect((await store.deliveries(1, 0, 1))[0]).toMatchObject({ state: 'failed', reason: 'left' })
      expect((await rows.tallies()).filter(({ state, count }) => state === 'uncertain' && count !== 0)).toEqual([])
    })
  })
}
