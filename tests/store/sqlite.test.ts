import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { publish, subscribe } from '../contracts/store/samples.ts'
import { storeContract } from '../contracts/store.suite.ts'
import { emptyFile } from '../fakes/empty-store.ts'
import { sqliteRows } from './sqlite-rows.ts'

let folder = ''
let places = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefwire-store-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('SQLite tells its own process of a publication while the rest of it is written', async () => {
  const store = openSqlite({ path: ':memory:', atOnce: 1 })
  await subscribe(store, ['a', 'b', 'c'])
  const heard = new Promise((hear) => store.hints(hear))
  const out = publish(store, 'One')
  expect(await heard).toBe('due')
  expect((await store.progress(1)).pending).toBeLessThan(3)
  await out
  expect((await store.progress(1)).pending).toBe(3)
  await store.close()
})

storeContract({
  name: 'SQLite',
  place: async () => emptyFile(join(folder, `${places++}.db`)),
  make: async (path, atOnce) => openSqlite({ path, atOnce }),
  rows: async (path) => sqliteRows(path),
})
