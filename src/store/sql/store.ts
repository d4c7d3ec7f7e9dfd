import type { Hint } from '../hints.ts'
import type { Store } from '../port.ts'
import { createCorrections } from './archive/correct.ts'
import { createEndings } from './archive/endings.ts'
import { createIssues } from './archive/issues.ts'
import { createPublish } from './archive/publish.ts'
import { createReleases } from './archive/releases.ts'
import { createSearch, type Matches } from './archive/search.ts'
import { createSearchIndex, type FoundRows } from './archive/search-index.ts'
import { createAuditWriter } from './desk/audit-log.ts'
import { createDraftRow } from './desk/draft.ts'
import { createDeskStore } from './desk/index.ts'
import { createCloseProposal, createProposals } from './desk/proposals.ts'
import { createSessions } from './desk/sessions.ts'
import { createPutSetting } from './desk/settings.ts'
import type { Guard } from './guard.ts'
import { createRetire } from './keeping/retire.ts'
import { createSweep } from './keeping/sweep.ts'
import { createCatchUp } from './ledger/catch-up.ts'
import { createMove, createMoves } from './ledger/chat-moves.ts'
import type { Due } from './ledger/claims/candidates.ts'
import { createClaims } from './ledger/claims/take.ts'
import { createLedgerClock } from './ledger/clock.ts'
import { createConcerns } from './ledger/concerns.ts'
import { createDigests } from './ledger/digests.ts'
import { createPutBack } from './ledger/doubts/put-back.ts'
import { createUncertain, createUncertainSends } from './ledger/doubts/uncertain.ts'
import { createFixOutbox } from './ledger/fan-out/fix-outbox.ts'
import { createOutbox } from './ledger/fan-out/outbox.ts'
import { createReplan } from './ledger/fan-out/replan.ts'
import { createFixClaims } from './ledger/fix-claims.ts'
import { createFixMarks } from './ledger/fix-marks.ts'
import { createMarks } from './ledger/marks.ts'
import { createOtherAccounts } from './ledger/other-accounts.ts'
import { createProgress } from './ledger/progress.ts'
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
import { createInstallations } from './platforms/installations.ts'
import { createUpdates } from './platforms/updates.ts'
import { createAdders } from './readers/adders.ts'
import { createCensus } from './readers/census.ts'
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
import type { Transactions, Work } from './work.ts'

/** What each database has in its own way. */
export interface Dialect {
  readonly found: FoundRows
  readonly matches: Matches
  readonly guard: Guard
  /** What is due on lanes is looked up for all of them together where each statement takes its time. */
  readonly due: Due
  /** Lets whoever listens to hints know, with the transaction that it is given in; never for what a tick does. */
  hint(hint: Hint): Work<void>
  /** Of what concerns every reader so many rows are written in one piece: some 5 ms, and then the disk its time. 2,000 if not given. */
  readonly atOnce?: number | undefined
}

/** All that a store can do, but for what it says of its own database. */
export type SqlStore = Omit<
  Store,
  'changes' | 'fault' | 'damage' | 'advance' | 'shrink' | 'takeDuty' | 'inUse' | 'hints' | 'close'
>

/** Puts a store together over a database. */
export const createStore = (
  connection: Transactions,
  { found, matches, guard, due, hint, atOnce = 2_000 }: Dialect,
): SqlStore => {
  const hinting = telling(connection, () => hint('due'))
  const clock = createClockRow(connection)
  const begin = createCounters(connection, clock)
  const writeAudit = createAuditWriter(connection)
  const closeProposal = createCloseProposal(connection, writeAudit)
  const topics = createTopicRows(connection)
  const coin = createCoin(connection, topics)
  const desk = {
    draft: createDraftRow(connection),
    writeAudit,
    putSetting: createPutSetting(connection, hint),
    closeProposal,
    coin,
  }
  const lanes = createLaneRows(connection)
  const choices = createChoiceRows(connection)
  const outbox = createOutbox(connection, begin, choices, atOnce)
  const fixOutbox = createFixOutbox(connection, atOnce)
  const subscriptions = createSubscriptionRows(connection, lanes, topics, choices)
  const queues = createChatQueues(connection)
  const goneLanes = createGoneLanes(connection)
  const fixes = createFixRows(connection, queues, goneLanes)
  const deliveries = createDeliveryRows(connection, queues, fixes, goneLanes)
  const digests = createDigests(connection, deliveries)
  const addenda = createAddenda(connection)
  const catchUp = createCatchUp(connection, deliveries, createConcerns(connection), hint)
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
    ...{ fixes, deliveries, lanes, moves, addenda, recent },
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
    guard,
    otherAccounts: createOtherAccounts(connection, guard),
    digests,
    addenda,
    due,
  })
  const index = createSearchIndex(connection, found)

  return {
    ...createDeskStore(connection, desk),
    ...createPublish(hinting, { ...desk, choices, begin, index, outbox }),
    ...createIssues(connection, topics),
    ...createReleases(connection),
    ...createSearch(connection, matches),
    ...createSubscriptions(connection, {
      rows: subscriptions,
      begin,
      catchUp,
      outbox,
      replan: createReplan(connection),
      guard,
    }),
    ...createRests(connection, { rows: subscriptions, begin, catchUp, outbox, guard }),
    ...createDepartures(connection, { begin, lanes, deliveries, fixes, catchUp, outbox, guard }),
    ...createAdders(connection),
    ...createFeedback(connection),
    ...createOwnData(connection, { begin, subscriptions, fixes, choices }),
    ...createMove(connection, moves, begin),
    ...createTick(connection, { guard, begin, lanes, mark, fixMarks, doubts, take, recent, outbox, fixOutbox, clock }),
    ...createLedgerClock(connection, clock, [recent, queues]),
    ...createUncertain(hinting, begin, deliveries, doubts, fixMarks, atOnce),
    ...createPutBack(connection, { begin, outbox, doubts, fixMarks }),
    ...createCorrections(hinting, { ...desk, index, begin, topics, outbox: fixOutbox }),
    ...createEndings(hinting, { queues, begin, fanOut: outbox, atOnce }),
    ...createProgress(hinting),
    ...createRetire(connection),
    ...createSweep(connection),
    ...createLanes(hinting, lanes, clock),
    ...createReserveSlot(connection, lanes, recent),
    ...createUpdates(connection),
    ...createInstallations(connection),
    ...createSessions(connection),
    ...createSignUps(connection),
    ...createReaderDays(connection),
    ...createCensus(connection, atOnce),
    ...createProposals(connection, closeProposal),
    ...createTopics(connection, { ...desk, rows: topics, choices, begin, outbox }),
  }
}

/** The same, and whatever its transactions write is told of. */
const telling = (connection: Transactions, tell: () => Work<void>): Transactions => ({
  ...connection,
  write: (body) =>
    connection.write(function* (...args) {
      const result = yield* body(...args)
      yield* tell()
      return result
    }),
})
