import Database from 'better-sqlite3'
import { UserError } from '../../errors.ts'
import type { Store } from '../port.ts'
import { createClaims } from './claims.ts'
import { type Connection, connect } from './connection.ts'
import { createDeliveryRows } from './delivery-rows.ts'
import { createDraft, createDraftRow } from './draft.ts'
import { explain } from './faults.ts'
import { createSearchIndex } from './index-items.ts'
import { createInstallations } from './installations.ts'
import { createIssues } from './issues.ts'
import { createLaneRows, createLanes } from './lanes.ts'
import { look } from './look.ts'
import { createMarks } from './marks.ts'
import { migrate, migrations } from './migrations.ts'
import { createMove, createMoves } from './moves.ts'
import { createOutbox } from './outbox.ts'
import { createProgress } from './progress.ts'
import { createProposals } from './proposals.ts'
import { createPublish } from './publish.ts'
import { createRecent } from './recent.ts'
import { createSearch } from './search.ts'
import { createSpend } from './spend.ts'
import { createSubscriptionRows, createSubscriptions } from './subscriptions.ts'
import { createTallies } from './tallies.ts'
import { createTick } from './tick.ts'
import { createDoubts, createUncertain } from './uncertain.ts'
import { createUpdates } from './updates.ts'

export interface SqliteOptions {
  /** A file, made with its folder if it is missing, or ':memory:'. */
  readonly path: string
  /** How long to wait for another process that writes, in milliseconds; 5,000 if not given. */
  readonly busyMs?: number
}

/**
 * Opens the store in an SQLite file, which other processes may have open too. Throws a UserError, and leaves the file as it is,
 * when that is damaged, belongs to another program or a newer Briefwire, or may not be written.
 */
export const openSqlite = ({ path, busyMs = 5_000 }: SqliteOptions): Store => {
  if (path !== ':memory:') look(path, migrations.length)
  const connection = prepare(path, busyMs)
  const { db } = connection

  const begin = createTallies(connection)
  const draftRow = createDraftRow(connection)
  const lanes = createLaneRows(connection)
  const subscriptions = createSubscriptionRows(connection, lanes)
  const deliveries = createDeliveryRows(connection)
  const moves = createMoves(connection, lanes, deliveries)
  const doubts = createDoubts(connection, deliveries)
  const mark = createMarks(connection, { deliveries, doubts, lanes, subscriptions, moves })
  const recent = createRecent()
  const take = createClaims(connection, lanes, deliveries, recent)
  const outbox = createOutbox(connection, begin)

  return {
    ...createDraft(connection, draftRow),
    ...createPublish(connection, draftRow, createSearchIndex(connection), outbox),
    ...createIssues(connection),
    ...createSearch(connection),
    ...createSubscriptions(connection, subscriptions),
    ...createMove(connection, moves, begin),
    ...createTick(connection, { begin, lanes, mark, doubts, take, recent }),
    ...createUncertain(connection, begin, deliveries, doubts),
    ...createProgress(connection),
    ...createLanes(connection, lanes),
    ...createSpend(connection, lanes, recent),
    ...createUpdates(connection),
    ...createInstallations(connection),
    ...createProposals(connection),
    changes: async () => Number(db.pragma('data_version', { simple: true })),
    close: async () => {
      if (!db.open) return
      await connection.flush()
      db.close()
    },
  }
}

const prepare = (path: string, busyMs: number): Connection => {
  let db: Database.Database | null = null
  try {
    db = new Database(path, { timeout: busyMs })
    keepLog(db, busyMs)
    // Every commit is on the disk before anybody hears of it: that is what the ledger promises.
    db.pragma('synchronous = full')
    db.pragma('foreign_keys = on')
    db.pragma('cache_size = -16000')
    // A fan-out to a million readers would leave a log of its size behind.
    db.pragma('journal_size_limit = 67108864')
    migrate(db)
    return connect(db, path)
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
