import Database from 'better-sqlite3'
import { UserError } from '../../errors.ts'
import type { Store } from '../port.ts'
import { createCorrections } from './archive/correct.ts'
import { createIssues } from './archive/issues.ts'
import { createPublish } from './archive/publish.ts'
import { createReleases } from './archive/releases.ts'
import { createSearch } from './archive/search.ts'
import { createSearchIndex } from './archive/search-index.ts'
import { type Connection, connect } from './connection.ts'
import { damageIn, damageInFile } from './damage.ts'
import { createAuditWriter } from './desk/audit-log.ts'
import { createDraftRow } from './desk/draft.ts'
import { createDeskStore } from './desk/index.ts'
import { createCloseProposal, createProposals } from './desk/proposals.ts'
import { createSessions } from './desk/sessions.ts'
import { createPutSetting } from './desk/settings.ts'
import { explain, sayDamaged } from './errors.ts'
import { createFileGuard } from './file-guard.ts'
import { createAdvance } from './generation.ts'
import { identify } from './identity.ts'
import { type AfterCrash, look } from './inspect-file.ts'
import { createCatchUp } from './ledger/catch-up.ts'
import { createMove, createMoves } from './ledger/chat-moves.ts'
import { createClaims } from './ledger/claims.ts'
import { createLedgerClock } from './ledger/clock.ts'
import { createConcerns } from './ledger/concerns.ts'
import { createDigests } from './ledger/digests.ts'
import { createOutbox } from './ledger/fan-out/outbox.ts'
import { createReplan } from './ledger/fan-out/replan.ts'
import { createFixClaims } from './ledger/fix-claims.ts'
import { createFixMarks } from './ledger/fix-marks.ts'
import { createMarks } from './ledger/marks.ts'
import { createOtherAccounts } from './ledger/other-accounts.ts'
import { createProgress } from './ledger/progress.ts'
import { createPutBack } from './ledger/put-back.ts'
import { createReserveSlot } from './ledger/reserve-slot.ts'
import { createAddenda } from './ledger/rows/addenda.ts'
import { createChatQueues } from './ledger/rows/chat-queues.ts'
import { createClockRow } from './ledger/rows/clock-row.ts'
import { createCounters } from './ledger/rows/counters.ts'
import { createDeliveryRows } from './ledger/rows/delivery-rows.ts'
import { createFixRows } from './ledger/rows/fix-rows.ts'
import { createGoneLanes } from './ledger/rows/gone-lanes.ts'
import { createNoticeRows } from './ledger/rows/notice-rows.ts'
import { createRecentSends } from './ledger/rows/recent-sends.ts'
import { createShownRows } from './ledger/rows/shown-rows.ts'
import { createTick } from './ledger/tick.ts'
import { createUncertain, createUncertainSends } from './ledger/uncertain.ts'
import { createInstallations } from './platforms/installations.ts'
import { createUpdates } from './platforms/updates.ts'
import { makePrivate } from './private-files.ts'
import { createAdders } from './readers/adders.ts'
import { createChoiceRows } from './readers/choice-rows.ts'
import { createReaderDays } from './readers/days.ts'
import { createDepartures } from './readers/departures.ts'
import { createFeedback } from './readers/feedback.ts'
import { createLaneRows, createLanes } from './readers/lanes.ts'
import { createOwnData } from './readers/own-data.ts'
import { createRests } from './readers/rests.ts'
import { createSignUps } from './readers/sign-ups.ts'
import { createSubscriptionRows } from './readers/subscription-rows.ts'
import { createSubscriptions } from './readers/subscriptions.ts'
import { createCoin } from './topics/coin.ts'
import { createTopics } from './topics/index.ts'
import { createTopicRows } from './topics/rows.ts'
import { formatOf, upgrade } from './upgrade.ts'

export interface SqliteOptions {
  /** A file, made with its folder if it is missing, or ':memory:'. */
  readonly path: string
  /** How long to wait for another process that writes, in milliseconds; 5,000 if not given. */
  readonly busyMs?: number
  /** Left out: a file that was not closed is taken as it is. */
  readonly afterCrash?: AfterCrash
  /** The version of the program, for whoever opens the file with an older one; not written down if not given. */
  readonly program?: string
}

/**
 * Opens the store in an SQLite file, which other processes may have open too. Throws a UserError, and leaves the file as it is,
 * when that is damaged, belongs to another program or a newer Briefwire, has a format that is not known, or may not be written.
 */
export const openSqlite = ({ path, busyMs = 5_000, afterCrash, program }: SqliteOptions): Store => {
  const looked = path === ':memory:' ? 'checked' : look(path, afterCrash)
  const connection = prepare(path, busyMs, program ?? null)
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

  const clock = createClockRow(connection)
  const begin = createCounters(connection, clock)
  const writeAudit = createAuditWriter(connection)
  const closeProposal = createCloseProposal(connection, writeAudit)
  const topics = createTopicRows(connection)
  const coin = createCoin(connection, topics)
  const desk = {
    draft: createDraftRow(connection),
    writeAudit,
    putSetting: createPutSetting(connection),
    closeProposal,
    coin,
  }
  const lanes = createLaneRows(connection)
  const choices = createChoiceRows(connection)
  const outbox = createOutbox(connection, begin, choices)
  const subscriptions = createSubscriptionRows(connection, lanes, topics, choices)
  const queues = createChatQueues(connection)
  const goneLanes = createGoneLanes(connection)
  const fixes = createFixRows(connection, queues, goneLanes)
  const deliveries = createDeliveryRows(connection, queues, fixes, goneLanes)
  const digests = createDigests(connection, deliveries)
  const addenda = createAddenda(connection)
  let due = 0
  const catchUp = createCatchUp(connection, deliveries, createConcerns(connection), () => {
    due++
  })
  const moves = createMoves(connection, { lanes, deliveries, fixes, queues })
  const doubts = createUncertainSends(connection, deliveries)
  const recent = createRecentSends()
  const mark = createMarks(connection, {
    deliveries,
    doubts,
    lanes,
    subscriptions,
    moves,
    queues,
    recent,
    outbox,
    digests,
    addenda,
  })
  const fixMarks = createFixMarks(connection, {
    ...{ fixes, deliveries, lanes, moves, addenda },
    shown: createShownRows(connection),
    notices: createNoticeRows(connection),
  })
  const takeFixes = createFixClaims(connection, fixes, queues)
  const take = createClaims(connection, {
    lanes,
    deliveries,
    recent,
    queues,
    takeFixes,
    otherAccounts: createOtherAccounts(connection),
    digests,
    addenda,
  })
  const index = createSearchIndex(connection)

  return {
    ...createDeskStore(connection, desk),
    ...createPublish(connection, { ...desk, choices, begin, index, outbox }),
    ...createIssues(connection, topics),
    ...createReleases(connection),
    ...createSearch(connection),
    ...createSubscriptions(connection, {
      rows: subscriptions,
      begin,
      catchUp,
      outbox,
      replan: createReplan(connection),
    }),
    ...createRests(connection, { rows: subscriptions, begin, catchUp, outbox }),
    ...createDepartures(connection, { begin, lanes, deliveries, fixes, catchUp, outbox }),
    ...createAdders(connection),
    ...createFeedback(connection),
    ...createOwnData(connection, { begin, subscriptions, fixes, choices }),
    ...createMove(connection, moves, begin),
    ...createTick(connection, { begin, lanes, mark, fixMarks, doubts, take, recent, clock, outbox }),
    ...createLedgerClock(connection, clock, [recent, queues]),
    ...createUncertain(connection, begin, deliveries, doubts, fixMarks),
    ...createPutBack(connection, { begin, outbox, doubts, fixMarks }),
    ...createCorrections(connection, { ...desk, index, queues, begin, topics }),
    ...createProgress(connection),
    ...createLanes(connection, lanes, clock),
    ...createReserveSlot(connection, lanes, recent),
    ...createUpdates(connection),
    ...createInstallations(connection),
    ...createSessions(connection),
    ...createSignUps(connection),
    ...createReaderDays(connection),
    ...createAdvance(connection, path),
    ...createProposals(connection, closeProposal),
    ...createTopics(connection, { ...desk, rows: topics, choices, begin, outbox }),
    changes: async () => {
      connection.file.check()
      return Number(db.pragma('data_version', { simple: true })) + due
    },
    fault: async () => (await connection.fault()) ?? damaged,
    damage,
    close: async () => {
      if (!db.open) return
      await connection.flush()
      // Closing takes the log away by its name, which may be another database's by now.
      if (!connection.file.isReplaced()) db.close()
    },
  }
}

const prepare = (path: string, busyMs: number, program: string | null): Connection => {
  let db: Database.Database | null = null
  try {
    if (path !== ':memory:') makePrivate(path)
    db = new Database(path, { timeout: busyMs })
    keepLog(db, busyMs)
    // Every commit is on the disk before anybody hears of it: that is what the ledger promises.
    db.pragma('synchronous = full')
    db.pragma('foreign_keys = on')
    // The system keeps what was read anyway; 16 MB here cost a server of a million readers 20 MB more.
    db.pragma('cache_size = -4000')
    // A fan-out to a million readers would leave a log of its size behind.
    db.pragma('journal_size_limit = 67108864')
    // What was deleted, such as the code of an invitation that was used, does not lie about in pages that are free.
    db.pragma('secure_delete = on')
    const fresh = formatOf(db) === 0
    upgrade(db)
    if (path !== ':memory:') identify(db, path, fresh, program)
    return connect(db, path, createFileGuard(path))
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
