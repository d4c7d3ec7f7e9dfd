import { mergeWants, sameWants } from '../../../choices/merge.ts'
import {
  defaultWants,
  type Subscription,
  type SubscriptionState,
  type Target,
  type Wants,
  type When,
} from '../../../model.ts'
import type { SubscribeOutcome } from '../../port.ts'
import { timingContent, wantsNames } from '../choices.ts'
import { type SubscriptionRow, subscriptionColumns, threadKey, toSubscription } from '../rows.ts'
import type { TopicRows } from '../topics/rows.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { ChoiceRows } from './choice-rows.ts'
import type { LaneRows } from './lanes.ts'

/** What those hear who look after what is on its way to a subscription. */
export interface Told {
  /** Whether anything is on its way to it, or to its chat. */
  hasOpen(id: number): Work<boolean>
  /** What follows is about what is on its way to it. */
  onLedger(target: Target): Work<void>
  /** It was paused; it is not active yet. */
  onReturn(id: number): Work<void>
  /** It will want something else; nothing is changed yet. */
  onChange(id: number): Work<void>
  /** It wants its issues at another time; what waits for it was planned before. */
  onTiming(id: number, when: When): Work<void>
}

/** A subscription's rows, for those that are in a transaction already. */
export interface SubscriptionRows {
  find(target: Target): Work<Subscription | null>
  subscribe(
    target: Target,
    wants: Partial<Wants>,
    at: number,
    told: Told,
  ): Work<{ subscription: Subscription; outcome: SubscribeOutcome }>
  /** What it wants, and nothing else. */
  change(known: Subscription, wants: Partial<Wants>, told: Omit<Told, 'onReturn'>): Work<Subscription>
  setState(id: number, state: SubscriptionState, reason: string | null, at: number): Work<void>
  /** Pauses it if it is active. */
  lose(id: number, reason: string, at: number): Work<void>
}

type Columns = [Wants['format'], Wants['language'], Bit, Bit, Bit, Bit, number, number]
type Bit = 0 | 1

/** One subscription at a time. */
export const createSubscriptionRows = (
  { sql }: Transactions,
  lanes: LaneRows,
  topics: TopicRows,
  choices: ChoiceRows,
): SubscriptionRows => {
  const row = sql.prepare<[string, string, string, string], SubscriptionRow>(`
    select ${subscriptionColumns} from subscriptions s join lanes l on l.id = s.lane
    where l.platform = cast(? as text) and l.account = cast(? as text)
      and s.chat = cast(? as text) and s.thread = cast(? as text)`)
  const insert = sql.prepare<
    [number, string, string, number, string, ...Columns, number, number],
    { id: number; queue: number }
  >(`
    insert into subscriptions (lane, chat, thread, queue, ${wantsNames}, created_at, changed_at)
    values (?, ?, ?,
      coalesce((select queue from subscriptions where lane = ? and chat = ? limit 1), 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    returning id, queue`)
  // A chat that is new has the number of its first subscription, which nobody else can have.
  const ownQueue = sql.prepare<[number]>('update subscriptions set queue = id where id = ?')
  const update = sql.prepare<[...Columns, number, number, SubscriptionState]>(`
    update subscriptions set (${wantsNames}) = (?, ?, ?, ?, ?, ?, ?, ?),
      state = 'active', reason = null, returns_at = null, changed_at = ? where id = ? and state = ?`)
  const change = sql.prepare<[...Columns, number]>(
    `update subscriptions set (${wantsNames}) = (?, ?, ?, ?, ?, ?, ?, ?) where id = ?`,
  )
  const state = sql.prepare<[SubscriptionState, string | null, number, number]>(
    'update subscriptions set state = ?, reason = ?, returns_at = null, changed_at = ? where id = ?',
  )
  const lose = sql.prepare<[string, number, number]>(
    "update subscriptions set state = 'paused', reason = ?, changed_at = ? where id = ? and state = 'active'",
  )
  const find = function* (target: Target): Work<Subscription | null> {
    const found = yield* row.get(target.platform, target.account, target.chat, threadKey(target.thread))
    return found === undefined ? null : toSubscription(found)
  }
  const columnsOf = function* (wants: Wants): Work<Columns> {
    return [
      wants.format,
      wants.language,
      bit(wants.digest),
      bit(wants.silent),
      bit(wants.pictures),
      bit(wants.previews),
      yield* choices.selectionId(wants),
      yield* choices.timingId(wants),
    ]
  }

  const rows: SubscriptionRows = {
    find,
    *subscribe(target, asked, at, told) {
      let known = yield* find(target)
      if (known !== null && (yield* isAboutLedger(known, asked, told))) {
        yield* told.onLedger(target)
        known = yield* find(target)
      }
      const wants = mergeWants(known ?? defaultWants, yield* current(asked, topics))
      if (known === null) {
        const lane = yield* lanes.idOf(target)
        const { chat, thread } = target
        const { id, queue } = one(
          yield* insert.get(lane, chat, threadKey(thread), lane, chat, ...(yield* columnsOf(wants)), at, at),
        )
        if (queue === 0) yield* ownQueue.post(id)
        return {
          subscription: { id, target, state: 'active', reason: null, returnsAt: null, ...wants },
          outcome: 'new',
        }
      }
      const outcome = known.state !== 'active' ? 'back' : sameWants(known, wants) ? 'same' : 'changed'
      if (outcome === 'same') return { subscription: known, outcome }
      if (outcome === 'changed') yield* told.onChange(known.id)
      if (known.state === 'paused') yield* told.onReturn(known.id)
      const { changes } = yield* update.run(...(yield* columnsOf(wants)), at, known.id, known.state)
      if (changes === 0) {
        // A tick has just found that nothing can be delivered there any more.
        yield* told.onLedger(target)
        return yield* rows.subscribe(target, asked, at, told)
      }
      if (timingContent(known) !== timingContent(wants)) yield* told.onTiming(known.id, wants)
      const subscription = { ...known, ...wants, state: 'active', reason: null, returnsAt: null } as const
      return { subscription, outcome }
    },
    *change(known, asked, told) {
      const wants = mergeWants(known, yield* current(asked, topics))
      if (sameWants(known, wants)) return known
      yield* told.onChange(known.id)
      yield* change.run(...(yield* columnsOf(wants)), known.id)
      if (timingContent(known) !== timingContent(wants)) yield* told.onTiming(known.id, wants)
      return { ...known, ...wants }
    },
    *setState(id, next, reason, at) {
      yield* state.run(next, reason, at, id)
    },
    *lose(id, reason, at) {
      yield* lose.run(reason, at, id)
    },
  }
  return rows
}

/** What was missed is to be sent, or what waits is to go at another time. */
function* isAboutLedger(known: Subscription, asked: Partial<Wants>, told: Pick<Told, 'hasOpen'>): Work<boolean> {
  if (known.state === 'paused') return true
  return timingContent(mergeWants(known, asked)) !== timingContent(known) && (yield* told.hasOpen(known.id))
}

/** What is asked for under the names of today; whoever asks only for topics that are gone does not ask for everything. */
function* current(asked: Partial<Wants>, topics: TopicRows): Work<Partial<Wants>> {
  const { topics: written, except, ...others } = asked
  const left = except === undefined ? others : { ...others, except: yield* topics.current(except) }
  if (written === undefined) return left
  const named = yield* topics.current(written)
  return named.length === 0 && written.length > 0 ? left : { ...left, topics: named }
}

const bit = (value: boolean): Bit => (value ? 1 : 0)
