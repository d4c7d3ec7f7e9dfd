import { describe, expect, it } from 'vitest'
import { defaultWants } from '../../../src/model.ts'
import type { OpenBench } from '../store.suite.ts'
import { chat, edition, item, noon } from './samples.ts'

const defaults = { ...defaultWants, returnsAt: null }

export const readerSuite = (open: OpenBench): void => {
  describe('subscriptions', () => {
    it('pauses and resumes a place alone, and remembers who subscribed it, also where the chat moves', async () => {
      const { store } = await open()
      const places = [chat('f'), chat('f', '5'), chat('f', '9')]
      for (const place of places) await store.subscribe(place, {}, noon)
      const states = () => Promise.all(places.map(async (place) => (await store.subscription(place))?.state))
      expect(await store.pause(chat('f'), 'closed', noon, true)).toBe(1)
      expect(await states()).toEqual(['paused', 'active', 'active'])
      expect(await store.pause(chat('f'), 'kicked', noon)).toBe(2)
      expect((await store.resume(chat('f', '5'), noon, true)).length).toBe(1)
      expect((await store.resume(chat('f'), noon, true)).length).toBe(1)
      expect(await states()).toEqual(['active', 'active', 'paused'])
      await store.keepAdder(chat('f', '5'), 'ann')
      await store.keepAdder(chat('f', '5'), 'bob')
      expect([await store.adderOf(chat('f', '5')), await store.adderOf(chat('f'))]).toEqual(['bob', null])
      await store.move(chat('f'), chat('g'), noon)
      expect(await store.adderOf(chat('g', '5'))).toBe('bob')
    })

    it('are made with defaults, changed only where something is named, and keep their id', async () => {
      const { store } = await open()
      const target = chat('a', '7')
      const made = await store.subscribe(target, { hour: 8 }, noon)
      expect(made).toEqual({
        outcome: 'new',
        subscription: { id: 1, target, state: 'active', reason: null, ...defaults, hour: 8 },
      })
      const changed = await store.subscribe(
        target,
        { topics: ['retail', 'health', 'retail'], timeZone: 'Asia/Tokyo' },
        noon,
      )
      const wants = { ...defaults, hour: 8, topics: ['retail', 'health'], timeZone: 'Asia/Tokyo' }
      expect(changed).toEqual({
        outcome: 'changed',
        subscription: { id: 1, target, state: 'active', reason: null, ...wants },
      })
      expect((await store.subscribe(target, { topics: ['health', 'retail'] }, noon)).outcome).toBe('same')
      expect((await store.subscribe(target, { hour: null }, noon)).subscription.hour).toBeNull()
      expect(await store.subscription(target)).toEqual({ ...changed.subscription, hour: null })
      expect(await store.subscription(chat('a'))).toBeNull()
    })

    it('are counted in pieces, by state, account and topic, whoever has left in between', async () => {
      const { store } = await open(1)
      const rows = Array.from({ length: 80 }, (_, at) => ({
        target: { platform: 'slack', account: at < 60 ? 'T1' : 'T2', chat: String(at), thread: null },
        wants: at % 2 === 0 ? { topics: ['retail'] } : {},
      }))
      await store.subscribeAll(rows, noon)
      for (const { target } of rows.slice(20, 50)) await store.unsubscribe(target, noon)
      expect(await store.subscriptionCounts()).toEqual({ active: 50, paused: 0, ended: 30 })
      expect(await store.readersByLane()).toEqual([
        { platform: 'slack', account: 'T1', active: 30 },
        { platform: 'slack', account: 'T2', active: 20 },
      ])
      expect(await store.readersOf(edition([item(1, { topics: ['finance'] })]))).toBe(25)
      expect(await store.readersOf(edition([item(1, { topics: ['retail'] })]))).toBe(50)
      await store.noteReaders('2026-03-10')
      const noted = (await store.readersSince('2026-03-10')).map(
        ({ kind, name, readers }) => `${kind} ${name} ${readers}`,
      )
      expect(noted).toEqual(['account slack T1 30', 'account slack T2 20', 'platform slack 50', 'topic retail 25'])
    })

    it('end, once, and come back as they were', async () => {
      const { store } = await open()
      await store.subscribe(chat('a'), { topics: ['retail'] }, noon)
      expect(await store.unsubscribe(chat('a'), noon)).toBe(true)
      expect(await store.unsubscribe(chat('a'), noon)).toBe(false)
      expect(await store.unsubscribe(chat('b'), noon)).toBe(false)
      expect((await store.subscription(chat('a')))?.state).toBe('ended')
      const back = await store.subscribe(chat('a'), {}, noon)
      expect(back).toMatchObject({ outcome: 'back', subscription: { state: 'active', topics: ['retail'] } })
    })

    it('pause and resume with their chat, all threads of it or one; ended ones stay ended', async () => {
      const { store } = await open()
      for (const target of [chat('a'), chat('a', '1'), chat('a', '2'), chat('b')])
        await store.subscribe(target, {}, noon)
      await store.unsubscribe(chat('a', '2'), noon)
      expect(await store.pause(chat('a', '1'), 'closed', noon)).toBe(1)
      expect(await store.pause(chat('a'), 'kicked', noon)).toBe(1)
      expect(await store.subscription(chat('a', '1'))).toMatchObject({ state: 'paused', reason: 'closed' })
      expect(await store.subscriptionCounts()).toEqual({ active: 1, paused: 2, ended: 1 })
      expect(await store.resume(chat('a'), noon)).toHaveLength(2)
      expect(await store.subscription(chat('a'))).toMatchObject({ state: 'active', reason: null })
      expect(await store.subscriptionCounts()).toEqual({ active: 3, paused: 0, ended: 1 })
      expect(await store.pause({ ...chat('a'), account: 'another' }, 'kicked', noon)).toBe(0)
    })

    it('come in bulk, whole or not at all, and are listed by pages', async () => {
      const { store } = await open()
      await store.subscribe(chat('b'), { format: 'headlines' }, noon)
      const rows = ['a', 'b', 'c'].map((name) => ({ target: chat(name), wants: { topics: ['retail'] } }))
      expect(await store.subscribeAll(rows, noon)).toBe(2)
      expect(await store.subscription(chat('b'))).toMatchObject({ format: 'headlines', topics: ['retail'] })
      const bad = [...rows, { target: chat('d'), wants: { hour: 25 } }].map((row) => ({
        ...row,
        target: { ...row.target, thread: '9' },
      }))
      await expect(store.subscribeAll(bad, noon)).rejects.toThrow()
      const listed = await store.subscriptions(0, 10)
      expect(listed.map((each) => each.target.chat)).toEqual(['b', 'a', 'c'])
      expect(await store.subscriptions(listed[0]?.id ?? 0, 1)).toEqual(listed.slice(1, 2))
    })

    it('with the same chat on two accounts are two', async () => {
      const { store } = await open()
      await store.subscribe(chat('a'), {}, noon)
      const elsewhere = { ...chat('a'), platform: 'slack', account: 'T1' }
      expect((await store.subscribe(elsewhere, {}, noon)).outcome).toBe('new')
      expect((await store.lanes()).map((lane) => lane.platform)).toEqual(['slack', 'telegram'])
    })
  })

  it('changes tells that another connection has committed, and keeps still otherwise', async () => {
    const { store, other } = await open()
    const elsewhere = await other()
    const before = await store.changes()
    expect(await store.changes()).toBe(before)
    await elsewhere.subscribe(chat('a'), {}, noon)
    expect(await store.changes()).not.toBe(before)
  })
}
