import type { ClockChange, Store } from '../../port.ts'
import { timingOf } from '../choices.ts'
import type { Connection } from '../connection.ts'
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
  { db, write }: Connection,
  clock: ClockRow,
  memories: readonly { shift(byMs: number): void }[],
): Pick<Store, 'setClock'> => {
  // Everything that is measured from a moment moves with it; an hour of the day that a reader chose stays where it is.
  const shifts = [
    ...(['deliveries', 'fixes'] as const).map((table) =>
      db.prepare<Move>(`
        update ${table} indexed by ${table}_open
        set due_at = iif(due_at <= :from, min(due_at, :to), due_at + :by), waits_from = min(waits_from + :by, :to)
        where state in ('pending', 'sending') and state = 'pending' and waits_from is not null and due_at > min(:from, :to)`),
    ),
    ...(['deliveries', 'fixes'] as const).map((table) =>
      db.prepare<Move>(`
        update ${table} indexed by ${table}_sending set lease_until = lease_until + :by
        where state = 'sending'`),
    ),
    db.prepare<Move>(`
      update lanes set next_at = next_at + :by, paused_until = paused_until + :by, paused_at = paused_at + :by,
        slowed_at = slowed_at + :by`),
  ]

  // What was asked for under a clock that was ahead is counted from now: no longer than was asked for.
  const recounts = [
    ...(['deliveries', 'fixes'] as const).map((table) =>
      db.prepare<Mend>(`
        update ${table} indexed by ${table}_open
        set due_at = :now + max(0, due_at - waits_from), waits_from = :now
        where state in ('pending', 'sending') and state = 'pending' and waits_from > :now + :loose`),
    ),
    ...(['deliveries', 'fixes'] as const).map((table) =>
      db.prepare<Mend>(`
        update ${table} indexed by ${table}_sending set lease_until = :now + :lease
        where state = 'sending' and lease_until > :now + :lease + :loose`),
    ),
    db.prepare<Mend>(`
      update lanes set paused_until = :now + paused_until - paused_at, paused_at = :now
      where paused_at > :now + :loose`),
    db.prepare<Mend>(`
      update lanes set slowed_at = max(:now, coalesce(paused_until, 0))
      where slowed_at > max(:now, coalesce(paused_until, 0)) + :loose`),
  ]
  const early = db.prepare<[number], IssueGroup>(`
    select distinct d.issue, d.lane, n.urgent, s.timing, t.content, t.held
    from issues n cross join deliveries d indexed by deliveries_of_issue cross join subscriptions s
      cross join timings t
    where n.published_at > ? and d.issue = n.number and d.state = 'pending' and d.waits_from is null
      and s.id = d.subscription and t.id = s.timing`)
  const replan = db.prepare<[number, number, number, number]>(`
    update deliveries indexed by deliveries_of_issue set due_at = ?
    where issue = ? and lane = ? and state = 'pending' and waits_from is null and subscription in (
      select id from subscriptions s where s.timing = ? and s.id = deliveries.subscription)`)
  // Of issues whose deliveries are not all written.
  const earlyPlans = db.prepare<[number], Omit<IssueGroup, 'lane'>>(`
    select p.issue, n.urgent, p.timing, t.content, t.held
    from fan_out_times p join issues n on n.number = p.issue join timings t on t.id = p.timing
    where n.published_at > ?`)
  const replanTime = db.prepare<[number, number, number]>(
    'update fan_out_times set due_at = ? where issue = ? and timing = ?',
  )

  const isKnown = ({ from, to, worker }: ClockChange & { readonly from: number }): boolean => {
    const { moved_from, moved_to, moved_by } = clock.read()
    if (moved_by === worker || moved_by === '') return false
    return Math.abs(to - from - (moved_to - moved_from)) < alikeMs && Math.abs(to - moved_to) < sameMoveMs
  }

  const move = (from: number, to: number, worker: string): void => {
    for (const statement of shifts) statement.run({ from, to, by: to - from })
    for (const memory of memories) memory.shift(to - from)
    clock.write({ ...clock.read(), moved_from: from, moved_to: to, moved_by: worker })
  }

  const mend = (now: number, { leaseMs, dueAt }: ClockChange): void => {
    for (const statement of recounts) statement.run({ now, loose: aheadMs, lease: leaseMs })
    const dueOf = ({ content, held, urgent }: Omit<IssueGroup, 'lane'>): number =>
      held === 0 ? now : Math.ceil(dueAt(timingOf(content), urgent === 1))
    for (const each of early.all(now + aheadMs)) replan.run(dueOf(each), each.issue, each.lane, each.timing)
    for (const each of earlyPlans.all(now + aheadMs)) replanTime.run(dueOf(each), each.issue, each.timing)
    clock.write({ ...clock.read(), seen_at: now })
  }

  return {
    setClock: write((change) => {
      const { from, to, worker } = change
      if (from !== null && !isKnown({ ...change, from })) move(from, to, worker)
      mend(to, change)
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
