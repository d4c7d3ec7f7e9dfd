import type { Lane, Subscription, SubscriptionState, Target, Wants } from '../../../model.ts'
import type { DueAt, Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { Absent, CatchUp } from '../ledger/catch-up.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { Replan } from '../ledger/fan-out/replan.ts'
import type { BeginCounters, Counters } from '../ledger/rows/counters.ts'
import { type SubscriptionRow, subscriptionColumns, toSubscription } from '../rows.ts'
import type { SubscriptionRows } from './subscription-rows.ts'

interface Steps {
  readonly rows: SubscriptionRows
  readonly begin: BeginCounters
  readonly catchUp: CatchUp
  readonly outbox: Outbox
  readonly replan: Replan
}

/** Who is subscribed, and to what. */
export const createSubscriptions = (
  { db, read, write }: Connection,
  { rows, begin, catchUp, outbox, replan }: Steps,
): Pick<
  Store,
  | 'subscribe'
  | 'subscribeAll'
  | 'choose'
  | 'unsubscribe'
  | 'subscription'
  | 'subscriptions'
  | 'subscriptionCounts'
  | 'readersByLane'
> => {
  const page = db.prepare<[number, number], SubscriptionRow>(`
    select ${subscriptionColumns} from subscriptions s join lanes l on l.id = s.lane
    where s.id > ? order by s.id limit ?`)
  const counts = db.prepare<[], { state: SubscriptionState; count: number }>(
    'select state, count(*) as count from subscriptions group by state',
  )
  const byLane = db.prepare<[], Lane & { active: number }>(`
    select l.platform, l.account, count(*) as active from subscriptions s join lanes l on l.id = s.lane
    where s.state = 'active' group by l.id order by l.platform, l.account`)
  const absent = db.prepare<[number], Absent>(
    'select id, lane, queue, reason, changed_at, returns_at from subscriptions where id = ?',
  )
  const goneLane = db.prepare<[number], { reason: string | null }>(
    'select l.reason from subscriptions s join lanes l on l.id = s.lane where s.id = ? and l.gone = 1',
  )

  const listening = (counters: Counters, dueAt: DueAt | undefined, onReturn: (id: number) => void) => ({
    onReturn,
    onChange: (id: number) => outbox.cover(id, counters),
    onTiming: (id: number) => {
      if (dueAt !== undefined) replan(id, dueAt)
    },
  })

  const subscribe = (target: Target, wants: Partial<Wants>, at: number, counters: Counters, dueAt?: DueAt) => {
    let away: Absent | undefined
    const told = listening(counters, dueAt, (id) => {
      away = absent.get(id)
    })
    const subscribed = rows.subscribe(target, wants, at, told)
    const gone = goneLane.get(subscribed.subscription.id)
    if (gone === undefined) {
      if (away !== undefined) catchUp(away, at, counters)
      return subscribed
    }
    // Whoever comes to an account that is gone comes back with it.
    rows.setState(subscribed.subscription.id, 'paused', gone.reason, away?.changed_at ?? at)
    return {
      ...subscribed,
      subscription: { ...subscribed.subscription, state: 'paused' as const, reason: gone.reason },
    }
  }
  const counting = <T>(at: number, work: (counters: Counters) => T): T => {
    const counters = begin(at)
    const result = work(counters)
    counters.write()
    return result
  }

  return {
    subscribe: write((target: Target, wants: Partial<Wants>, at: number, dueAt?: DueAt) =>
      counting(at, (counters) => subscribe(target, wants, at, counters, dueAt)),
    ),
    subscribeAll: write((all, at) =>
      counting(at, (counters) => {
        const outcomes = all.map(({ target, wants }) => subscribe(target, wants, at, counters).outcome)
        return outcomes.filter((outcome) => outcome === 'new' || outcome === 'back').length
      }),
    ),
    choose: write((target: Target, wants: Partial<Wants>, at: number, dueAt?: DueAt): Subscription | null =>
      counting(at, (counters) => {
        const known = rows.find(target)
        if (known === null || known.state === 'ended') return null
        if (known.returnsAt === null) return subscribe(target, wants, at, counters, dueAt).subscription
        return rows.change(
          known,
          wants,
          listening(counters, dueAt, () => {}),
        )
      }),
    ),
    unsubscribe: write((target, at) => {
      const known = rows.find(target)
      if (known === null || known.state === 'ended') return false
      rows.setState(known.id, 'ended', null, at)
      return true
    }),
    subscription: read((target) => rows.find(target)),
    subscriptions: read((after, limit) => page.all(after, limit).map(toSubscription)),
    subscriptionCounts: read(() => {
      const found = new Map(counts.all().map((row) => [row.state, row.count]))
      const count = (state: SubscriptionState): number => found.get(state) ?? 0
      return { active: count('active'), paused: count('paused'), ended: count('ended') }
    }),
    readersByLane: read(() => byLane.all()),
  }
}
