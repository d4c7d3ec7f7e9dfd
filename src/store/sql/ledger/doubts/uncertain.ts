import { setImmediate } from 'node:timers/promises'
import type { OnUncertain, Store } from '../../../port.ts'
import type { Transactions, Work } from '../../work.ts'
import type { FixMarks } from '../fix-marks.ts'
import { lostRestMs } from '../rows/chat-queues.ts'
import type { BeginCounters, Counters } from '../rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns, type Put } from '../rows/delivery-rows.ts'

/** Turns what nobody will answer for into uncertain. */
export interface UncertainSends {
  /** Everything whose lease has run out. Tells how much that was. */
  expire(now: number, onUncertain: OnUncertain, counters: Counters): Work<number>
  /** One send: held, or sent again at `resendAt`. It is noted that it may have arrived. */
  raise(
    row: DeliveryRow,
    doubt: { readonly reason: string; readonly resendAt?: number; readonly chatAt?: number },
    now: number,
    counters: Counters,
  ): Work<void>
}

/** Doubts, for those that are in a transaction already. */
export const createUncertainSends = ({ sql }: Transactions, deliveries: DeliveryRows): UncertainSends => {
  const expired = sql.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and lease_until <= ?`)
  const raise: UncertainSends['raise'] = function* (row, { reason, resendAt, chatAt }, now, counters) {
    yield* deliveries.note(row, null, now, counters)
    if (resendAt === undefined) yield* deliveries.put(row, 'uncertain', { reason }, counters, chatAt)
    else
      yield* deliveries.put(
        row,
        'pending',
        { reason: `${reason}; it is sent again`, dueAt: resendAt },
        counters,
        chatAt,
      )
  }
  return {
    raise,
    *expire(now, onUncertain, counters) {
      const rows = yield* expired.all(now)
      for (const row of rows) yield* raise(row, withPolicy('no answer came in time', onUncertain, now), now, counters)
      return rows.length
    },
  }
}

/** At most so many are decided about in one piece: it takes some 10 ms. */
const most = 500

/** What is told of sends that may have arrived, and what is decided about them. */
export const createUncertain = (
  { sql, read, write }: Transactions,
  begin: BeginCounters,
  deliveries: DeliveryRows,
  doubts: UncertainSends,
  fixMarks: FixMarks,
  atOnce: number,
): Pick<Store, 'workers' | 'abandon' | 'resendUncertain' | 'leaveUncertain'> => {
  const workers = sql.prepare<[], { worker: string }>(`
    select worker from deliveries indexed by deliveries_sending where state = 'sending'
    union select worker from fixes indexed by fixes_sending where state = 'sending' order by worker`)
  const ofWorker = sql.prepare<[string], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and worker = ?`)
  const issues = sql.prepare<[], { issue: number }>(`
    select distinct issue from tallies indexed by tallies_uncertain where state = 'uncertain' and count > 0 order by issue`)
  const ofIssue = sql.prepare<[number, number, number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries where state = 'uncertain' and issue = ? and id > ? order by id limit ?`)
  const held = read(function* () {
    return (yield* issues.all()).map((row) => row.issue)
  })

  const piece = Math.min(most, atOnce)
  /**
   * Decides about the uncertain deliveries of an issue, or of all, in pieces; each once, whatever becomes of it meanwhile. Those that a killed
   * process leaves are uncertain still.
   */
  const decide = (decision: (row: DeliveryRow, at: number) => Put) => {
    const next = write(function* (issue: number, done: number, at: number) {
      const counters = begin(at)
      const rows = yield* ofIssue.all(issue, done, piece)
      yield* deliveries.putAll(
        rows.map((row) => decision(row, at)),
        counters,
      )
      yield* counters.write()
      return { count: rows.length, last: rows.length < piece ? null : (rows.at(-1)?.id ?? null) }
    })
    return async (only: number | null, at: number): Promise<number> => {
      let total = 0
      for (const issue of only === null ? await held() : [only])
        for (let place: number | null = 0; place !== null; ) {
          const { count, last }: { count: number; last: number | null } = await next(issue, place, at)
          total += count
          place = last
          // Others have their turn between two pieces.
          if (last !== null) await setImmediate()
        }
      return total
    }
  }

  return {
    workers: read(function* () {
      return (yield* workers.all()).map((row) => row.worker)
    }),
    abandon: write(function* (worker: string, at: number, onUncertain: OnUncertain = 'hold') {
      const counters = begin(at)
      const rows = yield* ofWorker.all(worker)
      const reason = 'the process ended before an answer came'
      for (const row of rows) {
        // It may have come in a moment ago: whatever comes next in this chat keeps its distance.
        const chatAt = at + lostRestMs
        yield* doubts.raise(row, { ...withPolicy(reason, onUncertain, chatAt), chatAt }, at, counters)
      }
      const told = yield* fixMarks.abandon(worker, at, onUncertain, counters)
      yield* counters.write()
      return rows.length + told
    }),
    resendUncertain: decide((row, dueAt) => ({ row, state: 'pending', change: { dueAt } })),
    leaveUncertain: decide((row) => ({ row, state: 'failed', change: { reason: 'left' } })),
  }
}

const withPolicy = (reason: string, onUncertain: OnUncertain, now: number) =>
  onUncertain === 'resend' ? { reason, resendAt: now } : { reason }
