import type { MessageId } from '../../adapter.ts'
import type { Delivery, DeliveryState } from '../../model.ts'
import type { Store } from '../port.ts'
import type { Connection } from './connection.ts'
import { type TargetRow, toTarget } from './rows.ts'

interface ListedRow extends TargetRow {
  readonly id: number
  readonly issue: number
  readonly state: DeliveryState
  readonly attempt: number
  readonly part: number
  readonly parts: number | null
  readonly reason: string | null
}

/** What the ledger tells of an issue, and how a broadcast that stopped goes on. */
export const createProgress = ({
  db,
  read,
  write,
}: Connection): Pick<Store, 'progress' | 'deliveries' | 'receipts' | 'halted' | 'unhalt'> => {
  const tallies = db.prepare<[number], { state: DeliveryState; count: number }>(
    'select state, sum(count) as count from tallies where issue = ? group by state',
  )
  const listed = db.prepare<[number, number, number], ListedRow>(`
    select d.id, d.issue, d.state, d.attempt, d.part, d.parts, d.reason, l.platform, l.account, s.chat, s.thread
    from deliveries d indexed by deliveries_of_issue
      cross join subscriptions s on s.id = d.subscription
      cross join lanes l on l.id = d.lane
    where d.issue = ? and d.id > ? order by d.id limit ?`)
  const receipts = db.prepare<[number], { part: number; id: MessageId; at: number }>(`
    select part, message as id, at from parts where delivery = ? and state = 'sent' order by part`)
  const halted = db.prepare<[number], { halted: string | null }>('select halted from issues where number = ?')
  const unhalt = db.prepare<[number]>('update issues set halted = null where number = ?')

  return {
    progress: read((issue) => {
      const counts: Record<DeliveryState, number> = {
        pending: 0,
        sending: 0,
        sent: 0,
        failed: 0,
        uncertain: 0,
        skipped: 0,
      }
      for (const { state, count } of tallies.all(issue)) counts[state] = count
      return counts
    }),
    deliveries: read((issue, after, limit) => listed.all(issue, after, limit).map(toDelivery)),
    receipts: read((delivery) => receipts.all(delivery)),
    halted: read((issue) => halted.get(issue)?.halted ?? null),
    unhalt: write((issue) => {
      unhalt.run(issue)
    }),
  }
}

const toDelivery = (row: ListedRow): Delivery => ({
  id: row.id,
  issue: row.issue,
  target: toTarget(row),
  state: row.state,
  attempt: row.attempt,
  sent: row.part,
  parts: row.parts,
  reason: row.reason,
})
