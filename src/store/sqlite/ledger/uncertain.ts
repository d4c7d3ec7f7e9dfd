import type { OnUncertain, Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { FixMarks } from './fix-marks.ts'
import type { BeginTally, Tally } from './rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './rows/delivery-rows.ts'

/** Turns what nobody will answer for into uncertain. */
export interface Doubts {
  /** Everything whose lease has run out. Tells how much that was. */
  expire(now: number, onUncertain: OnUncertain, tally: Tally): number
  /** One send: held, or sent again at `resendAt`. It is noted that it may have arrived. */
  raise(
    row: DeliveryRow,
    doubt: { readonly reason: string; readonly resendAt?: number },
    now: number,
    tally: Tally,
  ): void
}

/** Doubts, for those that are in a transaction already. */
export const createDoubts = ({ db }: Connection, deliveries: DeliveryRows): Doubts => {
  const expired = db.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and lease_until <= ?`)
  const raise: Doubts['raise'] = (row, { reason, resendAt }, now, tally) => {
    deliveries.note(row, null, now, tally)
    if (resendAt === undefined) deliveries.put(row, 'uncertain', { reason }, tally)
    else deliveries.put(row, 'pending', { reason: `${reason}; it is sent again`, dueAt: resendAt }, tally)
  }
  return {
    raise,
    expire(now, onUncertain, tally) {
      const rows = expired.all(now)
      for (const row of rows) raise(row, withPolicy('no answer came in time', onUncertain, now), now, tally)
      return rows.length
    },
  }
}

/** What is told of sends that may have arrived, and what is decided about them. */
export const createUncertain = (
  { db, read, write }: Connection,
  begin: BeginTally,
  deliveries: DeliveryRows,
  doubts: Doubts,
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
      const tally = begin()
      const rows = held.all(worker)
      const reason = 'the process ended before an answer came'
      for (const row of rows) doubts.raise(row, withPolicy(reason, onUncertain, at), at, tally)
      const told = fixMarks.abandon(worker, at, tally)
      tally.write()
      return rows.length + told
    }),
    resendUncertain: write((issue, at) => {
      const tally = begin()
      const rows = issue === null ? all.all() : ofIssue.all(issue)
      for (const row of rows) deliveries.put(row, 'pending', { dueAt: at }, tally)
      tally.write()
      return rows.length
    }),
    leaveUncertain: write((issue) => {
      const tally = begin()
      const rows = issue === null ? all.all() : ofIssue.all(issue)
      for (const row of rows) deliveries.put(row, 'failed', { reason: 'left' }, tally)
      tally.write()
      return rows.length
    }),
  }
}

const withPolicy = (reason: string, onUncertain: OnUncertain, now: number) =>
  onUncertain === 'resend' ? { reason, resendAt: now } : { reason }
