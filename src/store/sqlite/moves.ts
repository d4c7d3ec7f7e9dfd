import type { SubscriptionState, Target } from '../../model.ts'
import type { Store } from '../port.ts'
import type { Connection } from './connection.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './delivery-rows.ts'
import type { LaneRows } from './lanes.ts'
import { threadKey } from './rows.ts'
import type { BeginTally, Tally } from './tallies.ts'

/** Takes a chat to another address, for those that are in a transaction already. */
export interface Moves {
  move(from: Target, to: Target, at: number, tally: Tally): void
}

interface Place {
  readonly id: number
  readonly lane: number
  readonly thread: string
  readonly state: SubscriptionState
}

type Twin = DeliveryRow & { readonly twin: number | null }

/** Subscriptions keep their rows where the new address is free; where it is taken, the two become one. */
export const createMoves = ({ db }: Connection, lanes: LaneRows, deliveries: DeliveryRows): Moves => {
  const leaving = db.prepare<[number, string, string | null], Place>(
    'select id, lane, thread, state from subscriptions where lane = ? and chat = ? and thread = coalesce(?, thread)',
  )
  const relocate = db.prepare<[number, string, string, number, number]>(
    'update subscriptions set lane = ?, chat = ?, thread = ?, changed_at = ? where id = ?',
  )
  const setState = db.prepare<[SubscriptionState, string | null, number, number]>(
    'update subscriptions set state = ?, reason = ?, changed_at = ? where id = ?',
  )
  const copyWants = db.prepare<{ from: number; to: number }>(`
    update subscriptions set (format, language, hour, time_zone) =
      (select format, language, hour, time_zone from subscriptions where id = :from)
    where id = :to`)
  const dropTopics = db.prepare<[number]>('delete from subscription_topics where subscription = ?')
  const copyTopics = db.prepare<{ from: number; to: number }>(`
    insert into subscription_topics (subscription, topic, place)
    select :to, topic, place from subscription_topics where subscription = :from`)
  const all = db.prepare<{ from: number; to: number }, Twin>(`
    select ${deliveryColumns.replace(/\w+/g, 'd.$&')}, e.id as twin
    from deliveries d left join deliveries e on e.issue = d.issue and e.subscription = :to
    where d.subscription = :from and (d.state in ('pending', 'sending', 'uncertain') or e.id is not null)`)
  const carry = db.prepare<[number, number, number]>('update deliveries set subscription = ?, lane = ? where id = ?')
  const drop = db.prepare<[number]>('delete from deliveries where id = ?')

  const carryOver = (row: DeliveryRow, to: Place, tally: Tally): void => {
    carry.run(to.id, to.lane, row.id)
    tally.shift(row, row.state, null)
    tally.shift({ issue: row.issue, lane: to.lane }, null, row.state)
  }

  /** Of two deliveries of an issue, the chat gets the one that is further; the other never goes out. */
  const settleTwins = (row: Twin, twin: DeliveryRow, to: Place, at: number, tally: Tally): void => {
    if (untouched(twin) && !untouched(row) && row.state !== 'failed' && row.state !== 'skipped') {
      drop.run(twin.id)
      tally.shift(twin, 'pending', null)
      carryOver(row, to, tally)
    } else if (row.state === 'pending') {
      deliveries.put(row, 'skipped', { reason: 'the chat has moved to one that gets this issue already' }, tally)
    } else if (row.state === 'sending') {
      deliveries.note(row, null, at)
      deliveries.put(row, 'uncertain', { reason: 'the chat has moved while this was being sent' }, tally)
    }
  }

  const merge = (from: Place, to: Place, at: number, tally: Tally): void => {
    if (to.state === 'ended' && from.state !== 'ended') {
      copyWants.run({ from: from.id, to: to.id })
      dropTopics.run(to.id)
      copyTopics.run({ from: from.id, to: to.id })
    }
    if (liveliness[from.state] > liveliness[to.state]) setState.run(from.state, null, at, to.id)
    setState.run('ended', 'the chat has moved', at, from.id)
    for (const row of all.all({ from: from.id, to: to.id })) {
      const twin = row.twin === null ? null : deliveries.find(row.twin)
      if (twin === null) carryOver(row, to, tally)
      else settleTwins(row, twin, to, at, tally)
    }
  }

  const carryAll = (from: Place, lane: number, tally: Tally): void => {
    if (from.lane === lane) return
    for (const row of all.all({ from: from.id, to: -1 })) carryOver(row, { ...from, lane }, tally)
  }

  return {
    move(from, to, at, tally) {
      const origin = lanes.find(from)
      if (origin === null) return
      const lane = lanes.idOf(to)
      for (const place of leaving.all(origin.id, from.chat, from.thread)) {
        const thread = to.thread === null && from.thread === null ? place.thread : threadKey(to.thread)
        const [taken] = leaving.all(lane, to.chat, thread)
        if (taken?.id === place.id) continue
        if (taken !== undefined) merge(place, taken, at, tally)
        else {
          relocate.run(lane, to.chat, thread, at, place.id)
          carryAll(place, lane, tally)
        }
      }
      deliveries.wakeAll()
    },
  }
}

/** The same as a method of the store. */
export const createMove = ({ write }: Connection, moves: Moves, begin: BeginTally): Pick<Store, 'move'> => ({
  move: write((from, to, at) => {
    const tally = begin()
    moves.move(from, to, at, tally)
    tally.write()
  }),
})

const liveliness: Readonly<Record<SubscriptionState, number>> = { active: 2, paused: 1, ended: 0 }

const untouched = (row: DeliveryRow): boolean => row.state === 'pending' && row.part === 0 && row.attempt === 0
