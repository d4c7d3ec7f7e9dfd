import { believedNext, roomAt } from '../../pace.ts'
import type { LaneRequest, Store, Tick, Ticked } from '../../port.ts'
import { mapped } from '../lists.ts'
import { intervalOf, type LaneRows } from '../readers/lanes.ts'
import type { Transactions, Work } from '../work.ts'
import type { TakeClaims } from './claims.ts'
import type { UncertainSends } from './doubts/uncertain.ts'
import type { Outbox } from './fan-out/outbox.ts'
import type { FixMarks } from './fix-marks.ts'
import type { ApplyMark } from './marks.ts'
import type { ClockRow } from './rows/clock-row.ts'
import type { BeginCounters } from './rows/counters.ts'
import type { RecentSends } from './rows/recent-sends.ts'

interface Steps {
  readonly begin: BeginCounters
  readonly lanes: LaneRows
  readonly mark: ApplyMark
  readonly fixMarks: FixMarks
  readonly doubts: UncertainSends
  readonly take: TakeClaims
  readonly recent: RecentSends
  readonly clock: Pick<ClockRow, 'ahead'>
  readonly outbox: Outbox
}

/** The heartbeat of delivery, one transaction: what was answered, what was never answered, what goes next. */
export const createTick = ({ sql, share }: Transactions, steps: Steps): Pick<Store, 'tick'> => {
  const { begin, lanes, mark, fixMarks, doubts, take, recent, clock, outbox } = steps
  const earliest = sql.prepare<[number], { at: number | null }>(`
    select min((
      select d.due_at from deliveries d indexed by deliveries_due
      where d.lane = t.lane and d.issue = t.issue and d.state = 'pending' and d.waiting = 0
      order by d.due_at limit 1
    )) as at
    from tallies t indexed by tallies_pending join issues n on n.number = t.issue
    where t.lane = cast(? as integer) and t.state = 'pending' and t.count > 0 and n.halted is null`)
  const earliestFix = sql.prepare<[number], { at: number }>(`
    select due_at as at from fixes indexed by fixes_due
    where lane = cast(? as integer) and state = 'pending' and waiting = 0 order by due_at limit 1`)
  const waiting = sql.prepare<{ lane: number }, { found: 1 }>(`
    select 1 as found from deliveries indexed by deliveries_waiting where lane = :lane and waiting = 1
    union all select 1 from fixes indexed by fixes_waiting where lane = :lane and waiting = 1 limit 1`)
  const lease = sql.prepare<[], { at: number | null }>(`
    select min(at) as at from (
      select min(lease_until) as at from deliveries indexed by deliveries_sending where state = 'sending'
      union all select min(lease_until) from fixes indexed by fixes_sending where state = 'sending')`)

  const nextOf = function* (request: LaneRequest, now: number): Work<number | null> {
    const lane = yield* lanes.find(request)
    if (lane === null || lane.closed === 1 || lane.gone === 1) return null
    const due = least((yield* earliest.get(lane.id))?.at ?? null, (yield* earliestFix.get(lane.id))?.at ?? null)
    // What waits goes on when another delivery is marked; if that one's worker is gone, when its lease has run out.
    const freed = (yield* waiting.get({ lane: lane.id })) === undefined ? null : ((yield* lease.get())?.at ?? now)
    const next = least(due, freed)
    if (next === null) return null
    const intervalMs = intervalOf(lane, request.intervalMs, now)
    const nextAt = believedNext(lane.next_at, now, intervalMs)
    const room = roomAt(recent.of(lane.id, nextAt, now), now, intervalMs)
    return Math.ceil(Math.max(next, nextAt, lane.paused_until ?? 0, room))
  }

  return {
    tick: share(function* (tick: Tick): Work<Ticked> {
      const counters = begin(tick.now)
      const ahead = yield* clock.ahead(tick.now)
      for (const each of tick.marks) yield* mark(each, tick, counters)
      for (const each of tick.fixMarks ?? []) yield* fixMarks.mark(each, tick, counters)
      const expired =
        (yield* doubts.expire(tick.now, tick.onUncertain ?? 'hold', counters)) +
        (yield* fixMarks.expire(tick.now, counters))
      for (const request of tick.lanes) {
        const lane = yield* lanes.find(request)
        const rested =
          lane !== null &&
          lane.closed === 0 &&
          lane.gone === 0 &&
          lane.paused_until !== null &&
          lane.paused_until <= tick.now
        if (rested) yield* lanes.open(lane.id)
      }
      // A fan-out that is under way, here or in another process, or was when one was killed.
      const unwritten = yield* outbox.open()
      for (const issue of unwritten) yield* outbox.go(issue, counters)
      // Claims look up in the counters which issues have something pending.
      yield* counters.write()
      const taken = yield* mapped(tick.lanes, function* (request) {
        return yield* take(request, tick, counters)
      })
      yield* counters.write()
      const next = yield* mapped(tick.lanes, function* (request) {
        return yield* nextOf(request, tick.now)
      })
      const claims = taken.flatMap((each) => each.claims)
      const fixes = taken.flatMap((each) => each.fixes)
      const nextAt = unwritten.length > 0 ? tick.now : next.reduce(least, null)
      return { claims, fixes, nextAt, expired, ahead }
    }),
  }
}

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))
