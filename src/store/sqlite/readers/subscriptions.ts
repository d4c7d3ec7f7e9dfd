import {
  defaultWants,
  type Lane,
  type Subscription,
  type SubscriptionState,
  type Target,
  type Wants,
} from '../../../model.ts'
import type { Store, SubscribeOutcome } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { Absent, CatchUp } from '../ledger/catch-up.ts'
import type { BeginCounters, Counters } from '../ledger/rows/counters.ts'
import { type SubscriptionRow, subscriptionColumns, threadKey, toSubscription } from '../rows.ts'
import type { TopicRows } from '../topics/rows.ts'
import type { LaneRows } from './lanes.ts'

/** A subscription's rows, for those that are in a transaction already. */
export interface SubscriptionRows {
  find(target: Target): Subscription | null
  subscribe(
    target: Target,
    wants: Partial<Wants>,
    at: number,
    /** Told of one that was paused, before it is active. */
    onReturn: (id: number) => void,
  ): { subscription: Subscription; outcome: SubscribeOutcome }
  setState(id: number, state: SubscriptionState, reason: string | null, at: number): void
  /** Pauses it if it is active. */
  lose(id: number, reason: string, at: number): void
}

type Columns = [Wants['format'], Wants['language'], number | null, string | null]

/** One subscription at a time. */
export const createSubscriptionRows = ({ db }: Connection, lanes: LaneRows, topics: TopicRows): SubscriptionRows => {
  const row = db.prepare<[string, string, string, string], SubscriptionRow>(`
    select ${subscriptionColumns} from subscriptions s join lanes l on l.id = s.lane
    where l.platform = cast(? as text) and l.account = cast(? as text)
      and s.chat = cast(? as text) and s.thread = cast(? as text)`)
  const insert = db.prepare<[number, string, string, number, string, ...Columns, number, number]>(`
    insert into subscriptions (lane, chat, thread, queue, format, language, hour, time_zone, created_at, changed_at)
    values (?, ?, ?,
      coalesce(
        (select queue from subscriptions where lane = ? and chat = ? limit 1),
        (select coalesce(max(id), 0) + 1 from subscriptions)
      ), ?, ?, ?, ?, ?, ?)`)
  const update = db.prepare<[...Columns, number, number]>(`
    update subscriptions
    set state = 'active', reason = null, format = ?, language = ?, hour = ?, time_zone = ?, changed_at = ? where id = ?`)
  const state = db.prepare<[SubscriptionState, string | null, number, number]>(
    'update subscriptions set state = ?, reason = ?, changed_at = ? where id = ?',
  )
  const lose = db.prepare<[string, number, number]>(
    "update subscriptions set state = 'paused', reason = ?, changed_at = ? where id = ? and state = 'active'",
  )
  const clear = db.prepare<[number]>('delete from subscription_topics where subscription = ?')
  const tag = db.prepare<[number, string, number]>(
    'insert into subscription_topics (subscription, topic, place) values (?, ?, ?)',
  )

  const find = (target: Target): Subscription | null => {
    const found = row.get(target.platform, target.account, target.chat, threadKey(target.thread))
    return found === undefined ? null : toSubscription(found)
  }
  const setTopics = (id: number, topics: readonly string[]): void => {
    clear.run(id)
    for (const [place, topic] of topics.entries()) tag.run(id, topic, place)
  }

  return {
    find,
    subscribe(target, asked, at, onReturn) {
      const known = find(target)
      const wants = merge(known ?? defaultWants, current(asked, topics))
      const columns: Columns = [wants.format, wants.language, wants.hour, wants.timeZone]
      if (known === null) {
        const lane = lanes.idOf(target)
        const { chat, thread } = target
        const made = insert.run(lane, chat, threadKey(thread), lane, chat, ...columns, at, at)
        const id = Number(made.lastInsertRowid)
        setTopics(id, wants.topics)
        return { subscription: { id, target, state: 'active', reason: null, ...wants }, outcome: 'new' }
      }
      const outcome = known.state !== 'active' ? 'back' : same(known, wants) ? 'same' : 'changed'
      if (known.state === 'paused') onReturn(known.id)
      if (outcome !== 'same') {
        update.run(...columns, at, known.id)
        setTopics(known.id, wants.topics)
      }
      return { subscription: { ...known, ...wants, state: 'active', reason: null }, outcome }
    },
    setState(id, next, reason, at) {
      state.run(next, reason, at, id)
    },
    lose(id, reason, at) {
      lose.run(reason, at, id)
    },
  }
}

interface Steps {
  readonly rows: SubscriptionRows
  readonly begin: BeginCounters
  readonly catchUp: CatchUp
}

/** Who is subscribed, and to what. */
export const createSubscriptions = (
  { db, read, write }: Connection,
  { rows, begin, catchUp }: Steps,
): Pick<
  Store,
  | 'subscribe'
  | 'subscribeAll'
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
    'select id, lane, queue, reason, changed_at from subscriptions where id = ?',
  )

  const goneLane = db.prepare<[number], { reason: string | null }>(
    'select l.reason from subscriptions s join lanes l on l.id = s.lane where s.id = ? and l.gone = 1',
  )

  const subscribe = (target: Target, wants: Partial<Wants>, at: number, counters: Counters) => {
    let away: Absent | undefined
    const subscribed = rows.subscribe(target, wants, at, (id) => {
      away = absent.get(id)
    })
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
    subscribe: write((target, wants, at) => counting(at, (counters) => subscribe(target, wants, at, counters))),
    subscribeAll: write((all, at) =>
      counting(at, (counters) => {
        const outcomes = all.map(({ target, wants }) => subscribe(target, wants, at, counters).outcome)
        return outcomes.filter((outcome) => outcome === 'new' || outcome === 'back').length
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

/** What is asked for under the names of today; whoever asks only for topics that are gone does not ask for everything. */
function current(asked: Partial<Wants>, topics: TopicRows): Partial<Wants> {
  if (asked.topics === undefined || asked.topics.length === 0) return asked
  const { topics: written, ...others } = asked
  const named = topics.current(written)
  return named.length === 0 ? others : { ...others, topics: named }
}

const merge = (known: Wants, asked: Partial<Wants>): Wants => ({
  topics: [...new Set(asked.topics ?? known.topics)],
  format: asked.format ?? known.format,
  // Null is an answer here ("the brief's own"); only what is not named stays.
  language: asked.language === undefined ? known.language : asked.language,
  hour: asked.hour === undefined ? known.hour : asked.hour,
  timeZone: asked.timeZone === undefined ? known.timeZone : asked.timeZone,
})

const same = (a: Wants, b: Wants): boolean =>
  a.format === b.format &&
  a.language === b.language &&
  a.hour === b.hour &&
  a.timeZone === b.timeZone &&
  a.topics.length === b.topics.length &&
  a.topics.every((topic) => b.topics.includes(topic))
