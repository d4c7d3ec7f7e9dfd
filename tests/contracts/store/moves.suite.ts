import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { beat, chat, chatsOf, claimOf, mark, noon, publish, sent, subscribe } from './samples.ts'

export const moveSuite = (open: OpenBench): void => {
  describe('a chat that moves', () => {
    it('takes its subscriptions, threads and unfinished deliveries along', async () => {
      const { store } = await open()
      await store.subscribe(chat('old'), { topics: ['retail'] }, noon)
      await store.subscribe(chat('old', '5'), {}, noon)
      await store.unsubscribe(chat('old', '5'), noon)
      await publish(store, 'One', ['retail'])
      await store.move(chat('old'), chat('new'), noon)
      expect(await store.subscription(chat('old'))).toBeNull()
      expect(await store.subscription(chat('new'))).toMatchObject({ state: 'active', topics: ['retail'] })
      expect(await store.subscription(chat('new', '5'))).toMatchObject({ state: 'ended' })
      expect(chatsOf(await beat(store))).toEqual(['new'])
    })

    it('in the middle of a delivery goes on with the same part at once', async () => {
      const { store } = await open()
      await subscribe(store, ['old'])
      await publish(store, 'One')
      const first = claimOf(await beat(store), 'old')
      const second = claimOf(await beat(store, { marks: [sent(first, 2)] }), 'old')
      const moved = await beat(store, { marks: [mark(second, { kind: 'moved', to: chat('new') })] })
      expect(moved.claims).toMatchObject([{ target: chat('new'), part: 1, attempt: 2 }])
      expect(await store.progress(1)).toMatchObject({ sending: 1, pending: 0 })
    })

    it('to another lane is counted and served there', async () => {
      const { store, rows } = await open()
      const to = { platform: 'telegram', account: 'second', chat: 'new', thread: null }
      await subscribe(store, ['old'])
      await publish(store, 'One')
      await store.move(chat('old'), to, noon)
      expect((await beat(store)).claims).toEqual([])
      expect(chatsOf(await beat(store, { lanes: [{ account: 'second' }] }))).toEqual(['new'])
      expect((await rows.tallies()).filter((row) => row.count !== 0)).toEqual([
        { issue: 1, state: 'sending', count: 1 },
      ])
    })

    it('where somebody is already: one remains, with the wants of who was there, and nothing comes twice', async () => {
      const { store } = await open()
      await subscribe(store, ['old'], { topics: ['retail'] })
      await subscribe(store, ['new'], { format: 'headlines' })
      await publish(store, 'One', ['retail'])
      await store.move(chat('old'), chat('new'), noon)
      expect(await store.subscription(chat('new'))).toMatchObject({ state: 'active', format: 'headlines', topics: [] })
      expect(await store.subscription(chat('old'))).toMatchObject({ state: 'ended' })
      expect(chatsOf(await beat(store))).toEqual(['new'])
      expect(await store.progress(1)).toMatchObject({ sending: 1, skipped: 1, pending: 0 })
    })

    it('where somebody had left: who moves brings his wants', async () => {
      const { store } = await open()
      await subscribe(store, ['old'], { topics: ['retail'] })
      await subscribe(store, ['new'], { topics: ['health'] })
      await store.unsubscribe(chat('new'), noon)
      await publish(store, 'One', ['retail'])
      await store.move(chat('old'), chat('new'), noon)
      expect(await store.subscription(chat('new'))).toMatchObject({ state: 'active', topics: ['retail'] })
      expect(chatsOf(await beat(store))).toEqual(['new'])
    })

    it('half-way through an issue keeps that delivery, not the one that has not begun', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['old', 'new'])
      await publish(store, 'One')
      const first = claimOf(await beat(store, { lanes: [{ slots: 1 }] }), 'old')
      await beat(store, { marks: [sent(first, 2, noon + 50)], lanes: [] })
      await store.move(chat('old'), chat('new'), noon)
      const { claims } = await beat(store, { now: noon + 50 })
      expect(claims).toMatchObject([{ target: chat('new'), part: 1, delivery: first.delivery }])
      expect((await rows.deliveries()).length).toBe(1)
      expect(await store.progress(1)).toMatchObject({ sending: 1, pending: 0 })
    })

    it('thread by thread no longer waits for the chat that it left', async () => {
      const { store } = await open()
      await store.subscribe(chat('old'), {}, noon)
      await store.subscribe(chat('old', '1'), {}, noon)
      await publish(store, 'One')
      await store.subscribe(chat('new'), {}, noon)
      expect((await beat(store)).claims.map((claim) => claim.target)).toEqual([chat('old')])
      await store.move(chat('old', '1'), chat('new', '1'), noon)
      expect(await store.subscription(chat('old'))).toMatchObject({ state: 'active' })
      expect((await beat(store)).claims.map((claim) => claim.target)).toEqual([chat('new', '1')])
    })

    it('to where it already is fails instead of going round', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store), 'a')
      await beat(store, { marks: [mark(claim, { kind: 'moved', to: chat('a') })] })
      expect(await store.progress(1)).toMatchObject({ failed: 1, pending: 0 })
    })
  })
}
