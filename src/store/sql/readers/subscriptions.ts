import type { Subscription, Target, Wants } from '../../../model.ts'
import type { DueAt, Store } from '../../port.ts'
import type { Guard } from '../guard.ts'
import type { Absent, CatchUp } from '../ledger/catch-up.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { Replan } from '../ledger/fan-out/replan.ts'
import type { BeginCounters, Counters } from '../ledger/rows/counters.ts'
import { mapped } from '../lists.ts'
import { type SubscriptionRow, subscriptionColumns, toSubscription } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import type { SubscriptionRows } from './subscription-rows.ts'

interface Steps {
  readonly rows: SubscriptionRows
  readonly begin: BeginCounters
  readonly catchUp: CatchUp
  readonly outbox: Outbox
  readonly replan: Replan
  readonly guard: Pick<Guard, 'lane'>
}

/** Who is subscribed, and to what. */
export const createSubscriptions = (
  { sql, read, write, beside }: Transactions,
  { rows, begin, catchUp, outbox, replan, guard }: Steps,
): Pick<Store, 'subscribe' | 'subscribeAll' | 'choose' | 'unsubscribe' | 'subscription' | 'subscriptions'> => {
  const page = sql.prepare<[number, number], SubscriptionRow>(`
    select ${subscriptionColumns} from subscriptions s join lanes l on l.id = s.lane
    where s.id > ? order by s.id limit ?`)
  const absent = sql.prepare<[number], Absent>(
    'select id, lane, queue, reason, changed_at, returns_at from subscriptions where id = ?',
  )
  const open = sql.prepare<[number], { found: 1 }>(`
    select 1 as found from subscriptions s cross join deliveries d indexed by deliveries_open on d.queue = s.queue
    where s.id = ? and d.state in ('pending', 'sending') limit 1`)
  const goneLane = sql.prepare<[number], { reason: string | null }>(
    'select l.reason from subscriptions s join lanes l on l.id = s.lane where s.id = ? and l.gone = 1',
  )

  const listening = (counters: Counters, dueAt: DueAt | undefined, onReturn: (id: number) => Work<void>) => ({
    *hasOpen(id: number) {
      return (yield* open.get(id)) !== undefined
    },
    onLedger: guard.lane,
    onReturn,
    onChange: function* (id: number) {
      return yield* outbox.cover(id, counters)
    },
    onTiming: function* (id: number) {
      if (dueAt !== undefined) yield* replan(id, dueAt)
    },
  })

  const subscribe = function* (target: Target, wants: Partial<Wants>, at: number, counters: Counters, dueAt?: DueAt) {
    let away: Absent | undefined
    const told = listening(counters, dueAt, function* (id) {
      away = yield* absent.get(id)
    })
    const subscribed = yield* rows.subscribe(target, wants, at, told)
    const gone = yield* goneLane.get(subscribed.subscription.id)
    if (gone === undefined) {
      if (away !== undefined) yield* catchUp(away, at, counters)
      return subscribed
    }
    // Whoever comes to an account that is gone comes back with it.
    yield* rows.setState(subscribed.subscription.id, 'paused', gone.reason, away?.changed_at ?? at)
    return {
      ...subscribed,
      subscription: { ...subscribed.subscription, state: 'paused' as const, reason: gone.reason },
    }
  }
  const counting = function* <T>(at: number, work: (counters: Counters) => Work<T>): Work<T> {
    const counters = begin(at)
    const result = yield* work(counters)
    yield* counters.write()
    return result
  }

  return {
    subscribe: beside(
      function* (target: Target, wants: Partial<Wants>, at: number, dueAt?: DueAt) {
        return yield* counting(at, function* (counters) {
          return yield* subscribe(target, wants, at, counters, dueAt)
        })
      },
      (target) => target,
    ),
    subscribeAll: write(function* (all, at) {
      return yield* counting(at, function* (counters) {
        const outcomes = yield* mapped(all, function* ({ target, wants }) {
          return (yield* subscribe(target, wants, at, counters)).outcome
        })
        return outcomes.filter((outcome) => outcome === 'new' || outcome === 'back').length
      })
    }),
    choose: beside(
      function* (target: Target, wants: Partial<Wants>, at: number, dueAt?: DueAt): Work<Subscription | null> {
        return yield* counting(at, function* (counters) {
          const known = yield* rows.find(target)
          if (known === null || known.state === 'ended') return null
          if (known.returnsAt === null) return (yield* subscribe(target, wants, at, counters, dueAt)).subscription
          yield* guard.lane(target)
          return yield* rows.change(
            known,
            wants,
            listening(counters, dueAt, function* () {}),
          )
        })
      },
      (target) => target,
    ),
    unsubscribe: beside(
      function* (target, at) {
        const known = yield* rows.find(target)
        if (known === null || known.state === 'ended') return false
        yield* rows.setState(known.id, 'ended', null, at)
        return true
      },
      (target) => target,
    ),
    subscription: read(function* (target) {
      return yield* rows.find(target)
    }),
    subscriptions: read(function* (after, limit) {
      return (yield* page.all(after, limit)).map(toSubscription)
    }),
  }
}
