import type { Store } from '../../../port.ts'
import type { Transactions } from '../../work.ts'
import type { Outbox } from '../fan-out/outbox.ts'
import type { FixMarks } from '../fix-marks.ts'
import type { BeginCounters } from '../rows/counters.ts'
import { type DeliveryRow, deliveryColumns } from '../rows/delivery-rows.ts'
import type { UncertainSends } from './uncertain.ts'

interface Steps {
  readonly begin: BeginCounters
  readonly outbox: Pick<Outbox, 'open' | 'go'>
  readonly doubts: Pick<UncertainSends, 'raise'>
  readonly fixMarks: Pick<FixMarks, 'holdAll'>
}

/** So many deliveries are held in one piece: it takes some 20 ms. */
const piece = 500

const reason = 'an earlier state of the database was put back; it may have gone out since'

/** What an earlier state of the ledger, put back, does not know. */
export const createPutBack = (
  { sql, write }: Transactions,
  { begin, outbox, doubts, fixMarks }: Steps,
): Pick<Store, 'holdPutBack'> => {
  // What went out since did so as it was by then.
  const columns = deliveryColumns
    .replace(/\w+/g, 'd.$&')
    .replace('d.revision', '(select revision from issues where number = d.issue) as revision')
  // Those that wait for their chat have no place in the index of those that are due.
  const sending = sql.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_sending where state = 'sending' limit ?`)
  const waiting = sql.prepare<[number, number], DeliveryRow>(`
    select ${columns} from deliveries d indexed by deliveries_waiting
    where d.waiting = 1 and d.state = 'pending' and d.due_at <= ? limit ?`)
  const due = sql.prepare<[number, number], DeliveryRow>(`
    select ${columns} from tallies t indexed by tallies_pending cross join deliveries d indexed by deliveries_due
      on d.lane = t.lane and d.issue = t.issue and d.state = 'pending' and d.waiting = 0 and d.due_at <= cast(? as integer)
    where t.state = 'pending' and t.count > 0 limit ?`)

  return {
    holdPutBack: write(function* (now: number) {
      const counters = begin(now)
      // What was published and not yet written out for everybody may have gone to them all the same.
      const unwritten = yield* outbox.open()
      for (const issue of unwritten) yield* outbox.go(issue, counters)
      let rows: readonly DeliveryRow[] = []
      if (unwritten.length === 0) {
        rows = yield* sending.all(piece)
        if (rows.length === 0) rows = yield* due.all(now, piece)
        if (rows.length === 0) rows = yield* waiting.all(now, piece)
      }
      for (const row of rows) yield* doubts.raise(row, { reason }, now, counters)
      const more = unwritten.length > 0 || rows.length > 0
      const told = more ? 0 : yield* fixMarks.holdAll(now, counters)
      yield* counters.write()
      return { held: rows.length + told, more }
    }),
  }
}
