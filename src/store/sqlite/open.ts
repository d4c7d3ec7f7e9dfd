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
import { createSearch } from './search.ts'
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
  const mark = createMarks(connection, { deliveries, lanes, subscriptions, moves })
  const doubts = createDoubts(connection, deliveries)
  const take = createClaims(connection, lanes, deliveries)
  const outbox = createOutbox(connection, begin)

  return {
    ...createDraft(connection, draftRow),
    ...createPublish(connection, draftRow, createSearchIndex(connection), outbox),
    ...createIssues(connection),
    ...createSearch(connection),
    ...createSubscriptions(connection, subscriptions),
    ...createMove(connection, moves, begin),
    ...createTick(connection, { begin, lanes, mark, doubts, take }),
    ...createUncertain(connection, begin, deliveries),
    ...createProgress(connection),
    ...createLanes(connection, lanes),
    ...createUpdates(connection),
    ...createInstallations(connection),
    ...createProposals(connection),
    changes: async () => Number(db.pragma('data_version', { simple: true })),
    close: async () => {
      if (db.open) db.close()
    },
  }
}

const prepare = (path: string, busyMs: number): Connection => {
  let db: Database.Database | null = null
  try {
    db = new Database(path, { timeout: busyMs })
    db.pragma('journal_mode = wal')
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
