import type { SubscriptionState, Target } from '../../../model.ts'
import type { Store } from '../../port.ts'
import { wantsNames } from '../choices.ts'
import type { LaneRows } from '../readers/lanes.ts'
import { threadKey } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import type { ChatQueues } from './rows/chat-queues.ts'
import type { BeginCounters, Counters } from './rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './rows/delivery-rows.ts'
import type { FixRows } from './rows/fix-rows.ts'

/** Takes a chat to another address, for those that are in a transaction already. */
export interface Moves {
  move(from: Target, to: Target, at: number, counters: Counters): Work<void>
  /** A platform says that a chat is to be found elsewhere: it moves with all its threads, unless it is the thread that changed. */
  follow(from: Target, to: Target, at: number, counters: Counters): Work<void>
}

interface Place {
  readonly id: number
  readonly lane: number
  readonly thread: string
  readonly queue: number
  readonly state: SubscriptionState
}

interface Rows {
  readonly lanes: LaneRows
  readonly deliveries: DeliveryRows
  readonly fixes: FixRows
  readonly queues: ChatQueues
}

type Twin = DeliveryRow & { readonly twin: number | null }

/** Subscriptions keep their rows where the new address is free; where it is taken, the two become one. */
export const createMoves = ({ sql }: Transactions, { lanes, deliveries, fixes, queues }: Rows): Moves => {
  const there = sql.prepare<[number, string, string | null], Place>(
    'select id, lane, thread, queue, state from subscriptions where lane = ? and chat = ? and thread = coalesce(?, thread)',
  )
  const relocate = sql.prepare<[number, string, string, number, number, number]>(
    'update subscriptions set lane = ?, chat = ?, thread = ?, queue = ?, changed_at = ? where id = ?',
  )
  const setState = sql.prepare<[SubscriptionState, string | null, number, number]>(
    'update subscriptions set state = ?, reason = ?, changed_at = ? where id = ?',
  )
  const copyWants = sql.prepare<{ from: number; to: number }>(`
    update subscriptions set (${wantsNames}) = (select ${wantsNames} from subscriptions where id = :from)
    where id = :to`)
  // What is not finished, and what is but has an unfinished twin at the new address; each by an index.
  const unsettled = sql.prepare<{ from: number; queue: number; to: number; toQueue: number }, Twin>(`
    select ${deliveryColumns.replace(/\w+/g, 'd.$&')}, twin.id as twin
    from (
      select id from deliveries indexed by deliveries_open
      where queue = :queue and state in ('pending', 'sending') and subscription = :from
      union
      select id from deliveries indexed by deliveries_uncertain where state = 'uncertain' and subscription = :from
      union
      select own.id from deliveries e indexed by deliveries_open
        cross join deliveries own on own.issue = e.issue and own.subscription = :from
      where e.queue = :toQueue and e.state in ('pending', 'sending') and e.subscription = :to
    ) each
      cross join deliveries d on d.id = each.id
      left join deliveries twin on twin.issue = d.issue and twin.subscription = :to`)
  const carry = sql.prepare<[number, number, number, number]>(
    'update deliveries set subscription = ?, lane = ?, queue = ? where id = ?',
  )
  const drop = sql.prepare<[number]>('delete from deliveries where id = ?')

  const carryOver = function* (row: DeliveryRow, to: Place, counters: Counters): Work<void> {
    yield* carry.run(to.id, to.lane, to.queue, row.id)
    counters.shift(row, row.state, null)
    counters.shift({ issue: row.issue, lane: to.lane }, null, row.state)
    yield* fixes.carry(row.id, to, counters)
  }

  /** Of two deliveries of an issue, the chat gets the one that is further; the other never goes out. */
  const settleTwins = function* (
    row: DeliveryRow,
    twin: DeliveryRow,
    to: Place,
    at: number,
    counters: Counters,
  ): Work<void> {
    if (untouched(twin) && !untouched(row) && row.state !== 'failed' && row.state !== 'skipped') {
      yield* drop.run(twin.id)
      counters.shift(twin, 'pending', null)
      yield* carryOver(row, to, counters)
    } else if (row.state === 'pending') {
      yield* deliveries.put(
        row,
        'skipped',
        { reason: 'the chat has moved to one that gets this issue already' },
        counters,
      )
    } else if (row.state === 'sending') {
      yield* deliveries.note(row, null, at, counters)
      yield* deliveries.put(row, 'uncertain', { reason: 'the chat has moved while this was being sent' }, counters)
    }
  }

  const carryAll = function* (from: Place, to: Place, at: number, counters: Counters): Work<void> {
    const rows = yield* unsettled.all({
      from: from.id,
      queue: from.queue,
      to: from.id === to.id ? 0 : to.id,
      toQueue: to.queue,
    })
    for (const row of rows) {
      const twin = row.twin === null ? null : yield* deliveries.find(row.twin)
      if (twin === null) yield* carryOver(row, to, counters)
      else yield* settleTwins(row, twin, to, at, counters)
    }
  }

  const merge = function* (from: Place, to: Place, at: number): Work<void> {
    if (to.state === 'ended' && from.state !== 'ended') yield* copyWants.run({ from: from.id, to: to.id })
    if (liveliness[from.state] > liveliness[to.state]) yield* setState.run(from.state, null, at, to.id)
    yield* setState.run('ended', 'the chat has moved', at, from.id)
  }

  const moves: Moves = {
    *follow(from, to, at, counters) {
      if (to.thread === from.thread) yield* moves.move({ ...from, thread: null }, { ...to, thread: null }, at, counters)
      else yield* moves.move(from, to, at, counters)
    },
    *move(from, to, at, counters) {
      const origin = yield* lanes.find(from)
      if (origin === null) return
      const lane = yield* lanes.idOf(to)
      for (const place of yield* there.all(origin.id, from.chat, from.thread)) {
        const thread = to.thread === null && from.thread === null ? place.thread : threadKey(to.thread)
        const neighbours = yield* there.all(lane, to.chat, null)
        const taken = neighbours.find((each) => each.thread === thread)
        if (taken?.id === place.id) continue
        if (taken !== undefined) yield* merge(place, taken, at)
        const moved = { ...place, lane, thread, queue: neighbours[0]?.queue ?? place.queue }
        if (taken === undefined) {
          yield* relocate.run(lane, to.chat, thread, moved.queue, at, place.id)
          yield* fixes.carryAll(place.id, place.queue, moved, counters)
        }
        yield* carryAll(place, taken ?? moved, at, counters)
      }
      yield* queues.wakeAll()
    },
  }
  return moves
}

/** The same as a method of the store. */
export const createMove = ({ write }: Transactions, moves: Moves, begin: BeginCounters): Pick<Store, 'move'> => ({
  move: write(function* (from, to, at) {
    const counters = begin(at)
    yield* moves.move(from, to, at, counters)
    yield* counters.write()
  }),
})

const untouched = (row: DeliveryRow): boolean =>
  row.state === 'pending' && row.part === 0 && row.attempt === 0 && row.grown === 0

const liveliness: Readonly<Record<SubscriptionState, number>> = { active: 2, paused: 1, ended: 0 }
