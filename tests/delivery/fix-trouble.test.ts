import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { draftOf, item } from '../fakes/drafts.ts'
import { eventually } from '../fakes/eventually.ts'
import { chat, correct, delivered, house, reason, settled, standing } from './copies.ts'

it.each([
  ['waits when it is told to', { kind: 'throttled', retryAfterMs: 20, scope: 'lane', reason }, { edited: 1 }, 2],
  ['tries again what may have been changed', { kind: 'uncertain', reason }, { edited: 1 }, 2],
  ['tries again when the platform says later', { kind: 'unavailable', reason }, { edited: 1 }, 2],
  ['leaves those who cannot be reached', { kind: 'unreachable', reason }, { failed: 1 }, 1],
  ['tells where the change is refused', { kind: 'rejected', reason }, { told: 1 }, 1],
  ['follows the chat', { kind: 'moved', to: chat('new'), reason }, { edited: 1 }, 2],
] as const)('%s', async (_, failure, outcome, calls) => {
  const { store, recorder, worker } = await delivered({}, 'a')
  recorder.failChange = (_change, trial) => (trial === 1 ? failure : undefined)
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  expect(await settled(store)).toEqual(outcome)
  expect(recorder.changes).toHaveLength(calls)
  if (failure.kind === 'moved') expect(recorder.changes.at(-1)?.chat).toBe('new')
})

it('never tells twice: where it may have told, it says that it does not know', async () => {
  const { store, recorder, worker } = await delivered({ timeoutMs: 30 }, 'a')
  recorder.failChange = () => ({ kind: 'gone', reason })
  recorder.fail = () => 'hang'
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  expect(await settled(store)).toEqual({ uncertain: 1 })
  expect(recorder.tried).toHaveLength(3)
})

it('tells again where that is how the operator wants it', async () => {
  const { store, recorder, worker } = await delivered({ timeoutMs: 30, onUncertain: 'resend' }, 'a')
  recorder.failChange = () => ({ kind: 'gone', reason })
  recorder.fail = (_target, _part, trial) => (trial < 5 ? 'hang' : undefined)
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  expect(recorder.tried).toHaveLength(5)
  expect(standing(recorder, 'a').at(-1)).toBe('1. Rates rise')
})

it('tells again what a process that is gone may have told, where that is how the operator wants it', async () => {
  const { store, recorder, worker } = await delivered({ timeoutMs: 1000 }, 'a')
  recorder.failChange = () => ({ kind: 'gone', reason })
  recorder.fail = () => 'hang'
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  await eventually(() => expect(recorder.tried).toHaveLength(3))
  expect(await store.abandon('test/1/a', Date.now(), 'resend')).toBe(1)
  expect(await store.fixes(1)).toMatchObject({ pending: 1, uncertain: 0 })
})

it('closes the lane of an account that is refused, and goes on when it is open again', async () => {
  const { store, recorder, worker } = await delivered({}, 'a')
  recorder.failChange = (_change, trial) => (trial === 1 ? { kind: 'unauthorized', reason } : undefined)
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  await eventually(async () => expect(await store.lanes()).toMatchObject([{ standing: 'closed' }]))
  expect(await store.fixes(1)).toMatchObject({ pending: 1 })
  await store.openLane({ platform: 'recorder', account: 'local' })
  worker.wake()
  expect(await settled(store)).toEqual({ edited: 1 })
})

/** A file for stores that come one after another. */
const file = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'brief.db')
}

it('comes before a broadcast', async () => {
  const path = file()
  const first = await delivered({ path }, 'a', 'b', 'c')
  await first.worker.stop()
  await first.desk.publish(draftOf(item(1, 'Another day')))
  await correct(first.store, 1, { headline: 'Rates rise' })
  const { worker, recorder } = house({ path, slots: 1, perSecond: 50 })
  const order: string[] = []
  recorder.fail = () => void order.push('send')
  recorder.failChange = () => void order.push('edit')
  worker.start()
  await eventually(() => expect(order).toHaveLength(6))
  expect(order).toEqual(['edit', 'edit', 'edit', 'send', 'send', 'send'])
})

it('goes on after a restart, with what is left', async () => {
  const path = file()
  const names = Array.from({ length: 30 }, (_, index) => `c${index}`)
  const first = await delivered({ path }, ...names)
  let stopping: Promise<void> | null = null
  first.recorder.failChange = () => {
    stopping ??= first.worker.stop()
    return undefined
  }
  await correct(first.store, 2, { headline: 'Wallets shrink' }, first.worker)
  await eventually(() => expect(stopping).not.toBeNull())
  await stopping
  const before = first.recorder.changes.length
  expect(before).toBeLessThan(30)
  const second = house({ path, recorder: first.recorder, name: 'test/1/b' })
  second.worker.start()
  expect(await settled(second.store)).toEqual({ edited: 30 })
  expect(first.recorder.changes).toHaveLength(30)
})
