import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Store } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { upgrade } from '../../src/store/sqlite/upgrade.ts'

// A new database goes through all formats that there ever were, which takes longer than most tests: each is a copy of one.

/** A new store in memory. */
export function emptyStore(): Store {
  return openSqlite({ path: ':memory:', bytes: newDatabase() })
}

/** Makes a database file of the present format with nothing in it; tells its path. */
export function emptyFile(path: string): string {
  writeFileSync(path, newDatabase(), { mode: 0o600 })
  return path
}

let bytes: Buffer | null = null

function newDatabase(): Buffer {
  if (bytes !== null) return bytes
  const db = new Database(':memory:')
  db.pragma('auto_vacuum = incremental')
  upgrade(db)
  bytes = db.serialize()
  db.close()
  return bytes
}
