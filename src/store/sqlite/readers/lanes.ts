import type { Lane } from '../../../model.ts'
import { type Slowed, slowDown, slowness } from '../../pace.ts'
import type { LaneState, Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { one } from '../connection.ts'
import type { ClockRow } from '../ledger/rows/clock-row.ts'

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

/** The lanes' rows, for those that are in a transaction already. */
export interface LaneRows {
  find(lane: Lane): LaneRow | null
  /** Makes the lane if it is new. */
  idOf(lane: Lane): number
  /** After claims: when the next message may go, and which issue was served last. */
  moveOn(id: number, nextAt: number, turn: number): void
  /** Never shortens a pause. Each pause that begins slows the lane down; one that goes on does not. */
  pause(id: number, pause: { readonly until: number; readonly now: number }, reason: string): void
  /** Stops the lane until it is opened. */
  close(id: number, reason: string): void
  /** The account is gone: nothing waits there until it is opened again. */
  leave(id: number, reason: string): void
  open(id: number): void
}

/** One lane at a time. */
export const createLaneRows = ({ db }: Connection): LaneRows => {
  const row = db.prepare<[string, string], LaneRow>('select * from lanes where platform = ? and account = ?')
  const insert = db.prepare<[string, string], { id: number }>(
    'insert into lanes (platform, account) values (?, ?) returning id',
  )
  const moveOn = db.prepare<[number, number, number]>('update lanes set next_at = ?, turn = ? where id = ?')
  const pause = db.prepare<[number, number, string, number, number]>(`
    update lanes set paused_until = ?, paused_at = ?, reason = ? where id = ? and coalesce(paused_until, 0) < ? and closed = 0 and gone = 0`)
  const byId = db.prepare<[number], LaneRow>('select * from lanes where id = ?')
  const slow = db.prepare<[number, number, number]>('update lanes set slowed_by = ?, slowed_at = ? where id = ?')
  const close = db.prepare<[string, number]>('update lanes set closed = 1, reason = ? where id = ? and gone = 0')
  const leave = db.prepare<[string, number]>(
    'update lanes set gone = 1, closed = 0, paused_until = null, paused_at = null, reason = ? where id = ?',
  )
  const open = db.prepare<[number]>(
    'update lanes set closed = 0, gone = 0, paused_until = null, paused_at = null, reason = null where id = ?',
  )
  return {
    find: (lane) => row.get(lane.platform, lane.account) ?? null,
    idOf: ({ platform, account }) => row.get(platform, account)?.id ?? one(insert.get(platform, account)).id,
    moveOn(id, nextAt, turn) {
      moveOn.run(nextAt, turn, id)
    },
    pause(id, { until, now }, reason) {
      const lane = byId.get(id)
      if (lane !== undefined && (lane.paused_until ?? 0) <= now) {
        const { factor, since } = slowDown(slowedOf(lane), now, until)
        slow.run(factor, since, id)
      }
      pause.run(until, Math.ceil(now), reason, id, until)
    },
    close(id, reason) {
      close.run(reason, id)
    },
    leave(id, reason) {
      leave.run(reason, id)
    },
    open(id) {
      open.run(id)
    },
  }
}

/** What the operator sees of the lanes, and how one is opened again. */
export const createLanes = (
  { db, read, write }: Connection,
  rows: LaneRows,
  clock: Pick<ClockRow, 'see'>,
): Pick<Store, 'lanes' | 'openLane' | 'resetLane'> => {
  const all = db.prepare<[], LaneRow>('select * from lanes order by platform, account')
  const reset = db.prepare<[number, number]>('update lanes set next_at = ?, slowed_by = 1, slowed_at = 0 where id = ?')
  const releaseDeliveries = db.prepare<{ lane: number; at: number }>(`
    update deliveries set due_at = :at, waits_from = :at, waiting = 0
    where lane = :lane and state = 'pending' and due_at > :at and (
      waits_from is not null
      or exists (select 1 from subscriptions s where s.id = deliveries.subscription and s.timing in (select id from timings where held = 0)))`)
  const releaseFixes = db.prepare<{ lane: number; at: number }>(`
    update fixes set due_at = :at, waits_from = :at, waiting = 0 where lane = :lane and state = 'pending' and due_at > :at`)
  return {
    lanes: read(() => all.all().map(toState)),
    openLane: write((lane) => {
      const found = rows.find(lane)
      if (found !== null && found.gone === 0) rows.open(found.id)
    }),
    resetLane: write((lane, moment) => {
      const found = rows.find(lane)
      if (found === null || found.gone === 1) return 0
      const at = Math.ceil(moment)
      clock.see(at)
      rows.open(found.id)
      reset.run(at, found.id)
      const waits = { lane: found.id, at }
      return releaseDeliveries.run(waits).changes + releaseFixes.run(waits).changes
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
