import type { DeliveryState } from '../../../../model.ts'
import { one, type Transactions, type Work } from '../../work.ts'
import type { ChatQueues } from './chat-queues.ts'
import { type Counters, perTransaction } from './counters.ts'
import type { FixRows } from './fix-rows.ts'
import type { GoneLanes } from './gone-lanes.ts'

/** What the ledger needs to know of a delivery to change it. */
export interface DeliveryRow {
  readonly id: number
  readonly issue: number
  readonly lane: number
  readonly subscription: number
  /** What goes to one chat is in one queue. */
  readonly queue: number
  readonly state: DeliveryState
  readonly part: number
  readonly parts: number | null
  readonly attempt: number
  /** In which it was last claimed. */
  readonly revision: number
  /** 1: all of it had arrived, and then a correction made it longer. */
  readonly grown: 0 | 1
  /** What is told with it of corrections in earlier issues, as JSON; null: nothing. */
  readonly addenda: string | null
}

/** The columns of DeliveryRow. */
export const deliveryColumns =
  'id, issue, lane, subscription, queue, state, part, parts, attempt, revision, grown, addenda'

/** What a delivery becomes; what is not named stays. */
export interface Change {
  readonly part?: number
  readonly parts?: number
  readonly attempt?: number
  readonly dueAt?: number
  readonly reason?: string | null
}

/** The ways in which a delivery changes; every one of them keeps the counters true. */
export interface DeliveryRows {
  find(id: number): Work<DeliveryRow | null>
  /**
   * Lets go of it under a new state, and lets the chat's other deliveries try again, not before `chatAt`. What would wait on a lane that
   * is gone has failed.
   */
  put(row: DeliveryRow, state: DeliveryState, change: Change, counters: Counters, chatAt?: number): Work<void>
  /** It goes out in this revision, for these wants. */
  hold(row: DeliveryRow, by: Holder, counters: Counters): Work<void>
  /** Passes over it until another delivery to the chat changes. */
  wait(row: DeliveryRow): Work<void>
  /** Of `parts` in all the first one after `part` that nothing stands for; `parts`: none is missing. */
  missingAfter(row: DeliveryRow, part: number, parts: number): Work<number>
  /** All of it has arrived, and now these parts are missing; a message that stands for one of them is no longer counted on. */
  grow(
    row: DeliveryRow,
    by: { readonly missing: readonly number[]; readonly parts: number; readonly dueAt: number },
    counters: Counters,
  ): Work<void>
  /** Takes down that a part went out, or may have (`message` is null then), and that it is to be put right if it is outdated. */
  note(row: DeliveryRow, message: string | null, at: number, counters: Counters): Work<void>
}

export interface Holder {
  readonly worker: string
  readonly leaseUntil: number
  readonly revision: number
  /** What the wants come to, or null: what they came to before. */
  readonly view: string | null
}

/** The ledger's rows, for those that are in a transaction already. */
export const createDeliveryRows = (
  { sql }: Transactions,
  queues: ChatQueues,
  fixes: FixRows,
  goneLanes: GoneLanes,
): DeliveryRows => {
  const find = sql.prepare<[number], DeliveryRow>(`select ${deliveryColumns} from deliveries where id = ?`)
  const put = sql.prepare<
    [DeliveryState, number, number | null, number, number | null, number | null, string | null, number]
  >(`
    update deliveries
    set state = ?, part = ?, parts = ?, attempt = ?, due_at = coalesce(?, due_at), waits_from = coalesce(?, waits_from),
        reason = ?, waiting = 0, worker = null, lease_until = null
    where id = ?`)
  const held = `state = 'sending', attempt = attempt + 1, worker = ?, lease_until = ?, reason = null, revision = ?`
  const hold = sql.prepare<[string, number, number, number]>(`update deliveries set ${held} where id = ?`)
  const begin = sql.prepare<[string, number, number, number, number]>(
    `update deliveries set ${held}, view = ? where id = ?`,
  )
  const view = sql.prepare<[string], { id: number }>('select id from views where wants = ?')
  const addView = sql.prepare<[string], { id: number }>('insert into views (wants) values (?) returning id')
  const viewOf = perTransaction(function* (wants: string) {
    return ((yield* view.get(wants)) ?? one(yield* addView.get(wants))).id
  })
  const wait = sql.prepare<[number]>('update deliveries set waiting = 1 where id = ?')
  const doubt = sql.prepare<[number]>('update deliveries set doubts = doubts + 1 where id = ?')
  const grow = sql.prepare<[number]>('update deliveries set grown = 1 where id = ?')
  // Its message cannot be changed any more: another one takes its place.
  const forsake = sql.prepare<[number, number]>('update parts set refused = -1 where delivery = ? and part = ?')
  const after = sql.prepare<[number, number], { part: number }>(
    'select part from parts where delivery = ? and part > ? and refused >= 0 order by part',
  )
  const note = sql.prepare<[number, number, 'sent' | 'uncertain', number, string | null, number, number]>(`
    insert into parts (delivery, part, state, attempt, message, at, revision) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (delivery, part) do update
      set state = excluded.state, attempt = excluded.attempt, message = excluded.message, at = excluded.at,
          revision = excluded.revision, standing = 'there', refused = 0`)

  const rows: DeliveryRows = {
    find: function* (id) {
      return (yield* find.get(id)) ?? null
    },
    *missingAfter({ id, grown }, part, parts) {
      let next = part + 1
      if (grown === 1) for (const { part: there } of yield* after.all(id, part)) if (there === next) next++
      return Math.min(next, parts)
    },
    *grow(row, { missing, parts, dueAt }, counters) {
      const [part = parts] = missing
      yield* grow.run(row.id)
      for (const each of missing) yield* forsake.run(row.id, each)
      yield* rows.put(row, 'pending', { part, parts, dueAt, attempt: 0 }, counters)
    },
    *put(row, wanted, change, counters, chatAt = 0) {
      const gone = wanted === 'pending' ? yield* goneLanes(counters, row.lane) : null
      const state = gone === null ? wanted : 'failed'
      const { part = row.part, parts = row.parts, attempt = row.attempt, dueAt, reason = null } = change
      const due = dueAt === undefined ? null : Math.ceil(dueAt)
      yield* put.run(state, part, parts, attempt, due, due === null ? null : counters.at, gone ?? reason, row.id)
      counters.shift(row, row.state, state)
      yield* queues.wake(row.queue, Math.ceil(chatAt), counters)
    },
    *hold(row, { worker, leaseUntil, revision, view: wants }, counters) {
      const until = Math.ceil(leaseUntil)
      if (wants === null) yield* hold.run(worker, until, revision, row.id)
      else yield* begin.run(worker, until, revision, yield* viewOf(counters, wants), row.id)
      counters.shift(row, row.state, 'sending')
    },
    *wait(row) {
      yield* wait.run(row.id)
    },
    *note(row, message, at, counters) {
      if (message === null) yield* doubt.run(row.id)
      yield* note.run(row.id, row.part, message === null ? 'uncertain' : 'sent', row.attempt, message, at, row.revision)
      yield* fixes.need(row, at, counters)
    },
  }
  return rows
}
