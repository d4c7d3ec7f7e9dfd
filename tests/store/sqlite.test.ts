import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { storeContract } from '../contracts/store.suite.ts'
import { emptyFile } from '../fakes/empty-store.ts'
import { sqliteRows } from './sqlite-rows.ts'

let folder = ''
let places = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefwire-store-'))
})
afterAll(() => rm(folder, { recursive: true }))

storeContract({
  name: 'SQLite',
  place: async () => emptyFile(join(folder, `${places++}.db`)),
  make: async (path, atOnce) => openSqlite({ path, atOnce }),
  rows: async (path) => sqliteRows(path),
})
