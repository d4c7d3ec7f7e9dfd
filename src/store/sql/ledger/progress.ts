import type { MessageId } from '../../../adapter.ts'
import { type Delivery, type DeliveryState, deliveryStates, type Lane } from '../../../model.ts'
import type { Halt, Store } from '../../port.ts'
import { type TargetRow, toTarget } from '../rows.ts'
import type { Transactions } from '../work.ts'

interface ListedRow extends TargetRow {
  readonly id: number
  readonly issue: number
  readonly state: DeliveryState
  readonly attempt: number
  readonly part: number
  readonly parts: number | null
  readonly reason: string | null
  readonly doubts: number
}

/** What the ledger tells of an issue, and how a broadcast that stopped goes on. */
export const createProgress = ({
  sql,
  read,
  write,
}: Transactions): Pick<
  Store,
  'progress' | 'deliveries' | 'backlog' | 'waitingLanes' | 'overdue' | 'receipts' | 'halted' | 'unhalt'
> => {
  const tallies = sql.prepare<[number], { state: DeliveryState; count: number }>(
    'select state, sum(count) as count from tallies where issue = ? group by state',
  )
  const unwritten = sql.prepare<[number], { found: 1 }>('select 1 as found from fan_outs where issue = ?')
  const listed = sql.prepare<[number, number, string, number], ListedRow>(`
    select d.id, d.issue, d.state, d.attempt, d.part, d.parts, d.reason, d.doubts, l.platform, l.account, s.chat, s.thread
    from deliveries d indexed by deliveries_of_issue
      cross join subscriptions s on s.id = d.subscription
      cross join lanes l on l.id = d.lane
    where d.issue = ? and d.id > ? and d.state in (select value from json_each(?)) order by d.id limit ?`)
  const due = sql.prepare<{ now: number }, Lane & { readonly dueAt: number }>(`
    select l.platform, l.account, min(each.due_at) as dueAt from (
      select t.lane, (
        select d.due_at from deliveries d indexed by deliveries_due
        where d.lane = t.lane and d.issue = t.issue and d.state = 'pending' and d.waiting = 0
        order by d.due_at limit 1
      ) as due_at
      from tallies t join issues n on n.number = t.issue
      where t.state = 'pending' and t.count > 0 and n.halted is null
      union all
      select l.id, (
        select f.due_at from fixes f indexed by fixes_due
        where f.lane = l.id and f.state = 'pending' and f.waiting = 0 order by f.due_at limit 1
      ) from lanes l
    ) each join lanes l on l.id = each.lane
    where each.due_at <= :now and l.closed = 0 and l.gone = 0 and coalesce(l.paused_until, 0) <= :now
    group by l.id`)
  const waiting = sql.prepare<[], Lane>(`
    select platform, account from lanes where id in (
      select t.lane from tallies t indexed by tallies_pending where t.state = 'pending' and t.count > 0
      union select f.lane from fixes f indexed by fixes_open where f.state in ('pending', 'sending'))`)
  const overdue = sql.prepare<[], { at: number | null }>(`
    select min((
      select d.due_at from deliveries d indexed by deliveries_due
      where d.lane = t.lane and d.issue = t.issue and d.state = 'pending' and d.waiting = 0
      order by d.due_at limit 1
    )) as at
    from tallies t join issues n on n.number = t.issue
    where t.state = 'pending' and t.count > 0 and n.halted is null`)
  const uncertain = sql.prepare<[], { count: number }>(
    "select coalesce(sum(count), 0) as count from tallies where state = 'uncertain' and count > 0",
  )
  const receipts = sql.prepare<[number], { part: number; id: MessageId; at: number }>(`
    select part, message as id, at from parts where delivery = ? and state = 'sent' order by part`)
  const halted = sql.prepare<[number], Halt>(
    'select halted_kind as kind, halted as reason from issues where number = ? and halted is not null',
  )
  const unhalt = sql.prepare<[0 | 1, number]>(
    'update issues set halted = null, halted_kind = null, insisted = max(insisted, ?) where number = ?',
  )

  return {
    progress: read(function* (issue) {
      const counts: Record<DeliveryState, number> = {
        pending: 0,
        sending: 0,
        sent: 0,
        failed: 0,
        uncertain: 0,
        skipped: 0,
      }
      for (const { state, count } of yield* tallies.all(issue)) counts[state] = count
      // There is at least one more to come: it is not over.
      if ((yield* unwritten.get(issue)) !== undefined) counts.pending++
      return counts
    }),
    deliveries: read(function* (
      issue: number,
      after: number,
      limit: number,
      states: readonly DeliveryState[] = deliveryStates,
    ) {
      return (yield* listed.all(issue, after, JSON.stringify(states), limit)).map(toDelivery)
    }),
    waitingLanes: read(function* () {
      return yield* waiting.all()
    }),
    overdue: read(function* (now) {
      return yield* due.all({ now: Math.ceil(now) })
    }),
    backlog: read(function* () {
      return { dueAt: (yield* overdue.get())?.at ?? null, uncertain: (yield* uncertain.get())?.count ?? 0 }
    }),
    receipts: read(function* (delivery) {
      return yield* receipts.all(delivery)
    }),
    halted: read(function* (issue) {
      return (yield* halted.get(issue)) ?? null
    }),
    unhalt: write(function* (issue: number, insist = true) {
      yield* unhalt.run(insist ? 1 : 0, issue)
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
  doubts: row.doubts,
})
