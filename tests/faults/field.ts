import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseNamed } from '../../src/config/database.ts'
import { openStore } from '../../src/main/open-store.ts'
import type { NewDatabase } from './databases.ts'
import { isPostgres, openWitness } from './rows.ts'

/** A new database, a file if no other is given, its store, and somebody who reads the rows past that. */
export async function openField(newDatabase: NewDatabase | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-faults-'))
  const path = (await newDatabase?.()) ?? join(folder, 'briefwire.db')
  const store = await openStore(databaseNamed(path))
  const database = isPostgres(path) ? path : `file:${path}`
  const look = await openWitness(database)
  return {
    ...{ path, database, store, look },
    async close(): Promise<void> {
      await look.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
