import { believedNext, roomAt } from '../../pace.ts'
import type { LaneRequest, Store, Tick, Ticked } from '../../port.ts'
import type { Guard } from '../guard.ts'
import { mapped } from '../lists.ts'
import { intervalOf, type LaneRow, type LaneRows } from '../readers/lanes.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { TakeClaims, Taken } from './claims/take.ts'
import type { UncertainSends } from './doubts/uncertain.ts'
import type { FixOutbox } from './fan-out/fix-outbox.ts'
import type { Outbox } from './fan-out/outbox.ts'
import type { FixMarks } from './fix-marks.ts'
import type { ApplyMarks } from './marks.ts'
import { aheadOf, type ClockRow } from './rows/clock-row.ts'
import type { BeginCounters } from './rows/counters.ts'
import type { RecentSends } from './rows/recent-sends.ts'

interface Steps {
  readonly guard: Pick<Guard, 'lanes'>
  readonly begin: BeginCounters
  readonly lanes: LaneRows
  readonly mark: ApplyMarks
  readonly fixMarks: FixMarks
  readonly doubts: UncertainSends
  readonly take: TakeClaims
  readonly recent: RecentSends
  readonly outbox: Outbox
  readonly clock: Pick<ClockRow, 'noted'>
  readonly fixOutbox: FixOutbox
}

/** A tick of another process takes hardly longer. */
const busyMs = 10

interface Asked {
  readonly request: LaneRequest
  readonly lane: LaneRow
}

interface Served extends Asked, Taken {}

/** What has to be seen to before anything is claimed; null: there is none. */
interface Look {
  readonly seenAt: number
  readonly fanOut: number | null
  readonly fixFanOut: number | null
  readonly late: number | null
  readonly lateFix: number | null
}

/** When something of a lane is due, and whether something was passed over. */
interface Waiting {
  readonly lane: number
  readonly due: number | null
  readonly fix: number | null
  readonly passed: 1 | null
}

/** The heartbeat of delivery, one transaction: what was answered, what was never answered, what goes next. */
export const createTick = ({ sql, share }: Transactions, steps: Steps): Pick<Store, 'tick'> => {
  const { guard, begin, lanes, mark, fixMarks, doubts, take, recent, outbox, fixOutbox, clock } = steps
  const openIssues = sql.prepare<[string], { lane: number; issue: number }>(`
    select t.lane, t.issue
    from json_each(?) j cross join tallies t indexed by tallies_pending on t.lane = cast(j.value as integer)
      join issues n on n.number = t.issue
    where t.state = 'pending' and t.count > 0 and n.halted is null`)
  const waiting = sql.prepare<[string], Waiting>(`
    select l.id as lane, (
      select min((
        select d.due_at from deliveries d indexed by deliveries_due
        where d.lane = t.lane and d.issue = t.issue and d.state = 'pending' and d.waiting = 0
        order by d.due_at limit 1
      ))
      from tallies t indexed by tallies_pending join issues n on n.number = t.issue
      where t.lane = l.id and t.state = 'pending' and t.count > 0 and n.halted is null
    ) as due, (
      select f.due_at from fixes f indexed by fixes_due
      where f.lane = l.id and f.state = 'pending' and f.waiting = 0 order by f.due_at limit 1
    ) as fix, (
      select 1 from deliveries d indexed by deliveries_waiting where d.lane = l.id and d.waiting = 1
      union all select 1 from fixes f indexed by fixes_waiting where f.lane = l.id and f.waiting = 1 limit 1
    ) as passed
    from json_each(?) j cross join lanes l on l.id = cast(j.value as integer)`)
  // Hardly ever is there anything of this: one look for all of it.
  const look = sql.prepare<Pick<Tick, 'now'>, Look>(`
    select c.seen_at as seenAt, (select issue from fan_outs limit 1) as fanOut,
      (select issue from fix_fan_outs limit 1) as fixFanOut, (
        select id from deliveries indexed by deliveries_sending where state = 'sending' and lease_until <= cast(:now as integer) limit 1
      ) as late, (
        select delivery from fixes indexed by fixes_sending where state = 'sending' and lease_until <= cast(:now as integer) limit 1
      ) as lateFix
    from clock c`)
  const lease = sql.prepare<[], { at: number | null }>(`
    select min(at) as at from (
      select min(lease_until) as at from deliveries indexed by deliveries_sending where state = 'sending'
      union all select min(lease_until) from fixes indexed by fixes_sending where state = 'sending') each`)

  /** The earliest moment at which each of these lanes may have something more to send, by its id; null: never. */
  const nextOf = function* (served: readonly Served[], now: number): Work<ReadonlyMap<number, number | null>> {
    const open = served.filter(({ lane }) => lane.closed === 0 && lane.gone === 0)
    if (open.length === 0) return new Map()
    const found = yield* waiting.all(JSON.stringify(open.map(({ lane }) => lane.id)))
    // What waits goes on when another delivery is marked; if that one's worker is gone, when its lease has run out.
    const freed = found.some(({ passed }) => passed !== null) ? ((yield* lease.get())?.at ?? now) : null
    const waits = new Map(found.map((each) => [each.lane, each]))
    return new Map(
      open.map(({ lane, request, nextAt: at }) => {
        const { due = null, fix = null, passed = null } = waits.get(lane.id) ?? {}
        const next = least(least(due, fix), passed === null ? null : freed)
        if (next === null) return [lane.id, null]
        const intervalMs = intervalOf(lane, request.intervalMs, now)
        const nextAt = believedNext(at, now, intervalMs)
        const room = roomAt(recent.of(lane.id, nextAt, now, request.answerMs ?? Infinity), now, intervalMs)
        return [lane.id, Math.ceil(Math.max(next, nextAt, lane.paused_until ?? 0, room))]
      }),
    )
  }

  /** The lanes that were asked for and that there are; those whose pause is over are open. */
  const lanesOf = function* (requests: readonly LaneRequest[], now: number): Work<Asked[]> {
    const rows = new Map((yield* lanes.findAll(requests)).map((row) => [`${row.platform} ${row.account}`, row]))
    return yield* mapped(
      requests.flatMap((request) => {
        const lane = rows.get(`${request.platform} ${request.account}`)
        return lane === undefined ? [] : { request, lane }
      }),
      function* ({ request, lane }) {
        const rested = lane.closed === 0 && lane.gone === 0 && lane.paused_until !== null && lane.paused_until <= now
        if (!rested) return { request, lane }
        yield* lanes.open(lane.id)
        return { request, lane: { ...lane, paused_until: null, paused_at: null, reason: null } }
      },
    )
  }

  /** By lane, the oldest first. Sorted here: an order by lanes would have PostgreSQL read all that there are. */
  const issuesOf = function* (asked: readonly Asked[]): Work<ReadonlyMap<number, readonly number[]>> {
    const issues = new Map<number, number[]>()
    if (asked.length === 0) return issues
    for (const { lane, issue } of yield* openIssues.all(JSON.stringify(asked.map(({ lane }) => lane.id))))
      issues.set(lane, [...(issues.get(lane) ?? []), issue])
    for (const each of issues.values()) each.sort((a, b) => a - b)
    return issues
  }

  return {
    tick: share(function* (tick: Tick): Work<Ticked> {
      const { mine, busy } = yield* guard.lanes(tick)
      const counters = begin(tick.now)
      yield* mark(tick.marks, tick, counters)
      for (const each of tick.fixMarks ?? []) yield* fixMarks.mark(each, tick, counters)
      const state = one(yield* look.get({ now: tick.now }))
      clock.noted(state.seenAt)
      const expired =
        (state.late === null ? 0 : yield* doubts.expire(tick.now, tick.onUncertain ?? 'hold', counters)) +
        (state.lateFix === null ? 0 : yield* fixMarks.expire(tick.now, tick.onUncertain ?? 'hold', counters))
      const asked = yield* lanesOf(mine, tick.now)
      // A fan-out that is under way, here or in another process, or was when one was killed.
      const unwritten = state.fanOut === null ? [] : yield* outbox.open()
      for (const issue of unwritten) yield* outbox.go(issue, counters)
      const unfixed = state.fixFanOut === null ? [] : yield* fixOutbox.open()
      for (const issue of unfixed) yield* fixOutbox.go(issue, counters)
      const more = unwritten.length + unfixed.length > 0
      // Claims look up in the counters which issues have something pending.
      yield* counters.writePending()
      const issues = yield* issuesOf(asked)
      const turns = asked.map((each) => ({ ...each, issues: issues.get(each.lane.id) ?? [] }))
      const taken = yield* take(turns, tick, counters)
      const served = asked.map((each, at): Served => ({ ...each, ...one(taken[at]) }))
      yield* counters.write()
      const nexts = yield* nextOf(served, tick.now)
      const next = [...nexts.values()].reduce(least, null)
      const ids = new Map(served.map(({ request, lane }) => [request, lane.id]))
      // Another tick has the other lanes: what it leaves is looked for in a moment.
      const soon = busy ? tick.now + busyMs : null
      const laneNextAt = tick.lanes.map((request) => {
        const id = ids.get(request)
        return id === undefined ? soon : (nexts.get(id) ?? null)
      })
      return {
        claims: served.flatMap((each) => each.claims),
        fixes: served.flatMap((each) => each.fixes),
        nextAt: more ? tick.now : least(next, soon),
        laneNextAt,
        taken: busy ? tick.lanes.length - mine.length : 0,
        anywhere: more || expired > 0,
        expired,
        ahead: aheadOf(state.seenAt, tick.now),
      }
    }),
  }
}

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))
