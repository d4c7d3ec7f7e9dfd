import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'

const lane = { platform: 'telegram', account: '1' }

const twoStores = () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
  const path = join(folder, 'briefwire.db')
  const [store, other] = [openSqlite({ path, busyMs: 1 }), openSqlite({ path })]
  onTestFinished(async () => {
    await Promise.all([store.close(), other.close()])
    rmSync(folder, { recursive: true, force: true })
  })
  return { store, other, path }
}

it('puts updates that come together away in their order, each once, and says so when others can see them', async () => {
  const { store, other } = twoStores()
  const names = ['1', '2', '1', '3']
  const first = store.receive(lane, '0', 'zero', 1).then(() => other.adoptUpdates(null, 'w'))
  const taken = await Promise.all(names.map((name) => store.receive(lane, name, `said ${name}`, 1)))
  expect(taken).toEqual([true, true, false, true])
  expect((await first).map(({ update }) => update)).toEqual(['0', '1', '2', '3'])
})

it('ticks an update off in the same turn in which it was put away', async () => {
  const { store, other } = twoStores()
  const both = [store.receive(lane, '1', 'hello', 1), store.receive(lane, '2', 'bye', 1), store.handled(lane, '1', 2)]
  await Promise.all(both)
  expect(await other.adoptUpdates(null, 'w')).toEqual([{ lane, update: '2', payload: 'bye' }])
})

it('loses nothing that was given to it before it was closed', async () => {
  const { store, other } = twoStores()
  const given = store.receive(lane, '1', 'hello', 1)
  await store.close()
  expect(await given).toBe(true)
  expect(await other.adoptUpdates(null, 'w')).toHaveLength(1)
})

it('tells everybody when the disk does not take it, and takes it later', async () => {
  const { store, path } = twoStores()
  const writer = new Database(path)
  onTestFinished(() => void writer.close())
  writer.exec('begin immediate')
  const refused = await Promise.allSettled(['1', '2'].map((name) => store.receive(lane, name, 'hello', 1)))
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  writer.exec('rollback')
  expect(await store.receive(lane, '1', 'hello', 1)).toBe(true)
})
