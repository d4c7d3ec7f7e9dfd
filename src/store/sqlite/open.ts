import Database from 'better-sqlite3'
import { UserError } from '../../errors.ts'
import type { Store } from '../port.ts'
import { unguarded } from '../sql/guard.ts'
import { createDue } from '../sql/ledger/claims/candidates.ts'
import { createStore } from '../sql/store.ts'
import { done } from '../sql/work.ts'
import { type Connection, connect } from './connection.ts'
import { damageIn, damageInFile } from './damage/damage.ts'
import { createDuties } from './duties.ts'
import { explain, sayDamaged } from './errors.ts'
import { createFileGuard } from './file-guard.ts'
import { createAdvance } from './generation.ts'
import { identify } from './identity.ts'
import { type AfterCrash, look } from './inspect-file.ts'
import { makePrivate } from './private-files.ts'
import { createFoundRows, createMatches } from './search.ts'
import { shrink } from './shrink.ts'
import { formatOf, upgrade } from './upgrade.ts'

export interface SqliteOptions {
  /** A file, made with its folder if it is missing, or ':memory:'. */
  readonly path: string
  /** What one in memory begins with: the bytes of a database (`serialize`), which it may outgrow up to 1 GB. Empty if not given. */
  readonly bytes?: Buffer
  /** How long to wait for another process that writes, in milliseconds; 5,000 if not given. */
  readonly busyMs?: number
  /** Left out: a file that was not closed is taken as it is. */
  readonly afterCrash?: AfterCrash
  /** The version of the program, for whoever opens the file with an older one; not written down if not given. */
  readonly program?: string
  /** As in `Dialect`. */
  readonly atOnce?: number | undefined
}

/**
 * Opens the store in an SQLite file, which other processes may have open too. Throws a UserError, and leaves the file as it is,
 * when that is damaged, belongs to another program or a newer Briefwire, has a format that is not known, or may not be written.
 */
export const openSqlite = ({ path, bytes, busyMs = 5_000, afterCrash, program, atOnce }: SqliteOptions): Store => {
  const looked = path === ':memory:' ? 'checked' : look(path, afterCrash)
  const connection = prepare(path, bytes ?? path, busyMs, program ?? null)
  const { db } = connection

  let damaged: string | null = null
  const damage = async (): Promise<string | null> => {
    const found = path === ':memory:' ? damageIn(db) : await damageInFile(path)
    damaged = found === null ? null : sayDamaged(path, found)
    return damaged
  }
  // What keeps it from looking (a file that is gone) is told elsewhere.
  if (looked === 'unchecked')
    void damage().then(
      (found) => found !== null && afterCrash?.onDamage(found),
      () => {},
    )

  const duties = createDuties(path)
  let due = 0
  const hearers = new Set<() => void>()
  const store = createStore(connection, {
    found: createFoundRows(connection.sql),
    matches: createMatches(connection.sql),
    guard: unguarded,
    due: createDue(connection.sql),
    atOnce,
    hint(hint) {
      if (hint !== 'due') return done(undefined)
      due++
      // By then the transaction has ended.
      setImmediate(() => hearers.forEach((hear) => void hear()))
      return done(undefined)
    },
  })

  return {
    ...store,
    ...createAdvance(connection, path),
    changes: async () => {
      connection.file.check()
      return Number(db.pragma('data_version', { simple: true })) + due
    },
    shrink: async () => shrink(db),
    takeDuty: duties.takeDuty,
    inUse: duties.inUse,
    // Looking whether another process has written costs nothing here; but a long publication begins to go out while it is written.
    hints(hear) {
      hearers.add(() => hear('due'))
      return () => false
    },
    fault: async () => (await connection.fault()) ?? damaged,
    damage,
    close: async () => {
      duties.releaseAll()
      if (db.open) await connection.close()
    },
  }
}

const prepare = (path: string, content: string | Buffer, busyMs: number, program: string | null): Connection => {
  let db: Database.Database | null = null
  try {
    if (path !== ':memory:') makePrivate(path)
    db = new Database(content, { timeout: busyMs })
    // Only a file that is made now can be told: what is let go of can be given back to the disk bit by bit.
    if (Number(db.pragma('page_count', { simple: true })) === 0) db.pragma('auto_vacuum = incremental')
    keepLog(db, busyMs)
    db.pragma('synchronous = full')
    db.pragma('foreign_keys = on')
    // The system keeps what was read anyway: with 16 MB here a server of a million readers took 20 MB more and was no faster.
    db.pragma('cache_size = -2000')
    // What is written again and again goes from the log into the file half as often as SQLite would have it go: each time everything waits.
    db.pragma('wal_autocheckpoint = 2000')
    // A fan-out to a million readers would leave a log of its size behind.
    db.pragma('journal_size_limit = 67108864')
    // What was deleted, such as the code of an invitation that was used, does not lie about in pages that are free.
    db.pragma('secure_delete = on')
    const fresh = formatOf(db) === 0
    upgrade(db)
    if (path !== ':memory:') identify(db, path, fresh, program)
    const connection = connect(db, path, createFileGuard(path))
    // From here on every commit is on the disk before anybody hears of it: that is what the ledger promises, and `connect` sees to it.
    db.pragma('synchronous = normal')
    return connection
  } catch (thrown) {
    db?.close()
    const said = explain(thrown, path)
    throw said instanceof UserError ? said : thrown
  }
}

// When two processes make the file at the same moment, SQLite refuses one of them this step at once instead of waiting.
const keepLog = (db: Database.Database, busyMs: number): void => {
  for (let waited = 0; ; waited += retryMs) {
    try {
      db.pragma('journal_mode = wal')
      return
    } catch (thrown) {
      const busy = thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')
      if (!busy || waited >= busyMs) throw thrown
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs)
    }
  }
}

const retryMs = 10
