import { describe, expect, it } from 'vitest'
import type { ClockChange, Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { beat, chat, chatsOf, claimOf, correct, lane, mark, noon, publish, sent, subscribe } from './samples.ts'

const day = 86_400_000
const hour = 3_600_000

/** The clock showed `from`, and shows `to` now; readers of an hour get what is published then an hour later. */
const set = (store: Store, from: number | null, to: number, worker = 'w', more: Partial<ClockChange> = {}) =>
  store.setClock({ from, to, worker, leaseMs: 60_000, dueAt: () => to + hour, ...more })

const again = (at: number, laneUntil: number | null = null) =>
  ({ kind: 'again', at, laneUntil, reason: 'too fast' }) as const

export const clockSuite = (open: OpenBench): void => {
  describe('a clock that is put right', () => {
    it.each([
      ['ahead', day],
      ['back', -day],
    ])('%s leaves everything that waits as long to wait as it had', async (_way, byMs) => {
      const { store } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      const claims = await beat(store)
      const marks = [mark(claimOf(claims, 'a'), again(noon + 9_000)), sent(claimOf(claims, 'b'), 2, noon + 3_000)]
      await beat(store, { marks })
      await set(store, noon + 1_000, noon + 1_000 + byMs)
      const then = noon + byMs
      expect(await beat(store, { now: then + 2_999 })).toMatchObject({ claims: [], nextAt: then + 3_000, expired: 0 })
      expect(chatsOf(await beat(store, { now: then + 3_000 }))).toEqual(['b'])
      expect(chatsOf(await beat(store, { now: then + 9_000 }))).toEqual(['a'])
      // The send to c is under way all the time: it has what was left of its lease, and its mark counts.
      expect((await beat(store, { now: then + 59_999 })).expired).toBe(0)
      await beat(store, { now: then + 59_999, marks: [sent(claimOf(claims, 'c'))] })
      expect(await store.progress(1)).toMatchObject({ sent: 1, sending: 2, uncertain: 0 })
    })

    it.each([
      ['ahead', day],
      ['back', -day],
    ])('%s leaves a lane its pace, its pause and its slow-down', async (_way, byMs) => {
      const { store } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      const pace = [{ intervalMs: 20_000 }]
      const { claims } = await beat(store, { lanes: pace })
      await set(store, noon + 500, noon + 500 + byMs)
      const then = noon + byMs
      expect(await beat(store, { now: then + 600, lanes: pace })).toMatchObject({ claims: [], nextAt: then + 20_060 })
      const pause = claims.map((claim) => mark(claim, again(then + 60_000, then + 60_000)))
      await beat(store, { now: then + 700, lanes: pace, marks: pause })
      await set(store, then + 1_000, then + 1_000 + byMs, 'x')
      const later = then + byMs
      expect(await store.lanes()).toMatchObject([{ pausedUntil: later + 60_000, slowed: { since: later + 60_000 } }])
      expect(await beat(store, { now: later + 59_999, lanes: pace })).toMatchObject({ nextAt: later + 60_000 })
      expect(chatsOf(await beat(store, { now: later + 60_000, lanes: pace }))).toEqual(['b'])
    })

    it('by two processes that noticed the same, counts once', async () => {
      const { store, other } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await beat(store, { marks: [mark(claimOf(await beat(store), 'a'), again(noon + 9_000))] })
      await set(store, noon + 1_000, noon + 1_000 + day)
      await set(await other(), noon + 1_400, noon + 1_410 + day, 'x')
      expect(await beat(store, { now: noon + day + 2_000 })).toMatchObject({ claims: [], nextAt: noon + day + 9_000 })
      await set(store, noon + day + 2_000, noon + 2 * day + 2_000)
      expect(await beat(store, { now: noon + 2 * day + 2_000 })).toMatchObject({ nextAt: noon + 2 * day + 9_000 })
    })

    it('leaves readers their hour, and plans anew what was published too early', async () => {
      const { store } = await open()
      await subscribe(store, ['now'])
      await subscribe(store, ['eight'], { hour: 8 })
      await publish(store, 'One')
      await set(store, noon, noon - day)
      const now = noon - day
      expect(chatsOf(await beat(store, { now }))).toEqual(['now'])
      expect(await beat(store, { now: now + hour - 1 })).toMatchObject({ claims: [], nextAt: now + hour })
      await set(store, now, now + 500, 'w', { dueAt: () => now + hour })
      expect(chatsOf(await beat(store, { now: now + hour }))).toEqual(['eight'])
    })
  })

  describe('what was written under a clock that was ahead', () => {
    it('is noticed by the next tick of a process with another one, and mended once', async () => {
      const { store, other } = await open()
      await subscribe(store, ['a', 'b'])
      const rushed = await other()
      const early = chatsOf(await beat(store))
      expect(early).toEqual([])
      await publish(rushed, 'One')
      const now = noon - day
      const first = await beat(store, { now })
      expect(first).toMatchObject({ claims: [], ahead: noon })
      await set(store, null, now)
      const second = await beat(store, { now })
      expect(second).toMatchObject({ ahead: null })
      expect(chatsOf(second)).toEqual(['a', 'b'])
    })

    it('waits from now on for as long as was asked, and nothing else is let off', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const claims = await beat(store)
      await beat(store, { marks: [mark(claimOf(claims, 'a'), again(noon + 2 * hour))] })
      const late = noon + day
      await beat(store, { now: late, lanes: [], marks: [mark(claimOf(claims, 'b'), again(late + 5_000))] })
      const now = noon + 1_000
      await set(store, null, now)
      expect(await beat(store, { now })).toMatchObject({ claims: [], nextAt: now + 5_000, ahead: null })
      expect(chatsOf(await beat(store, { now: now + 5_000 }))).toEqual(['b'])
      expect(await beat(store, { now: now + 6_000 })).toMatchObject({ claims: [] })
      expect(chatsOf(await beat(store, { now: noon + 2 * hour }))).toEqual(['a'])
    })

    it('is no pause for longer than the platform asked, no lease for longer than a send takes, no slower pace', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      const late = noon + day
      const { claims } = await beat(store, { now: late, lanes: [{ slots: 1 }] })
      const pause = claims.map((claim) => mark(claim, again(late + 8_000, late + 8_000)))
      await beat(store, { now: late, worker: 'dead', lanes: [{ slots: 1 }] })
      await beat(store, { now: late, marks: pause, lanes: [] })
      await set(store, null, noon)
      expect(await store.lanes()).toMatchObject([{ pausedUntil: noon + 8_000, slowed: { since: noon + 8_000 } }])
      expect(await beat(store, { now: noon + 7_999 })).toMatchObject({ claims: [], nextAt: noon + 8_000 })
      expect(chatsOf(await beat(store, { now: noon + 8_000, lanes: [{}] }))).toEqual(['c', 'a'])
      expect((await beat(store, { now: noon + 60_000 })).expired).toBe(1)
    })

    it('does not hold up a lane by more than it could have given away', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const pace = [{ intervalMs: 100, slots: 1 }]
      expect(chatsOf(await beat(store, { now: noon + day, lanes: pace }))).toEqual(['a'])
      expect(await beat(store, { lanes: pace })).toMatchObject({ claims: [], nextAt: noon + 100 })
      expect(await store.reserveSlot(chat('z'), { intervalMs: 100, chatMs: 0 }, noon)).toBe(noon + 100)
    })

    it('does not hold up a correction of what was sent then', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const late = noon + day
      const first = claimOf(await beat(store, { now: late }), 'a')
      await beat(store, { now: late, marks: [sent(first, 1, late + 3_000)] })
      await correct(store, 1)
      await set(store, null, noon)
      expect((await beat(store, { now: noon + 3_000 })).fixes).toHaveLength(1)
    })
  })

  describe('a lane that is reset', () => {
    it('goes on at once with everything but what readers chose an hour for', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await store.subscribe(chat('eight'), { hour: 8 }, noon)
      await store.publish({
        draft: { title: 'x', date: '2026-03-10', footer: [], sections: [{ title: null, items: [] }] },
        fingerprint: 'x',
        at: noon,
        dueAt: () => noon + hour,
        draftVersion: null,
      })
      const { claims } = await beat(store)
      const pause = claims.map((claim) => mark(claim, again(noon + day, noon + day)))
      expect(await beat(store, { marks: pause })).toMatchObject({ claims: [], nextAt: noon + day })
      expect(await store.resetLane(lane, noon + 1)).toBe(2)
      expect(await store.lanes()).toMatchObject([{ pausedUntil: null, reason: null, slowed: { factor: 1 } }])
      expect(chatsOf(await beat(store, { now: noon + 1 }))).toEqual(['a', 'b'])
      expect(await store.resetLane({ ...lane, account: 'none' }, noon)).toBe(0)
    })
  })
}
