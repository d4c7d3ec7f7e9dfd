import type { OnUncertain, Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { FixMarks } from './fix-marks.ts'
import { lostRestMs } from './rows/chat-queues.ts'
import type { BeginCounters, Counters } from './rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './rows/delivery-rows.ts'

/** Turns what nobody will answer for into uncertain. */
export interface UncertainSends {
  /** Everything whose lease has run out. Tells how much that was. */
  expire(now: number, onUncertain: OnUncertain, counters: Counters): number
  /** One send: held, or sent again at `resendAt`. It is noted that it may have arrived. */
  raise(
    row: DeliveryRow,
    doubt: { readonly reason: string; readonly resendAt?: number; readonly chatAt?: number },
    now: number,
    counters: Counters,
  ): void
}

/** Doubts, for those that are in a transaction already. */
export const createUncertainSends = ({ db }: Connection, deliveries: DeliveryRows): UncertainSends => {
  const expired = db.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and lease_until <= ?`)
  const raise: UncertainSends['raise'] = (row, { reason, resendAt, chatAt }, now, counters) => {
    deliveries.note(row, null, now, counters)
    if (resendAt === undefined) deliveries.put(row, 'uncertain', { reason }, counters, chatAt)
    else deliveries.put(row, 'pending', { reason: `${reason}; it is sent again`, dueAt: resendAt }, counters, chatAt)
  }
  return {
    raise,
    expire(now, onUncertain, counters) {
      const rows = expired.all(now)
      for (const row of rows) raise(row, withPolicy('no answer came in time', onUncertain, now), now, counters)
      return rows.length
    },
  }
}

/** What is told of sends that may have arrived, and what is decided about them. */
export const createUncertain = (
  { db, read, write }: Connection,
  begin: BeginCounters,
  deliveries: DeliveryRows,
  doubts: UncertainSends,
  fixMarks: FixMarks,
): Pick<Store, 'workers' | 'abandon' | 'resendUncertain' | 'leaveUncertain'> => {
  const workers = db.prepare<[], { worker: string }>(`
    select worker from deliveries indexed by deliveries_sending where state = 'sending'
    union select worker from fixes indexed by fixes_sending where state = 'sending' order by worker`)
  const held = db.prepare<[string], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and worker = ?`)
  const all = db.prepare<[], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_uncertain where state = 'uncertain'`)
  const ofIssue = db.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_uncertain where state = 'uncertain' and issue = ?`)

  return {
    workers: read(() => workers.all().map((row) => row.worker)),
    abandon: write((worker: string, at: number, onUncertain: OnUncertain = 'hold') => {
      const counters = begin(at)
      const rows = held.all(worker)
      const reason = 'the process ended before an answer came'
      for (const row of rows) {
        // A correction may be waiting to go on in the chat of a part that came late.
        const chatAt = row.grown === 1 ? at + lostRestMs : 0
        doubts.raise(row, { ...withPolicy(reason, onUncertain, at), chatAt }, at, counters)
      }
      const told = fixMarks.abandon(worker, at, counters)
      counters.write()
      return rows.length + told
    }),
    resendUncertain: write((issue, at) => {
      const counters = begin(at)
      const rows = issue === null ? all.all() : ofIssue.all(issue)
      for (const row of rows) deliveries.put(row, 'pending', { dueAt: at }, counters)
      counters.write()
      return rows.length
    }),
    leaveUncertain: write((issue, at) => {
      const counters = begin(at)
      const rows = issue === null ? all.all() : ofIssue.all(issue)
      for (const row of rows) deliveries.put(row, 'failed', { reason: 'left' }, counters)
      counters.write()
      return rows.length
    }),
  }
}

const withPolicy = (reason: string, onUncertain: OnUncertain, now: number) =>
  onUncertain === 'resend' ? { reason, resendAt: now } : { reason }
