import type { ClockChange, Store } from '../../port.ts'
import { timingOf } from '../choices.ts'
import type { Transactions, Work } from '../work.ts'
import { aheadMs, type ClockRow } from './rows/clock-row.ts'

/** Two processes that notice one and the same move do so within this time, and measure it this closely. */
const sameMoveMs = 120_000
const alikeMs = 2_000

interface IssueGroup {
  readonly issue: number
  readonly lane: number
  readonly urgent: 0 | 1
  readonly timing: number
  readonly content: string
  readonly held: 0 | 1
}

/** What waits in the ledger, when the clock by which it waits turns out to be another one. */
export const createLedgerClock = (
  { sql, write }: Transactions,
  clock: ClockRow,
  memories: readonly { shift(byMs: number): void }[],
): Pick<Store, 'setClock'> => {
  // Everything that is measured from a moment moves with it; an hour of the day that a reader chose stays where it is.
  const shifts = [
    ...(['deliveries', 'fixes'] as const).map((table) =>
      sql.prepare<Move>(`
        update ${table} indexed by ${table}_open
        set due_at = iif(due_at <= :from, min(due_at, :to), due_at + :by), waits_from = min(waits_from + :by, :to)
        where state in ('pending', 'sending') and state = 'pending' and waits_from is not null and due_at > min(cast(:from as integer), :to)`),
    ),
    ...(['deliveries', 'fixes'] as const).map((table) =>
      sql.prepare<Move>(`
        update ${table} indexed by ${table}_sending set lease_until = lease_until + :by
        where state = 'sending'`),
    ),
    sql.prepare<Move>(`
      update lanes set next_at = next_at + :by, paused_until = paused_until + :by, paused_at = paused_at + :by,
        slowed_at = slowed_at + :by`),
  ]

  // What was asked for under a clock that was ahead is counted from now: no longer than was asked for.
  const recounts = [
    ...(['deliveries', 'fixes'] as const).map((table) =>
      sql.prepare<Mend>(`
        update ${table} indexed by ${table}_open
        set due_at = cast(:now as integer) + max(0, due_at - waits_from), waits_from = :now
        where state in ('pending', 'sending') and state = 'pending' and waits_from > cast(:now as integer) + :loose`),
    ),
    ...(['deliveries', 'fixes'] as const).map((table) =>
      sql.prepare<Mend>(`
        update ${table} indexed by ${table}_sending set lease_until = cast(:now as integer) + :lease
        where state = 'sending' and lease_until > cast(:now as integer) + :lease + :loose`),
    ),
    sql.prepare<Mend>(`
      update lanes set paused_until = cast(:now as integer) + paused_until - paused_at, paused_at = :now
      where paused_at > cast(:now as integer) + :loose`),
    sql.prepare<Mend>(`
      update lanes set slowed_at = max(:now, coalesce(paused_until, 0))
      where slowed_at > max(:now, coalesce(paused_until, 0)) + :loose`),
  ]
  const early = sql.prepare<[number], IssueGroup>(`
    select distinct d.issue, d.lane, n.urgent, s.timing, t.content, t.held
    from issues n cross join deliveries d indexed by deliveries_of_issue cross join subscriptions s
      cross join timings t
    where n.published_at > ? and d.issue = n.number and d.state = 'pending' and d.waits_from is null
      and s.id = d.subscription and t.id = s.timing`)
  const replan = sql.prepare<[number, number, number, number]>(`
    update deliveries indexed by deliveries_of_issue set due_at = ?
    where issue = ? and lane = ? and state = 'pending' and waits_from is null and subscription in (
      select id from subscriptions s where s.timing = ? and s.id = deliveries.subscription)`)
  // Of issues whose deliveries are not all written.
  const earlyPlans = sql.prepare<[number], Omit<IssueGroup, 'lane'>>(`
    select p.issue, n.urgent, p.timing, t.content, t.held
    from fan_out_times p join issues n on n.number = p.issue join timings t on t.id = p.timing
    where n.published_at > ?`)
  const replanTime = sql.prepare<[number, number, number]>(
    'update fan_out_times set due_at = ? where issue = ? and timing = ?',
  )

  const isKnown = function* ({ from, to, worker }: ClockChange & { readonly from: number }): Work<boolean> {
    const { moved_from, moved_to, moved_by } = yield* clock.read()
    if (moved_by === worker || moved_by === '') return false
    return Math.abs(to - from - (moved_to - moved_from)) < alikeMs && Math.abs(to - moved_to) < sameMoveMs
  }

  const move = function* (from: number, to: number, worker: string): Work<void> {
    for (const statement of shifts) yield* statement.run({ from, to, by: to - from })
    for (const memory of memories) memory.shift(to - from)
    yield* clock.write({ ...(yield* clock.read()), moved_from: from, moved_to: to, moved_by: worker })
  }

  const mend = function* (now: number, { leaseMs, dueAt }: ClockChange): Work<void> {
    for (const statement of recounts) yield* statement.run({ now, loose: aheadMs, lease: leaseMs })
    const dueOf = ({ content, held, urgent }: Omit<IssueGroup, 'lane'>): number =>
      held === 0 ? now : Math.ceil(dueAt(timingOf(content), urgent === 1))
    for (const each of yield* early.all(now + aheadMs))
      yield* replan.run(dueOf(each), each.issue, each.lane, each.timing)
    for (const each of yield* earlyPlans.all(now + aheadMs)) yield* replanTime.run(dueOf(each), each.issue, each.timing)
    yield* clock.write({ ...(yield* clock.read()), seen_at: now })
  }

  return {
    setClock: write(function* (change) {
      const { from, to, worker } = change
      if (from !== null && !(yield* isKnown({ ...change, from }))) yield* move(from, to, worker)
      yield* mend(to, change)
    }),
  }
}

interface Move {
  readonly from: number
  readonly to: number
  readonly by: number
}

interface Mend {
  readonly now: number
  readonly loose: number
  readonly lease: number
}
