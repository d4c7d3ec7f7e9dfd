import type { Fix } from '../../corrections.ts'
import { allowance, believedNext } from '../../pace.ts'
import type { Claim, Digested, LaneRequest, Tick } from '../../port.ts'
import { toWants, type WantsRow, wantsColumns } from '../choices.ts'
import { intervalOf, type LaneRow, type LaneRows } from '../readers/lanes.ts'
import { type TargetRow, toMissed, toTarget } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import { pausedReason } from './catch-up.ts'
import type { Digests } from './digests.ts'
import { type TakeFixes, viewed } from './fix-claims.ts'
import type { OtherAccounts } from './other-accounts.ts'
import type { Addenda } from './rows/addenda.ts'
import type { ChatQueues } from './rows/chat-queues.ts'
import type { Counters } from './rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './rows/delivery-rows.ts'
import type { RecentSends } from './rows/recent-sends.ts'

/** Takes what one lane may do now, fixes before anything else, writes it down as sending, and moves the lane on. */
export type TakeClaims = (request: LaneRequest, tick: Tick, counters: Counters) => Work<Taken>

export interface Taken {
  readonly claims: readonly Claim[]
  readonly fixes: readonly Fix[]
}

interface Candidate extends DeliveryRow, TargetRow, WantsRow {
  /** The issue's own. */
  readonly newest: number
  readonly missed: string | null
  /** Of a digest: what it brings, or `[]` while that is not settled. */
  readonly gathered: string | null
  readonly view: string | null
  readonly reader: 'active' | 'paused' | 'ended'
}

/** Another delivery to the same chat. */
interface Rival {
  readonly id: number
  readonly issue: number
  readonly subscription: number
  readonly state: 'pending' | 'sending'
  readonly part: number
  readonly attempt: number
  readonly due_at: number
  readonly halted: 0 | 1
}

interface Steps {
  readonly lanes: LaneRows
  readonly deliveries: DeliveryRows
  readonly recent: RecentSends
  readonly queues: ChatQueues
  readonly takeFixes: TakeFixes
  readonly otherAccounts: OtherAccounts
  readonly digests: Digests
  readonly addenda: Addenda
}

const elsewhereReason = 'this chat gets it through another account'
/** Between two looks whether the other account has brought it: what it did may come to nothing. */
const lookAgainMs = 1000

/** A tick never looks at more rows of a lane than this: the next one goes on where it stopped. */
const mostLooks = 512

/** Claims go to the issues of a lane by turns, within an issue in order of time. */
export const createClaims = (
  { sql }: Transactions,
  { lanes, deliveries, recent, queues, takeFixes, otherAccounts, digests, addenda }: Steps,
): TakeClaims => {
  // On tables with partial indexes SQLite plans a statement anew each time a bare `?` is bound, which costs five times the
  // statement itself: a cast keeps the plan.
  const openIssues = sql.prepare<[number], { issue: number }>(`
    select t.issue from tallies t indexed by tallies_pending join issues n on n.number = t.issue
    where t.lane = cast(? as integer) and t.state = 'pending' and t.count > 0 and n.halted is null order by t.issue`)
  const due = sql.prepare<[number, number, number, number], Candidate>(`
    select ${deliveryColumns.replace(/\w+/g, 'd.$&')}, d.missed, d.digest as gathered, n.revision as newest, s.state as reader,
      (select wants from views where id = d.view) as view, l.platform, l.account, s.chat, s.thread, ${wantsColumns}
    from deliveries d indexed by deliveries_due
      cross join subscriptions s on s.id = d.subscription
      cross join lanes l on l.id = d.lane
      cross join issues n on n.number = d.issue
    where d.lane = cast(? as integer) and d.issue = cast(? as integer) and d.state = 'pending' and d.waiting = 0
      and d.due_at <= cast(? as integer)
    order by d.due_at, d.id limit ?`)
  const others = sql.prepare<[number, number], Rival>(`
    select d.id, d.issue, d.subscription, d.state, d.part, d.attempt, d.due_at, n.halted is not null as halted
    from deliveries d indexed by deliveries_open cross join issues n on n.number = d.issue
    where d.queue = cast(? as integer) and d.state in ('pending', 'sending') and d.id <> cast(? as integer)`)
  const first = sql.prepare<[number], { message: string | null }>(
    'select message from parts where delivery = ? and part = 0',
  )

  const before = sql.prepare<[number, number], { message: string }>(`
    select message from parts where delivery = ? and part < ? and message is not null order by part desc limit 1`)

  const digestOf = function* (row: Candidate): Work<readonly Digested[]> {
    if (row.gathered === null) return []
    return isFresh(row) ? yield* digests.freeze(row.id) : digests.of(row.gathered)
  }

  const toClaim = function* (row: Candidate): Work<Claim> {
    return {
      delivery: row.id,
      issue: row.issue,
      revision: row.newest,
      target: toTarget(row),
      wants: isFresh(row) ? toWants(row) : viewed(row, row.view),
      part: row.part,
      attempt: row.attempt + 1,
      first: row.part === 0 ? null : ((yield* first.get(row.id))?.message ?? null),
      follows: row.grown === 0 ? null : ((yield* before.get(row.id, row.part))?.message ?? null),
      missed: toMissed(row.missed),
      digest: yield* digestOf(row),
      addenda: addenda.read(row.addenda),
    }
  }

  /** What becomes of a delivery that is due: claimed (true), or passed over. */
  const take = function* (row: Candidate, { sharesChats }: LaneRequest, tick: Tick, counters: Counters): Work<boolean> {
    if (row.reader !== 'active') {
      yield* deliveries.put(
        row,
        'skipped',
        { reason: row.reader === 'ended' ? 'the subscription has ended' : pausedReason },
        counters,
      )
      return false
    }
    const elsewhere = sharesChats && isFresh(row) ? yield* otherAccounts(row) : null
    if (elsewhere !== null) {
      const next = elsewhere === 'brought' ? 'skipped' : 'pending'
      yield* deliveries.put(row, next, { dueAt: tick.now + lookAgainMs, reason: elsewhereReason }, counters)
      return false
    }
    const rivals = yield* others.all(row.queue, row.id)
    const carrier = row.digest === 1 ? carrierOf(row, rivals, tick.now) : null
    if (carrier !== null) {
      yield* digests.carry(row, carrier, counters)
      return false
    }
    if ((yield* queues.isFixing(row.queue, counters)) || rivals.some((other) => goesFirst(other, row, tick.now))) {
      yield* deliveries.wait(row)
      return false
    }
    const rest = queues.restsUntil(row.queue, tick.now)
    if (rest !== null) {
      yield* deliveries.put(row, 'pending', { dueAt: rest }, counters)
      return false
    }
    const { worker, leaseUntil } = tick
    yield* deliveries.hold(
      row,
      { worker, leaseUntil, revision: row.newest, view: isFresh(row) ? viewOf(row) : null },
      counters,
    )
    return true
  }

  return function* (request, tick, counters) {
    const lane = yield* lanes.find(request)
    if (lane === null || !isOpen(lane, tick.now)) return { claims: [], fixes: [] }
    const intervalMs = intervalOf(lane, request.intervalMs, tick.now)
    const next = believedNext(lane.next_at, tick.now, intervalMs)
    const gone = recent.of(lane.id, next, tick.now)
    const allowed = allowance(next, tick.now, intervalMs, request.slots, gone)
    const claims: Claim[] = []
    if (allowed.count === 0) return { claims, fixes: [] }
    const fixes = yield* takeFixes(lane.id, allowed.count, tick, counters)
    const room = allowed.count - fixes.length

    const turns = inTurn(yield* openIssues.all(lane.id), lane.turn).map(({ issue }) => ({
      issue,
      rows: [] as Candidate[],
    }))
    let looks = 0
    let turn = lane.turn
    for (let queue = turns.shift(); queue !== undefined; queue = turns.shift()) {
      if (claims.length === room || looks === mostLooks) break
      if (queue.rows.length === 0) {
        // Whatever was looked at has left this index, so the head of it is always what comes next.
        queue.rows = yield* due.all(
          lane.id,
          queue.issue,
          tick.now,
          pageSize(looks, claims.length, room, turns.length + 1),
        )
      }
      const row = queue.rows.shift()
      if (row === undefined) continue
      looks++
      if (yield* take(row, request, tick, counters)) {
        claims.push(yield* toClaim(row))
        turn = row.issue
      }
      turns.push(queue)
    }
    const count = claims.length + fixes.length
    if (count > 0) {
      const nextAt = allowed.nextAt(count)
      yield* lanes.moveOn(lane.id, nextAt, turn)
      recent.add(lane.id, { at: tick.now, count }, { before: next, after: nextAt })
    }
    return { claims: request.tellsLater ? yield* addenda.take(claims) : claims, fixes }
  }
}

/** Nothing of it is there yet. */
const isFresh = ({ part, grown }: DeliveryRow): boolean => part === 0 && grown === 0

/** Of the wants only what decides how the issue looks. */
const viewOf = (row: WantsRow): string => {
  const { topics, except, follow, mute, followedOnly, format, language, pictures, previews } = toWants(row)
  return JSON.stringify({ topics, except, follow, mute, followedOnly, format, language, pictures, previews })
}

// No more rows than can be claimed, unless rows are being passed over: then there may be many of those.
const pageSize = (looks: number, taken: number, allowed: number, queues: number): number =>
  looks > taken ? 32 : Math.ceil((allowed - taken) / queues)

// What has waited for the same reader and was not tried yet goes with the newest of it.
const carrierOf = (row: Candidate, rivals: readonly Rival[], now: number): number | null => {
  if (row.part > 0 || row.attempt > 0) return null
  const newer = rivals.filter(
    (each) =>
      each.subscription === row.subscription &&
      each.issue > row.issue &&
      each.state === 'pending' &&
      each.part === 0 &&
      each.attempt === 0 &&
      each.halted === 0 &&
      each.due_at <= now,
  )
  return newer.toSorted((a, b) => b.issue - a.issue)[0]?.id ?? null
}

// One thing at a time for a chat with all its threads. What is begun goes before what is not, then the older one:
// but an older one that was never tried and is not due yet holds nobody up.
const goesFirst = (other: Rival, row: Candidate, now: number): boolean => {
  if (other.state === 'sending') return true
  if (other.halted === 1) return false
  if (other.part > 0) return row.part === 0 || other.id < row.id
  return row.part === 0 && other.id < row.id && (other.attempt > 0 || other.due_at <= now)
}

const isOpen = (lane: LaneRow, now: number): boolean =>
  lane.closed === 0 && lane.gone === 0 && (lane.paused_until === null || lane.paused_until <= now)

const inTurn = <T extends { issue: number }>(issues: readonly T[], turn: number): T[] => [
  ...issues.filter(({ issue }) => issue > turn),
  ...issues.filter(({ issue }) => issue <= turn),
]
