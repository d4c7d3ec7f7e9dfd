import { expect, it } from 'vitest'
import { createDesk } from '../../src/desk/desk.ts'
import { eventually } from '../fakes/eventually.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { brief, chat, correct, delivered, house, reason, settled, standing, two } from './copies.ts'

it('changes what differs in each copy, once, and leaves the rest alone', async () => {
  const { store, recorder, worker } = await delivered({}, 'a', 'b')
  expect(await correct(store, 2, { headline: 'Wallets shrink' }, worker)).toBe(2)
  expect(await settled(store)).toEqual({ edited: 2 })
  expect(recorder.changes.map(({ chat, part }) => [chat, part])).toEqual([
    ['a', '2. Wallets shrink'],
    ['b', '2. Wallets shrink'],
  ])
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets shrink'])
  expect(recorder.sent).toHaveLength(4)
})

it('reaches those who get it later by being there', async () => {
  const { store, recorder, desk, worker } = house()
  await store.subscribe(chat('a'), {}, 0)
  await desk.publish(two)
  expect(await correct(store, 1, { headline: 'Rates rise' })).toBe(0)
  worker.start()
  await worker.idle()
  expect(recorder.sent.map(({ part }) => part)).toEqual(['1. Rates rise', '2. Wallets spread'])
  expect(recorder.changes).toEqual([])
})

it('reaches who is in the middle of getting it, also while the very message is on its way', async () => {
  const { store, recorder, desk, worker } = house()
  await store.subscribe(chat('a'), {}, 0)
  let copies: Promise<number> | null = null
  recorder.fail = () => {
    copies ??= correct(store, 1, { headline: 'Rates rise' })
    return undefined
  }
  worker.start()
  await desk.publish(two)
  await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 1 }))
  expect(await copies).toBe(0)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates rise', '2. Wallets spread'])
})

it('completes a delivery whose rest is no longer there', async () => {
  const { store, recorder, desk, worker } = house()
  await store.subscribe(chat('a'), { topics: ['finance', 'payments'] }, 0)
  recorder.fail = (_target, _part, trial) =>
    trial === 2 ? { kind: 'throttled', retryAfterMs: 60, scope: 'chat', reason } : undefined
  worker.start()
  await desk.publish(two)
  await eventually(() => expect(recorder.tried).toHaveLength(2))
  await correct(store, 2, { topics: ['health'] })
  await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 1, failed: 0 }))
  expect(recorder.sent.map(({ part }) => part)).toEqual(['1. Rates fall'])
})

it('of a correction only changes what was changed since', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  let second: Promise<number> | null = null
  recorder.failChange = () => {
    second ??= correct(store, 2, { headline: 'Wallets shrink' })
    return undefined
  }
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  await eventually(() => expect(standing(recorder, 'a')).toEqual(['1. Rates rise', '2. Wallets shrink']))
  expect(await second).toBe(1)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(recorder.changes).toHaveLength(2)
})

it('tells whoever has deleted the message, in answer to what is left, and knows later that it did', async () => {
  const { store, recorder, worker } = await delivered({}, 'a', 'b')
  recorder.failChange = ({ chat, part }) =>
    chat === 'a' && part?.startsWith('2') ? { kind: 'gone', reason } : undefined
  await correct(store, 2, { headline: 'Wallets shrink' }, worker)
  expect(await settled(store)).toEqual({ edited: 1, told: 1 })
  const [reply, ...more] = recorder.sent.slice(4)
  expect(reply).toEqual({ chat: 'a', part: '2. Wallets shrink', first: null, answers: 'a-1' })
  expect(more).toEqual([])

  await correct(store, 1, { headline: 'Rates rise' }, worker)
  expect(await settled(store)).toEqual({ edited: 2 })
  expect(recorder.sent).toHaveLength(5)
  expect(standing(recorder, 'a')).toContain('1. Rates rise')
})

it('says what was retracted and why, in the language of the reader', async () => {
  const { store, recorder, worker } = house()
  await store.subscribe(chat('a'), {}, 0)
  await store.subscribe(chat('b'), { language: 'zh' }, 0)
  worker.start()
  await createDesk({ store, brief, now: Date.now, owners: [] }).publish(two)
  await worker.idle()
  recorder.failChange = () => ({ kind: 'gone', reason })
  const amended = { kind: 'retracted', time: '2026-11-20T10:40', reason: 'invented' } as const
  await correct(store, 1, { headline: 'Rates fall (retracted)', amended }, worker)
  expect(await settled(store)).toEqual({ told: 2 })
  const [en, zh] = recorder.sent.slice(4).map(({ part }) => part)
  expect(en).toContain('Correction to item 1')
  expect(en).toContain('Item 1 was retracted, please disregard it: invented')
  expect(zh).toContain('第 1 条已撤回，请勿采信：invented')
  const [id = ''] = [...recorder.stands].find(([, part]) => part === en) ?? []
  expect(await store.published(chat('a'), id)).toEqual({ issue: 1, part: 0 })
  expect(await store.published(chat('b'), id)).toBeNull()
})

it('tells instead of changing where nothing can be changed', async () => {
  const { edit: _edit, ...mute } = createRecorder({ perSecond: 100_000, chatMs: 0 })
  const other = await delivered({ recorder: mute }, 'a')
  await correct(other.store, 2, { headline: 'Wallets shrink' }, other.worker)
  expect(await settled(other.store)).toEqual({ told: 1 })
})

it('takes back the messages that are too much', async () => {
  const { store, recorder, worker, desk } = house()
  await store.subscribe(chat('a'), { topics: ['finance', 'payments'] }, 0)
  worker.start()
  await desk.publish(two)
  await worker.idle()
  await correct(store, 1, { topics: ['health'] }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['2. Wallets spread'])
  expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sent', sent: 1, parts: 1 }])
})

it('says nothing to those whose items did not change', async () => {
  const { store, recorder, worker, desk } = house()
  await store.subscribe(chat('a'), { topics: ['finance'] }, 0)
  worker.start()
  await desk.publish(two)
  await worker.idle()
  await correct(store, 2, { headline: 'Wallets shrink' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect([recorder.changes.length, recorder.sent.length]).toEqual([0, 1])
})
