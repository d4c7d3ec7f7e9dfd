import Database from 'better-sqlite3'
import { UserError } from '../../errors.ts'
import type { Store } from '../port.ts'
import { createClaims } from './claims.ts'
import { type Connection, connect } from './connection.ts'
import { createCorrections } from './corrections.ts'
import { createDeliveryRows } from './delivery-rows.ts'
import { createDeskStore } from './desk.ts'
import { createDraftRow } from './draft.ts'
import { explain } from './faults.ts'
import { createFixClaims } from './fix-claims.ts'
import { createFixMarks } from './fix-marks.ts'
import { createFixRows } from './fix-rows.ts'
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
import { createCloseProposal, createProposals } from './proposals.ts'
import { createPublish } from './publish.ts'
import { createQueues } from './queues.ts'
import { createRecent } from './recent.ts'
import { createPen } from './record.ts'
import { createSearch } from './search.ts'
import { createPutSetting } from './settings.ts'
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
  const pen = createPen(connection)
  const closeProposal = createCloseProposal(connection)
  const desk = { draft: createDraftRow(connection), pen, putSetting: createPutSetting(connection), closeProposal }
  const lanes = createLaneRows(connection)
  const subscriptions = createSubscriptionRows(connection, lanes)
  const queues = createQueues(connection)
  const fixes = createFixRows(connection, queues)
  const deliveries = createDeliveryRows(connection, queues, fixes)
  const moves = createMoves(connection, { lanes, deliveries, fixes, queues })
  const doubts = createDoubts(connection, deliveries)
  const recent = createRecent()
  const mark = createMarks(connection, { deliveries, doubts, lanes, subscriptions, moves, queues, recent })
  const fixMarks = createFixMarks(connection, { fixes, lanes, moves })
  const takeFixes = createFixClaims(connection, fixes, queues)
  const take = createClaims(connection, { lanes, deliveries, recent, queues, takeFixes })
  const index = createSearchIndex(connection)
  const outbox = createOutbox(connection, begin)

  return {
    ...createDeskStore(connection, desk),
    ...createPublish(connection, { ...desk, index, outbox }),
    ...createIssues(connection),
    ...createSearch(connection),
    ...createSubscriptions(connection, subscriptions),
    ...createMove(connection, moves, begin),
    ...createTick(connection, { begin, lanes, mark, fixMarks, doubts, take, recent }),
    ...createUncertain(connection, begin, deliveries, doubts, fixMarks),
    ...createCorrections(connection, { index, queues, begin, pen }),
    ...createProgress(connection),
    ...createLanes(connection, lanes),
    ...createSpend(connection, lanes, recent),
    ...createUpdates(connection),
    ...createInstallations(connection),
    ...createProposals(connection, closeProposal, pen),
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
    // The system keeps what was read anyway; 16 MB here cost a server of a million readers 20 MB more.
    db.pragma('cache_size = -4000')
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
