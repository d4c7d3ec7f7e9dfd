import type { Store } from '../port.ts'
import type { Connection } from './connection.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './delivery-rows.ts'
import type { BeginTally, Tally } from './tallies.ts'

/** Turns what nobody will answer for into uncertain. */
export interface Doubts {
  /** Everything whose lease has run out. */
  expire(now: number, tally: Tally): void
}

/** Leases that have run out, for the tick. */
export const createDoubts = ({ db }: Connection, deliveries: DeliveryRows): Doubts => {
  const expired = db.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and lease_until <= ?`)
  return {
    expire(now, tally) {
      for (const row of expired.all(now)) {
        deliveries.note(row, null, now)
        deliveries.put(row, 'uncertain', { reason: 'no answer came in time' }, tally)
      }
    },
  }
}

/** What is told of sends that may have arrived, and what is decided about them. */
export const createUncertain = (
  { db, read, write }: Connection,
  begin: BeginTally,
  deliveries: DeliveryRows,
): Pick<Store, 'workers' | 'abandon' | 'resendUncertain'> => {
  const workers = db.prepare<[], { worker: string }>(`
    select distinct worker from deliveries indexed by deliveries_sending where state = 'sending' order by worker`)
  const held = db.prepare<[string], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' and worker = ?`)
  const all = db.prepare<[], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_uncertain where state = 'uncertain'`)
  const ofIssue = db.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_uncertain where state = 'uncertain' and issue = ?`)

  return {
    workers: read(() => workers.all().map((row) => row.worker)),
    abandon: write((worker, at) => {
      const tally = begin()
      const rows = held.all(worker)
      for (const row of rows) {
        deliveries.note(row, null, at)
        deliveries.put(row, 'uncertain', { reason: 'the process ended before an answer came' }, tally)
      }
      tally.write()
      return rows.length
    }),
    resendUncertain: write((issue, at) => {
      const tally = begin()
      const rows = issue === null ? all.all() : ofIssue.all(issue)
      for (const row of rows) deliveries.put(row, 'pending', { dueAt: at }, tally)
      tally.write()
      return rows.length
    }),
  }
}
