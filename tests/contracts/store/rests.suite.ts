import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import {
  beat,
  chat,
  chatsOf,
  claimOf,
  correct,
  edition,
  item,
  mark,
  noon,
  publication,
  publish,
  sent,
  subscribe,
} from './samples.ts'

const day = 86_400_000
const atOnce = (at: number) => () => at

export const restSuite = (open: OpenBench): void => {
  describe('a pause that a reader asked for', () => {
    it('ends by itself, and tells in one message what was missed', async () => {
      const { store } = await open()
      await subscribe(store, ['away', 'here'])
      await publish(store, 'Zero')
      const before = await beat(store)
      await beat(store, { marks: before.claims.map((claim) => sent(claim)) })
      expect(await store.rest(chat('away'), noon + 9 * day, noon + 1)).toBe(true)
      expect(await store.rest(chat('nobody'), noon + 9 * day, noon)).toBe(false)
      // Another end of the same pause; what was missed is counted from its beginning.
      for (const [at, headline] of ['One', 'Two', 'Three'].entries()) {
        await publish(store, headline, [], noon + (at + 1) * day)
        expect(await store.rest(chat('away'), noon + 5 * day, noon + (at + 1) * day)).toBe(true)
      }
      const others = await beat(store, { now: noon + 4 * day })
      expect(chatsOf(others)).toEqual(['here'])
      // The chat comes and goes meanwhile: that does not end it.
      expect(await store.resume(chat('away'), noon + 4 * day)).toEqual([])
      expect(await store.wakeRested(noon + 5 * day - 1, 9, atOnce(0))).toEqual({ returned: [], nextAt: noon + 5 * day })
      const woken = await store.wakeRested(noon + 5 * day, 9, atOnce(noon + 6 * day))
      expect(woken).toMatchObject({
        returned: [{ newest: 4, others: 2, subscription: { state: 'active' } }],
        nextAt: null,
      })
      expect(await store.wakeRested(noon + 5 * day, 9, atOnce(0))).toEqual({ returned: [], nextAt: null })
      const claim = claimOf(await beat(store, { now: noon + 6 * day }), 'away')
      expect(claim).toMatchObject({ issue: 4, missed: { count: 2, newest: [2, 3], asked: true } })
    })

    it('is over for whoever subscribes, and lasts for whoever only changes what they get', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await store.rest(chat('a'), noon + day, noon)
      expect(await store.choose(chat('a'), { format: 'headlines' }, noon)).toMatchObject({ returnsAt: noon + day })
      expect(await store.subscribe(chat('a'), {}, noon)).toMatchObject({
        outcome: 'back',
        subscription: { state: 'active', returnsAt: null, format: 'headlines' },
      })
      expect(await store.choose(chat('b'), {}, noon)).toBeNull()
    })

    it('brings nobody back to an account that is gone before that is', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await store.rest(chat('a'), noon + day, noon)
      await publish(store, 'One')
      await store.leave({ platform: 'telegram', account: 'main' }, 'removed', noon)
      expect(await store.wakeRested(noon + day, 9, atOnce(noon + day))).toEqual({ returned: [], nextAt: null })
      expect(await store.subscription(chat('a'))).toMatchObject({ state: 'paused', reason: 'removed', returnsAt: null })
      expect(await store.comeBack({ platform: 'telegram', account: 'main' }, noon + 2 * day)).toMatchObject([
        { newest: 1 },
      ])
    })
  })

  describe('a digest', () => {
    const later = noon + day
    const held = async (store: Store, names: readonly string[]): Promise<void> => {
      for (const name of names)
        await store.publish(publication(edition([item(1, { headline: name })]), { dueAt: () => later }))
    }

    it('brings what has waited for a reader as one, with the newest of it; others get one after the other', async () => {
      const { store } = await open()
      await store.subscribe(chat('a'), { digest: true, hour: 8 }, noon)
      await store.subscribe(chat('b'), { hour: 8 }, noon)
      await held(store, ['One', 'Two', 'Three'])
      const first = await beat(store, { now: later })
      expect(chatsOf(first).toSorted()).toEqual(['a', 'b'])
      expect(claimOf(first, 'b')).toMatchObject({ issue: 1, digest: [] })
      const claim = claimOf(first, 'a')
      const digest = [1, 2].map((issue) => ({ issue, revision: 1 }))
      expect(claim).toMatchObject({ issue: 3, digest })
      // Corrected while it is on its way: its reader is told.
      await correct(store, 1, {}, later)
      const second = await beat(store, { now: later, marks: [sent(claim)] })
      const fix = second.fixes.find(({ target }) => target.chat === 'a')
      expect(fix).toMatchObject({ issue: 1, revision: 2, shown: [{ id: `m${claim.delivery}.0`, standing: 'gone' }] })
      expect(await store.progress(1)).toMatchObject({ skipped: 1 })
    })

    it('brings every one of many readers what has waited for them, whoever is looked at first', async () => {
      const { store } = await open()
      const names = Array.from({ length: 6 }, (_, at) => `reader ${at}`)
      for (const name of names) await store.subscribe(chat(name), { digest: true, hour: 8 }, noon)
      await held(store, ['One', 'Two', 'Three'])
      const { claims } = await beat(store, { now: later })
      const digest = [1, 2].map((issue) => ({ issue, revision: 1 }))
      expect(claims.map(({ issue, digest }) => ({ issue, digest }))).toEqual(names.map(() => ({ issue: 3, digest })))
    })

    it('is as things stand when it goes out, and is not lost with a reader who was away', async () => {
      const { store } = await open()
      await store.subscribe(chat('a'), { digest: true, hour: 8 }, noon)
      await held(store, ['One', 'Two'])
      await correct(store, 1, {}, noon + 1)
      const claim = claimOf(await beat(store, { now: later }), 'a')
      expect(claim).toMatchObject({ issue: 2, digest: [{ issue: 1, revision: 2 }] })
      await beat(store, { now: later, marks: [mark(claim, { kind: 'lost', reason: 'blocked' })] })
      expect(await store.resume(chat('a'), later + 1)).toMatchObject([{ newest: 2, others: 1 }])
    })
  })

  describe('what waits for a time that was chosen', () => {
    it('waits for the new one where that is changed, and is told of', async () => {
      const { store } = await open()
      await store.subscribe(chat('a'), { hour: 8 }, noon)
      for (const name of ['One', 'Two'])
        await store.publish({
          draft: { title: name, date: '2026-03-10', sections: [], footer: [] },
          fingerprint: name,
          at: noon,
          dueAt: () => noon + (name === 'One' ? day : 2 * day),
          draftVersion: null,
        })
      expect(await store.held(chat('a'), noon)).toEqual({ count: 2, until: noon + day })
      expect(await store.held(chat('b'), noon)).toBeNull()
      await store.subscribe(chat('a'), { minute: 30 }, noon, () => noon + 3 * day)
      expect(await store.held(chat('a'), noon)).toEqual({ count: 2, until: noon + 3 * day })
      await store.choose(chat('a'), { hour: null }, noon, () => noon)
      expect(await store.held(chat('a'), noon)).toBeNull()
      expect(chatsOf(await beat(store))).toEqual(['a'])
    })
  })
}
