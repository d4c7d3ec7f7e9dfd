import type { FixState } from '../../../corrections.ts'
import type { Transactions, Work } from '../../work.ts'
import type { ChatQueues } from './chat-queues.ts'
import { type Counters, perTransaction } from './counters.ts'
import type { GoneLanes } from './gone-lanes.ts'

/** What the ledger needs to know of a fix to change it. */
export interface FixRow {
  readonly delivery: number
  readonly issue: number
  readonly lane: number
  readonly queue: number
  readonly revision: number
  readonly state: FixState
  readonly telling: 0 | 1
  readonly told: number
  readonly turn: number
  readonly attempt: number
  /** The revision of which the reader is being told at this moment; 0: of none. */
  readonly tells: number
  /** 1: something is still to be seen that was retracted since. */
  readonly pressing: 0 | 1
}

/** The columns of FixRow. */
export const fixColumns = 'delivery, issue, lane, queue, revision, state, telling, told, turn, attempt, tells, pressing'

/** What a fix becomes; what is not named stays, but for the reason. */
export interface FixChange {
  readonly telling?: 0 | 1
  readonly told?: number
  readonly attempt?: number
  readonly dueAt?: number
  readonly pressing?: 0 | 1
  readonly reason?: string
}

/** What is to be known of a delivery whose copy may have to be put right. */
export interface CorrectedDelivery {
  readonly id: number
  readonly issue: number
  readonly lane: number
  readonly queue: number
  readonly revision: number
}

/** The ways in which a fix changes; every one of them keeps the counters true. */
export interface FixRows {
  /** Lets go of it under a new state, and lets what waits for the chat try again, not before `chatAt`. */
  put(row: FixRow, state: FixState, change: FixChange, counters: Counters, chatAt?: number): Work<void>
  /** A correction came since it was written: from now on it is for the newest revision. As it stands then. */
  renew(row: FixRow, counters: Counters): Work<FixRow>
  hold(row: FixRow, worker: string, leaseUntil: number, counters: Counters): Work<void>
  /** Passes over it until something else in its queue changes. */
  wait(row: FixRow): Work<void>
  /** What stands on record for this delivery came out in a revision that is no longer the newest: it is put right. */
  need(row: CorrectedDelivery, at: number, counters: Counters): Work<void>
  /** The delivery has gone to another place. */
  carry(delivery: number, to: FixPlace, counters: Counters): Work<void>
  /** The subscription has gone to another place, with all that is to be put right there. */
  carryAll(subscription: number, queue: number, to: FixPlace, counters: Counters): Work<void>
}

export interface FixPlace {
  readonly lane: number
  readonly queue: number
}

/** The fixes' rows, for those that are in a transaction already. */
export const createFixRows = ({ sql }: Transactions, queues: ChatQueues, goneLanes: GoneLanes): FixRows => {
  const find = sql.prepare<[number], FixRow>(`select ${fixColumns} from fixes where delivery = ?`)
  const put = sql.prepare<
    [FixState, 0 | 1, number, number, number | null, number | null, 0 | 1, string | null, number]
  >(`
    update fixes
    set state = ?, telling = ?, told = ?, attempt = ?, due_at = coalesce(?, due_at), waits_from = coalesce(?, waits_from),
        pressing = ?, reason = ?, waiting = 0, worker = null, lease_until = null, tells = 0
    where delivery = ?`)
  const hold = sql.prepare<[string, number, number]>(`
    update fixes set state = 'sending', turn = turn + 1, attempt = attempt + 1, worker = ?, lease_until = ?, reason = null,
      tells = iif(telling = 1, revision, 0)
    where delivery = ?`)
  const wait = sql.prepare<[number]>('update fixes set waiting = 1 where delivery = ?')
  const newest = sql.prepare<[number], { revision: number }>('select revision from issues where number = ?')
  const newestOf = perTransaction(function* (issue: number) {
    return (yield* newest.get(issue))?.revision ?? 0
  })
  const retracted = sql.prepare<[number], { found: 1 }>(
    "select 1 as found from items where issue = ? and amended ->> 'kind' = 'retracted' limit 1",
  )
  // Whether it is, the first look at the copy tells.
  const mayPress = perTransaction(function* (issue: number) {
    return (yield* retracted.get(issue)) === undefined ? 0 : 1
  })
  const insert = sql.prepare<[number, number, number, number, number, number, number, 0 | 1]>(`
    insert into fixes (delivery, issue, lane, queue, revision, due_at, waits_from, pressing) values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const raise = sql.prepare<{ delivery: number; revision: number; pressing: 0 | 1 }>(`
    update fixes set telling = iif(revision < :revision, 0, telling), attempt = iif(revision < :revision, 0, attempt),
      revision = :revision, pressing = :pressing
    where delivery = :delivery`)
  const carry = sql.prepare<[number, number, number]>('update fixes set lane = ?, queue = ? where delivery = ?')
  const openOf = sql.prepare<[number, number], FixRow>(`
    select ${fixColumns.replace(/\w+/g, 'f.$&')} from fixes f indexed by fixes_open cross join deliveries d on d.id = f.delivery
    where f.queue = cast(? as integer) and f.state in ('pending', 'sending') and d.subscription = cast(? as integer)`)

  const rows: FixRows = {
    *put(row, wanted, change, counters, chatAt = 0) {
      const gone = wanted === 'pending' ? yield* goneLanes(counters, row.lane) : null
      const state = gone === null ? wanted : 'failed'
      const { telling = row.telling, told = row.told, attempt = row.attempt, dueAt, pressing = row.pressing } = change
      const reason = gone ?? change.reason ?? null
      const due = dueAt === undefined ? null : Math.ceil(dueAt)
      const from = due === null ? null : counters.at
      yield* put.run(state, telling, told, attempt, due, from, pressing, reason, row.delivery)
      counters.shiftFix(row, row.state, state)
      yield* queues.wake([{ queue: row.queue, at: Math.ceil(chatAt) }], counters)
    },
    *renew(row, counters) {
      const revision = yield* newestOf(counters, row.issue)
      if (row.revision >= revision) return row
      const pressing = yield* mayPress(counters, row.issue)
      yield* raise.run({ delivery: row.delivery, revision, pressing })
      return { ...row, revision, pressing, telling: 0, attempt: 0 }
    },
    *hold(row, worker, leaseUntil, counters) {
      yield* hold.run(worker, Math.ceil(leaseUntil), row.delivery)
      counters.shiftFix(row, row.state, 'sending')
    },
    *wait(row) {
      yield* wait.run(row.delivery)
    },
    *need({ id, issue, lane, queue, revision }, at, counters) {
      const current = yield* newestOf(counters, issue)
      if (revision >= current) return
      const known = yield* find.get(id)
      const pressing = yield* mayPress(counters, issue)
      if (known !== undefined) yield* raise.run({ delivery: id, revision: current, pressing })
      if (known === undefined) {
        yield* insert.run(id, issue, lane, queue, current, Math.ceil(at), counters.at, pressing)
        counters.shiftFix({ issue, lane }, null, 'pending')
        const made = (yield* goneLanes(counters, lane)) === null ? undefined : yield* find.get(id)
        if (made !== undefined) yield* rows.put(made, 'pending', {}, counters)
      } else if (known.state !== 'pending' && known.state !== 'sending') {
        yield* rows.put(known, 'pending', { telling: 0, attempt: 0, dueAt: at, pressing }, counters)
      }
    },
    *carry(delivery, to, counters) {
      const row = yield* find.get(delivery)
      if (row === undefined) return
      yield* carry.run(to.lane, to.queue, delivery)
      counters.shiftFix(row, row.state, null)
      counters.shiftFix({ issue: row.issue, lane: to.lane }, null, row.state)
    },
    *carryAll(subscription, queue, to, counters) {
      for (const { delivery } of yield* openOf.all(queue, subscription)) yield* rows.carry(delivery, to, counters)
    },
  }
  return rows
}
