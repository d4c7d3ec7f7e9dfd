import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { createSender } from '../../src/delivery/sender.ts'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { beat, chat, claimOf, lane, mark, noon, publish } from '../contracts/store/samples.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { newDatabase } from './database.ts'

const sender = join(import.meta.dirname, '../store/children/sender.ts')

it('several processes share the lanes: each part is given to one of them, once, and the counts are right', async () => {
  const url = await newDatabase()
  const store = await openPostgres({ url })
  const accounts = Array.from({ length: 8 }, (_, number) => `T${number}`)
  await store.subscribeAll(
    accounts.flatMap((account) =>
      Array.from({ length: 10 }, (_, chat) => ({
        target: { ...lane, account, chat: `${account}C${chat}`, thread: null },
        wants: {},
      })),
    ),
    noon,
  )
  await publish(store, 'One')
  const outputs = await Promise.all(
    ['w', 'x', 'y'].map((worker) =>
      text(
        spawn(process.execPath, [sender, url, worker, ...accounts], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout,
      ),
    ),
  )
  const parts = outputs.flatMap((output) => output.match(/\S+/g) ?? [])
  expect(parts.length).toBe(160)
  expect(new Set(parts).size).toBe(160)
  expect(await store.progress(1)).toMatchObject({ sent: 80, pending: 0, sending: 0 })
  await store.close()
})

it('a message that the database handed out too late takes another place: another process knows nothing of it', async () => {
  const store = await openPostgres({ url: await newDatabase() })
  onTestFinished(() => store.close())
  await store.subscribeAll([{ target: chat('a'), wants: {} }], noon)
  await publish(store, 'One')
  const recorder = createRecorder({ perSecond: 1, chatMs: 0 })
  let now = noon
  const send = createSender({
    partsOf: async () => ['1. One'],
    patience: { attempts: 8, firstDelayMs: 1, longestDelayMs: 1, onUncertain: 'hold' },
    timeoutMs: 5_000,
    now: () => now,
    random: () => 0,
  })
  const oneASecond = [{ intervalMs: 1000, slots: 1, answerMs: 0 }]
  const late = claimOf(await beat(store, { lanes: oneASecond }), 'a')
  now = noon + 300
  const given = await send(late, recorder)
  expect(recorder.tried).toEqual([])
  const next = await beat(store, { now, marks: [{ ...mark(late, given), lateMs: 300 }], lanes: oneASecond })
  expect(next.claims).toEqual([])
  // The next place, whoever had taken that.
  now = Number(next.nextAt)
  expect(now).toBeGreaterThanOrEqual(noon + 1000)
  const again = claimOf(await beat(store, { now, lanes: oneASecond }), 'a')
  expect(again.attempt).toBe(1)
  now += 5
  expect(await send(again, recorder)).toMatchObject({ kind: 'sent' })
  expect(recorder.sent).toHaveLength(1)
})
