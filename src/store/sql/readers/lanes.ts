import type { Lane } from '../../../model.ts'
import { type Slowed, slowDown, slowness } from '../../pace.ts'
import type { LaneState, Store } from '../../port.ts'
import type { ClockRow } from '../ledger/rows/clock-row.ts'
import { one, type Transactions, type Work } from '../work.ts'

/** A lane as it is kept. */
export interface LaneRow {
  readonly id: number
  readonly platform: string
  readonly account: string
  readonly next_at: number
  readonly paused_until: number | null
  readonly paused_at: number | null
  readonly reason: string | null
  readonly closed: 0 | 1
  readonly gone: 0 | 1
  readonly turn: number
  readonly slowed_by: number
  readonly slowed_at: number
}

/** Where claims leave a lane. */
export interface LaneMove {
  readonly id: number
  readonly nextAt: number
  readonly turn: number
}

/** The lanes' rows, for those that are in a transaction already. */
export interface LaneRows {
  find(lane: Lane): Work<LaneRow | null>
  /** In any order, those that there are. */
  findAll(lanes: readonly Lane[]): Work<readonly LaneRow[]>
  /** Makes the lane if it is new. */
  idOf(lane: Lane): Work<number>
  /** After claims: when the next message may go, and which issue was served last. */
  moveOn(moves: readonly LaneMove[]): Work<void>
  /** Never shortens a pause. Each pause that begins slows the lane down; one that goes on does not. */
  pause(id: number, pause: { readonly until: number; readonly now: number }, reason: string): Work<void>
  /** Stops the lane until it is opened. */
  close(id: number, reason: string): Work<void>
  /** The account is gone: nothing waits there until it is opened again. */
  leave(id: number, reason: string): Work<void>
  open(id: number): Work<void>
}

/** One lane at a time. */
export const createLaneRows = ({ sql }: Transactions): LaneRows => {
  const row = sql.prepare<[string, string], LaneRow>('select * from lanes where platform = ? and account = ?')
  const rows = sql.prepare<[string], LaneRow>(`
    select l.* from json_each(?) j cross join lanes l on l.platform = j.value ->> 0 and l.account = j.value ->> 1`)
  const insert = sql.prepare<[string, string]>(
    'insert into lanes (platform, account) values (?, ?) on conflict (platform, account) do nothing',
  )
  const moveOn = sql.prepare<[string]>(`
    update lanes set next_at = cast(j.value ->> 1 as real), turn = cast(j.value ->> 2 as integer)
    from json_each(?) j where lanes.id = cast(j.value ->> 0 as integer)`)
  const pause = sql.prepare<[number, number, string, number, number]>(`
    update lanes set paused_until = ?, paused_at = ?, reason = ? where id = ? and coalesce(paused_until, 0) < ? and closed = 0 and gone = 0`)
  const byId = sql.prepare<[number], LaneRow>('select * from lanes where id = ?')
  const slow = sql.prepare<[number, number, number]>(
    'update lanes set slowed_by = cast(? as real), slowed_at = cast(? as real) where id = ?',
  )
  const close = sql.prepare<[string, number]>('update lanes set closed = 1, reason = ? where id = ? and gone = 0')
  const leave = sql.prepare<[string, number]>(
    'update lanes set gone = 1, closed = 0, paused_until = null, paused_at = null, reason = ? where id = ?',
  )
  const open = sql.prepare<[number]>(
    'update lanes set closed = 0, gone = 0, paused_until = null, paused_at = null, reason = null where id = ?',
  )
  return {
    find: function* (lane) {
      return (yield* row.get(lane.platform, lane.account)) ?? null
    },
    *findAll(lanes) {
      if (lanes.length === 0) return []
      return yield* rows.all(JSON.stringify(lanes.map(({ platform, account }) => [platform, account])))
    },
    *idOf({ platform, account }) {
      const known = yield* row.get(platform, account)
      if (known !== undefined) return known.id
      yield* insert.post(platform, account)
      return one(yield* row.get(platform, account)).id
    },
    *moveOn(moves) {
      if (moves.length > 0) yield* moveOn.post(JSON.stringify(moves.map(({ id, nextAt, turn }) => [id, nextAt, turn])))
    },
    *pause(id, { until, now }, reason) {
      const lane = yield* byId.get(id)
      if (lane !== undefined && (lane.paused_until ?? 0) <= now) {
        const { factor, since } = slowDown(slowedOf(lane), now, until)
        yield* slow.post(factor, since, id)
      }
      yield* pause.post(until, Math.ceil(now), reason, id, until)
    },
    *close(id, reason) {
      yield* close.post(reason, id)
    },
    *leave(id, reason) {
      yield* leave.post(reason, id)
    },
    *open(id) {
      yield* open.post(id)
    },
  }
}

/** What the operator sees of the lanes, and how one is opened again. */
export const createLanes = (
  { sql, read, write }: Transactions,
  rows: LaneRows,
  clock: Pick<ClockRow, 'see'>,
): Pick<Store, 'lanes' | 'openLane' | 'resetLane'> => {
  const all = sql.prepare<[], LaneRow>('select * from lanes order by platform, account')
  const reset = sql.prepare<[number, number]>(
    'update lanes set next_at = cast(? as real), slowed_by = 1, slowed_at = 0 where id = ?',
  )
  const releaseDeliveries = sql.prepare<{ lane: number; at: number }>(`
    update deliveries set due_at = :at, waits_from = :at, waiting = 0
    where lane = :lane and state = 'pending' and due_at > :at and (
      waits_from is not null
      or exists (select 1 from subscriptions s where s.id = deliveries.subscription and s.timing in (select id from timings where held = 0)))`)
  const releaseFixes = sql.prepare<{ lane: number; at: number }>(`
    update fixes set due_at = :at, waits_from = :at, waiting = 0 where lane = :lane and state = 'pending' and due_at > :at`)
  return {
    lanes: read(function* () {
      return (yield* all.all()).map(toState)
    }),
    openLane: write(function* (lane) {
      const found = yield* rows.find(lane)
      if (found !== null && found.gone === 0) yield* rows.open(found.id)
    }),
    resetLane: write(function* (lane, moment) {
      const found = yield* rows.find(lane)
      if (found === null || found.gone === 1) return 0
      const at = Math.ceil(moment)
      yield* clock.see(at)
      yield* rows.open(found.id)
      yield* reset.run(at, found.id)
      const waits = { lane: found.id, at }
      return (yield* releaseDeliveries.run(waits)).changes + (yield* releaseFixes.run(waits)).changes
    }),
  }
}

/** The lane's last slow-down. */
export const slowedOf = (row: LaneRow): Slowed => ({ factor: row.slowed_by, since: row.slowed_at })

/** The distance of its messages at this moment. */
export const intervalOf = (row: LaneRow, intervalMs: number, now: number): number =>
  intervalMs * slowness(slowedOf(row), now)

const toState = (row: LaneRow): LaneState => ({
  platform: row.platform,
  account: row.account,
  nextAt: row.next_at,
  pausedUntil: row.paused_until,
  reason: row.reason,
  standing: row.gone === 1 ? 'gone' : row.closed === 1 ? 'closed' : 'open',
  slowed: slowedOf(row),
})
