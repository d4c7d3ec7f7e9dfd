import { expect, it } from 'vitest'
import { draftOf, item } from '../fakes/drafts.ts'
import { eventually } from '../fakes/eventually.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { chat, correct, delivered, house, reason, settled, standing } from './copies.ts'

const retracted = (why: string) => ({ kind: 'retracted', time: '2026-11-20T10:40', reason: why }) as const

it('sends what a longer copy needs more as replies, which are parts like others from then on', async () => {
  const { store, recorder, worker } = await delivered({}, 'a', 'b')
  await correct(store, 1, { headline: 'Rates rise | and stay there' }, worker)
  expect(await settled(store)).toEqual({ edited: 2 })
  await worker.idle()
  expect(standing(recorder, 'a')).toEqual(['1. Rates rise', '1. and stay there', '2. Wallets spread'])
  expect(recorder.sent.slice(4).map(({ chat, part, first, follows }) => [chat, part, first, follows])).toEqual([
    ['a', '2. Wallets spread', 'a-1', 'a-3'],
    ['b', '2. Wallets spread', 'b-2', 'b-4'],
  ])
  expect(await store.deliveries(1, 0, 9)).toMatchObject([
    { state: 'sent', sent: 3, parts: 3, doubts: 0 },
    { state: 'sent', sent: 3, parts: 3, doubts: 0 },
  ])

  recorder.changes.length = 0
  await correct(store, 2, { headline: 'Wallets shrink' }, worker)
  expect(await settled(store)).toEqual({ edited: 2 })
  expect(recorder.changes.map(({ id, part }) => [id, part])).toEqual([
    ['a-5', '2. Wallets shrink'],
    ['b-6', '2. Wallets shrink'],
  ])

  await correct(store, 1, { headline: 'Rates (retracted)', amended: retracted('invented') }, worker)
  expect(await settled(store)).toEqual({ edited: 2 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates (retracted)', '2. Wallets shrink'])
  expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sent', sent: 2, parts: 2 }, {}])
  expect(recorder.sent).toHaveLength(6)
})

it('grows by several parts in order, also where it is corrected in the middle of that', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  let second: Promise<number> | null = null
  recorder.fail = (_target, part) => {
    if (part === '2. Wallets spread') second ??= correct(store, 2, { headline: 'Wallets shrink | a little' }, worker)
    return undefined
  }
  await correct(store, 1, { headline: 'Rates | rise | and stay' }, worker)
  await eventually(async () => {
    expect(await store.progress(1)).toMatchObject({ sent: 1 })
    expect(standing(recorder, 'a')).toEqual(['1. Rates', '1. rise', '1. and stay', '2. Wallets shrink', '2. a little'])
  })
  expect(await second).toBe(1)
  expect(await settled(store)).toEqual({ edited: 1 })
})

it('edits what is there, and sends nothing, where the reader has left', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  await store.unsubscribe(chat('a'), 0)
  await correct(store, 1, { headline: 'Rates rise | and stay' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates rise', '1. and stay'])
  expect(await store.progress(1)).toMatchObject({ sent: 1, skipped: 0 })
})

it('takes out first what was retracted, in all copies, and only then the rest', async () => {
  const { store, recorder, worker } = await delivered({}, 'a', 'b')
  await worker.stop()
  await correct(store, 1, { headline: 'Rates rise | and stay' })
  await correct(store, 2, { headline: 'Wallets (retracted)', amended: retracted('invented') })
  const other = house({ recorder, name: 'test/2/b', store })
  other.worker.start()
  expect(await settled(store)).toEqual({ edited: 2 })
  await other.worker.idle()
  expect(recorder.changes.map(({ id, part }) => [id, part])).toEqual([
    ['a-3', '1. and stay'],
    ['b-4', '1. and stay'],
    ['a-1', '1. Rates rise'],
    ['b-2', '1. Rates rise'],
  ])
  expect(standing(recorder, 'a')).toEqual(['1. Rates rise', '1. and stay', '2. Wallets (retracted)'])
})

it('takes out what was retracted, also where another part of the copy cannot be changed', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  recorder.failChange = ({ part }) => (part?.startsWith('1') ? { kind: 'rejected', reason } : undefined)
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  await correct(store, 2, { headline: 'Wallets (retracted)', amended: retracted('invented') }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets (retracted)', '1. Rates rise'])
})

it('takes the whole message back where what was retracted cannot be edited out, and sends what else was in it', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  recorder.failChange = ({ id, part }) => (id === 'a-1' && part !== null ? { kind: 'gone', reason } : undefined)
  await correct(store, 1, { headline: 'Rates (retracted)', amended: retracted('invented') }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  await worker.idle()
  expect(standing(recorder, 'a')).toEqual(['2. Wallets spread', '1. Rates (retracted)'])
  expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sent', sent: 2, parts: 2 }])
})

it('leaves nothing of the issue in what is too much and cannot be taken back; the message is used again', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  await correct(store, 1, { headline: 'Rates | rise' }, worker)
  await settled(store)
  await worker.idle()
  recorder.failChange = ({ part }) => (part === null ? { kind: 'gone', reason } : undefined)
  await correct(store, 1, { headline: 'Rates fall' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual([
    '1. Rates fall',
    '2. Wallets spread',
    '(The issue is shorter now; nothing stands here any more.)',
  ])
  recorder.changes.length = 0
  await correct(store, 2, { headline: 'Wallets shrink' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(recorder.changes).toHaveLength(1)
  await correct(store, 2, { headline: 'Wallets | shrink' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets', '2. shrink'])
  expect(recorder.sent).toHaveLength(3)
})

it('keeps messages of another kind, which stand for later parts then', async () => {
  const kind = (part: string): boolean => part.includes('photo')
  const recorder = createRecorder({ perSecond: 100_000, chatMs: 0 })
  const built = house({ recorder: { ...recorder, becomes: (shown, wanted) => kind(shown) === kind(wanted) } })
  const { store, worker, desk } = built
  await store.subscribe(chat('a'), {}, 0)
  worker.start()
  await desk.publish(draftOf(item(1, 'Rates fall'), item(2, 'photo of a wallet')))
  await worker.idle()
  await correct(store, 1, { headline: 'Rates fall | and fall' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  await worker.idle()
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. photo of a wallet', '1. and fall'])
  expect(recorder.sent).toHaveLength(3)
  await correct(store, 2, { headline: 'photo of a purse' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  await correct(store, 1, { headline: 'Rates fell' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fell', '2. photo of a purse'])
  expect(recorder.sent).toHaveLength(3)
})

it('sends again what would have to stand in a message that cannot be changed, when text goes from part to part', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  await correct(store, 1, { headline: 'Rates | rise' }, worker)
  await settled(store)
  await worker.idle()
  recorder.failChange = ({ id }) => (id === 'a-2' ? { kind: 'gone', reason } : undefined)
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  await worker.idle()
  // It cannot be known whether the reader has deleted the second message.
  expect(standing(recorder, 'a')).toEqual(['1. Rates rise', '1. rise', '1. Rates rise', '2. Wallets spread'])
  expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sent', sent: 2, parts: 2 }])
  await correct(store, 2, { headline: 'Wallets shrink' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a').at(-1)).toBe('2. Wallets shrink')
})
