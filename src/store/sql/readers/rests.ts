import type { Target } from '../../../model.ts'
import type { DueAt, Returned, Store } from '../../port.ts'
import { timingOf } from '../choices.ts'
import type { Guard } from '../guard.ts'
import type { Absent, CatchUp } from '../ledger/catch-up.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import { mapped } from '../lists.ts'
import type { Transactions, Work } from '../work.ts'
import type { SubscriptionRows } from './subscription-rows.ts'

interface Steps {
  readonly rows: SubscriptionRows
  readonly begin: BeginCounters
  readonly catchUp: CatchUp
  readonly outbox: Outbox
  readonly guard: Pick<Guard, 'lane'>
}

interface Rested extends Absent, TargetColumns {
  readonly timing: string
  /** Of the lane, where we were taken off the account meanwhile. */
  readonly gone: string | null
}

interface TargetColumns {
  readonly platform: string
  readonly account: string
  readonly chat: string
  readonly thread: string
}

/** Pauses that readers ask for, and what waits for the times that they chose. */
export const createRests = (
  { sql, read, write, beside }: Transactions,
  { rows, begin, catchUp, outbox, guard }: Steps,
): Pick<Store, 'rest' | 'wakeRested' | 'held'> => {
  const rest = sql.prepare<[number, number, number]>(`
    update subscriptions set state = 'paused', reason = null, returns_at = ?,
      changed_at = iif(state = 'active', ?, changed_at)
    where id = ?`)
  const over = sql.prepare<[number, number], Rested>(`
    select s.id, s.lane, s.queue, s.reason, s.changed_at, s.returns_at, l.platform, l.account, s.chat, s.thread,
      (select content from timings where id = s.timing) as timing, iif(l.gone = 1, coalesce(l.reason, ''), null) as gone
    from subscriptions s indexed by subscriptions_returning cross join lanes l on l.id = s.lane
    where s.returns_at is not null and s.returns_at <= ? order by s.returns_at limit ?`)
  const next = sql.prepare<[], { at: number | null }>(`
    select min(returns_at) as at from subscriptions indexed by subscriptions_returning where returns_at is not null`)
  const waiting = sql.prepare<[number, number], { count: number; until: number | null }>(`
    select count(*) as count, min(d.due_at) as until
    from subscriptions s cross join deliveries d indexed by deliveries_open on d.queue = s.queue
    where s.id = ? and d.state in ('pending', 'sending') and d.state = 'pending' and d.subscription = s.id and d.part = 0
      and d.attempt = 0 and d.waits_from is null and d.due_at > ?`)

  const targetOf = ({ platform, account, chat, thread }: TargetColumns): Target => ({
    platform,
    account,
    chat,
    thread: thread === '' ? null : thread,
  })

  const wake = function* (
    each: Rested,
    at: number,
    counters: ReturnType<BeginCounters>,
    dueAt: DueAt,
  ): Work<Returned | null> {
    if (each.gone !== null) {
      // Whoever wakes at an account that is gone comes back with it.
      yield* rows.setState(each.id, 'paused', each.gone, each.changed_at)
      return null
    }
    yield* rows.setState(each.id, 'active', null, at)
    const { newest, others } = yield* catchUp(each, at, counters, dueAt(timingOf(each.timing), false))
    const subscription = yield* rows.find(targetOf(each))
    return subscription === null ? null : { subscription, newest, others }
  }

  return {
    rest: beside(
      function* (target, until, at) {
        yield* guard.lane(target)
        const known = yield* rows.find(target)
        if (known === null || (known.state !== 'active' && known.returnsAt === null)) return false
        const counters = begin(at)
        yield* outbox.cover(known.id, counters)
        yield* counters.write()
        yield* rest.run(Math.ceil(until), at, known.id)
        return true
      },
      (target) => target,
    ),
    wakeRested: write(function* (at, limit, dueAt) {
      const counters = begin(at)
      const returned = (yield* mapped(yield* over.all(Math.floor(at), limit), function* (each) {
        return (yield* wake(each, at, counters, dueAt)) ?? []
      })).flat()
      yield* counters.write()
      return { returned, nextAt: (yield* next.get())?.at ?? null }
    }),
    held: read(function* (target, now) {
      const known = yield* rows.find(target)
      const { count = 0, until = null } = (known && (yield* waiting.get(known.id, now))) ?? {}
      return until === null ? null : { count, until }
    }),
  }
}
