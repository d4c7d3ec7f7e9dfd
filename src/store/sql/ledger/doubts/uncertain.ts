import type { OnUncertain, Store } from '../../../port.ts'
import type { Transactions, Work } from '../../work.ts'
import type { FixMarks } from '../fix-marks.ts'
import { lostRestMs } from '../rows/chat-queues.ts'
import type { BeginCounters, Counters } from '../rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from '../rows/delivery-rows.ts'

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

/** What is told of sends that may have arrived, and what is decided about them. */
export const createUncertain = (
  { sql, read, write }: Transactions,
  begin: BeginCounters,
  deliveries: DeliveryRows,
  doubts: UncertainSends,
  fixMarks: FixMarks,
): Pick<Store, 'workers' | 'abandon' | 'resendUncertain' | 'leaveUncertain'> => {
  const workers = sql.prepare<[], { worker: string }>(`
    select worker from deliveries indexed by deliveries_sending where state = 'sending'
    union select worker from fixes indexed by fixes_sending where state = 'sending' order by worker`)
  const held = sql.prepare<[string], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and worker = ?`)
  const all = sql.prepare<[], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_uncertain where state = 'uncertain'`)
  const ofIssue = sql.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_uncertain where state = 'uncertain' and issue = ?`)

  return {
    workers: read(function* () {
      return (yield* workers.all()).map((row) => row.worker)
    }),
    abandon: write(function* (worker: string, at: number, onUncertain: OnUncertain = 'hold') {
      const counters = begin(at)
      const rows = yield* held.all(worker)
      const reason = 'the process ended before an answer came'
      for (const row of rows) {
        // A correction may be waiting to go on in the chat of a part that came late.
        const chatAt = row.grown === 1 ? at + lostRestMs : 0
        yield* doubts.raise(row, { ...withPolicy(reason, onUncertain, at), chatAt }, at, counters)
      }
      const told = yield* fixMarks.abandon(worker, at, onUncertain, counters)
      yield* counters.write()
      return rows.length + told
    }),
    resendUncertain: write(function* (issue, at) {
      const counters = begin(at)
      const rows = issue === null ? yield* all.all() : yield* ofIssue.all(issue)
      for (const row of rows) yield* deliveries.put(row, 'pending', { dueAt: at }, counters)
      yield* counters.write()
      return rows.length
    }),
    leaveUncertain: write(function* (issue, at) {
      const counters = begin(at)
      const rows = issue === null ? yield* all.all() : yield* ofIssue.all(issue)
      for (const row of rows) yield* deliveries.put(row, 'failed', { reason: 'left' }, counters)
      yield* counters.write()
      return rows.length
    }),
  }
}

const withPolicy = (reason: string, onUncertain: OnUncertain, now: number) =>
  onUncertain === 'resend' ? { reason, resendAt: now } : { reason }
