import type { DeliveryState } from '../../../../model.ts'
import type { Transactions, Work } from '../../work.ts'
import { createAlike } from './alike.ts'
import type { ChatQueues } from './chat-queues.ts'
import type { Counters } from './counters.ts'
import type { FixRows } from './fix-rows.ts'
import type { GoneLanes } from './gone-lanes.ts'
import { createViews } from './views.ts'

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
  /** The same for many: all let go first, and then what waits for any of them tries again. */
  putAll(puts: readonly Put[], counters: Counters): Work<void>
  /** They go out, each in its revision and for its wants. */
  holdAll(holds: readonly Hold[], by: Holder, counters: Counters): Work<void>
  /** Passes over them until another delivery to their chat changes. */
  waitAll(rows: readonly DeliveryRow[]): Work<void>
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
  /** The same for many that went out in the newest revision. */
  noteAll(notes: readonly Note[], at: number): Work<void>
}

/** A delivery and what it becomes, as in `DeliveryRows.put`. */
export interface Put {
  readonly row: DeliveryRow
  readonly state: DeliveryState
  readonly change: Change
  readonly chatAt?: number
}

/** A part of a delivery, and the message that it is. */
export interface Note {
  readonly row: DeliveryRow
  readonly message: string | null
}

export interface Hold {
  readonly row: DeliveryRow
  readonly revision: number
  /** What the wants come to, or null: what they came to before. */
  readonly view: string | null
}

export interface Holder {
  readonly worker: string
  readonly leaseUntil: number
}

type PutValues = [state: DeliveryState, part: number, parts: number | null, attempt: number, waitsFrom: number | null]
type HoldValues = [worker: string, leaseUntil: number, revision: number, view: number | null]
type NoteValues = [part: number, state: 'sent' | 'uncertain', attempt: number, at: number, revision: number]

/** The ledger's rows, for those that are in a transaction already. */
export const createDeliveryRows = (
  { sql }: Transactions,
  queues: ChatQueues,
  fixes: FixRows,
  goneLanes: GoneLanes,
): DeliveryRows => {
  const views = createViews(sql)
  const find = sql.prepare<[number], DeliveryRow>(`select ${deliveryColumns} from deliveries where id = ?`)
  // Each column that a list has to be asked for costs as much as an index. Most rows of a tick become the same: those go together, and
  // their lists hold only what is each one's own.
  const put = sql.prepare<[...PutValues, string]>(`
    update deliveries
    set state = ?, part = cast(? as integer), parts = cast(? as integer), attempt = cast(? as integer),
        waits_from = coalesce(cast(? as integer), waits_from), due_at = coalesce(cast(j.value ->> 1 as integer), due_at),
        reason = j.value ->> 2, waiting = 0, worker = null, lease_until = null
    from json_each(?) j where deliveries.id = cast(j.value ->> 0 as integer)`)
  const hold = sql.prepare<[...HoldValues, string]>(`
    update deliveries
    set state = 'sending', attempt = attempt + 1, worker = ?, lease_until = ?, reason = null,
        revision = cast(? as integer), view = coalesce(cast(? as integer), view)
    from json_each(?) j where deliveries.id = cast(j.value as integer)`)
  const wait = sql.prepare<[string]>(`
    update deliveries set waiting = 1 where id in (select cast(value as integer) from json_each(?))`)
  const doubt = sql.prepare<[number]>('update deliveries set doubts = doubts + 1 where id = ?')
  const grow = sql.prepare<[number]>('update deliveries set grown = 1 where id = ?')
  // Its message cannot be changed any more: another one takes its place.
  const forsake = sql.prepare<[number, number]>('update parts set refused = -1 where delivery = ? and part = ?')
  const after = sql.prepare<[number, number], { part: number }>(
    'select part from parts where delivery = ? and part > ? and refused >= 0 order by part',
  )
  const note = sql.prepare<[...NoteValues, string]>(`
    insert into parts (delivery, part, state, attempt, message, at, revision)
    select cast(value ->> 0 as integer), cast(? as integer), cast(? as text), cast(? as integer), value ->> 1, cast(? as integer),
      cast(? as integer)
    from json_each(?) where true
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
      yield* grow.post(row.id)
      for (const each of missing) yield* forsake.post(row.id, each)
      yield* rows.put(row, 'pending', { part, parts, dueAt, attempt: 0 }, counters)
    },
    put: (row, state, change, counters, chatAt = 0) => rows.putAll([{ row, state, change, chatAt }], counters),
    *putAll(puts, counters) {
      if (puts.length === 0) return
      const alike = createAlike<PutValues>()
      for (const { row, state: wanted, change } of puts) {
        const gone = wanted === 'pending' ? yield* goneLanes(counters, row.lane) : null
        const state = gone === null ? wanted : 'failed'
        const { part = row.part, parts = row.parts, attempt = row.attempt, dueAt } = change
        const reason = gone ?? change.reason ?? null
        const due = dueAt === undefined ? null : Math.ceil(dueAt)
        const from = due === null ? null : counters.at
        alike.add([state, part, parts, attempt, from], reason === null ? [row.id, due] : [row.id, due, reason])
        counters.shift(row, row.state, state)
      }
      for (const values of alike.all()) yield* put.post(...values)
      yield* queues.wake(
        puts.map(({ row, chatAt = 0 }) => ({ queue: row.queue, at: Math.ceil(chatAt) })),
        counters,
      )
    },
    *holdAll(holds, { worker, leaseUntil }, counters) {
      if (holds.length === 0) return
      const known = yield* views(holds.flatMap(({ view }) => view ?? []))
      const until = Math.ceil(leaseUntil)
      const alike = createAlike<HoldValues>()
      for (const { row, revision, view } of holds) {
        alike.add([worker, until, revision, view === null ? null : (known.get(view) ?? null)], row.id)
        counters.shift(row, row.state, 'sending')
      }
      for (const values of alike.all()) yield* hold.post(...values)
    },
    *waitAll(waiting) {
      if (waiting.length > 0) yield* wait.post(JSON.stringify(waiting.map(({ id }) => id)))
    },
    *note(row, message, at, counters) {
      if (message === null) yield* doubt.post(row.id)
      yield* rows.noteAll([{ row, message }], at)
      yield* fixes.need(row, at, counters)
    },
    *noteAll(notes, at) {
      const alike = createAlike<NoteValues>()
      for (const { row, message } of notes) {
        const { id, part, attempt, revision } = row
        alike.add([part, message === null ? 'uncertain' : 'sent', attempt, at, revision], [id, message])
      }
      for (const values of alike.all()) yield* note.post(...values)
    },
  }
  return rows
}
