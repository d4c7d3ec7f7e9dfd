import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { lane, noon, publish } from '../contracts/store/samples.ts'
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
