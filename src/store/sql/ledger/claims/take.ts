import type { Fix } from '../../../corrections.ts'
import { allowance, believedNext, isRested, leaveBy } from '../../../pace.ts'
import type { Claim, LaneRequest, Tick } from '../../../port.ts'
import type { Guard } from '../../guard.ts'
import { intervalOf, type LaneRow, type LaneRows } from '../../readers/lanes.ts'
import type { Transactions, Work } from '../../work.ts'
import { pausedReason } from '../catch-up.ts'
import type { Digests } from '../digests.ts'
import type { TakeFixes } from '../fix-claims.ts'
import type { Elsewhere, OtherAccounts } from '../other-accounts.ts'
import type { Addenda } from '../rows/addenda.ts'
import type { ChatQueues } from '../rows/chat-queues.ts'
import type { Counters } from '../rows/counters.ts'
import type { DeliveryRows, Put } from '../rows/delivery-rows.ts'
import { fixName, type RecentSends } from '../rows/recent-sends.ts'
import { type Candidate, createCandidates, holdOf, isFresh } from './candidates.ts'
import { createChats } from './chats.ts'
import { createRestsElsewhere } from './lately.ts'

/** Takes what a lane may do now, fixes before anything else, writes it down as sending, and moves the lane on. */
export type TakeClaims = (
  request: LaneRequest,
  lane: LaneRow,
  issues: readonly number[],
  tick: Tick,
  counters: Counters,
) => Work<Taken>

export interface Taken {
  readonly claims: readonly Claim[]
  readonly fixes: readonly Fix[]
  /** When its next message may go. */
  readonly nextAt: number
}

interface Steps {
  readonly guard: Pick<Guard, 'shared'>
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

/** What is decided of candidates and not written down yet. */
interface Decisions {
  readonly held: Candidate[]
  readonly waiting: Candidate[]
  readonly put: Put[]
  readonly carried: { readonly row: Candidate; readonly by: number }[]
}

/** An issue of which the lane has something to send. */
interface Turn {
  readonly issue: number
  rows: Candidate[]
  /** There were more than these rows. */
  more: boolean
  /** How often something had been let go of by then: what waited for that is there again. */
  ends: number
}

const undecided = (): Decisions => ({ held: [], waiting: [], put: [], carried: [] })

/**
 * Claims go to the issues of a lane by turns, within an issue in order of time. What is due is looked up as a set with all that is open
 * in its chats; what becomes of it is decided here, and written down as a set.
 */
export const createClaims = (
  { sql }: Transactions,
  { guard, lanes, deliveries, recent, queues, takeFixes, otherAccounts, digests, addenda }: Steps,
): TakeClaims => {
  const candidates = createCandidates(sql, digests, addenda)
  const beginChats = createChats(sql, queues)
  const restsElsewhere = createRestsElsewhere(sql)

  const write = function* (
    { held, waiting, put, carried }: Decisions,
    { worker, leaseUntil }: Tick,
    counters: Counters,
  ): Work<void> {
    yield* deliveries.holdAll(held.map(holdOf), { worker, leaseUntil }, counters)
    yield* deliveries.waitAll(waiting)
    yield* digests.carryAll(carried, counters)
    yield* deliveries.putAll(put, counters)
  }

  return function* (request, lane, issues, tick, counters) {
    const intervalMs = intervalOf(lane, request.intervalMs, tick.now)
    const next = believedNext(lane.next_at, tick.now, intervalMs)
    if (!isOpen(lane, tick.now)) return { claims: [], fixes: [], nextAt: lane.next_at }
    const { answerMs = Infinity } = request
    const gone = recent.of(lane.id, next, tick.now, answerMs)
    const lateMs = gone === null ? recent.lateness(lane.id, tick.now, answerMs) : 0
    const allowed = allowance(next, tick.now, intervalMs, request.slots, gone, lateMs)
    if (allowed.count === 0) return { claims: [], fixes: [], nextAt: lane.next_at }
    const fixes = yield* takeFixes(lane.id, allowed.count, tick, counters)
    const room = allowed.count - fixes.length

    const chats = beginChats()
    const taken: Candidate[] = []
    const bringing = new Set<number>()
    const shared = new Set<string>()
    const elsewhereUntil = new Map<number, number>()
    let decided = undecided()
    let ends = 0

    const settle = function* (): Work<void> {
      const those = decided
      decided = undecided()
      yield* write(those, tick, counters)
    }

    /** What becomes of a delivery that is due: claimed, or passed over. */
    const decide = (row: Candidate, elsewhere: Elsewhere): void => {
      if (row.reader !== 'active') {
        const reason = row.reader === 'ended' ? 'the subscription has ended' : pausedReason
        decided.put.push({ row, state: 'skipped', change: { reason } })
        chats.end(row)
        return
      }
      if (elsewhere !== null) {
        const dueAt = tick.now + lookAgainMs
        const state = elsewhere === 'brought' ? 'skipped' : 'pending'
        decided.put.push({ row, state, change: { dueAt, reason: elsewhereReason } })
        if (state === 'skipped') chats.end(row)
        else chats.delay(row, dueAt)
        return
      }
      const carrier = row.digest === 1 ? chats.carrierOf(row, tick.now) : null
      if (carrier !== null) {
        bringing.add(carrier)
        decided.carried.push({ row, by: carrier })
        chats.end(row)
        return
      }
      if (chats.mustWait(row, tick.now)) {
        decided.waiting.push(row)
        return
      }
      const rest = queues.restsUntil(row.queue, tick.now) ?? elsewhereUntil.get(row.queue) ?? null
      if (rest !== null) {
        decided.put.push({ row, state: 'pending', change: { dueAt: rest } })
        chats.delay(row, rest)
        return
      }
      decided.held.push(row)
      taken.push(row)
      chats.hold(row)
    }

    /** The next of one issue: whatever was looked at has left the index, so the head of it is always what comes next. */
    const look = function* (queue: Turn, most: number): Work<void> {
      queue.rows = [...(yield* candidates.due(lane.id, queue.issue, tick, most))]
      queue.more = queue.rows.length === most
      queue.ends = ends
    }
    const meet = function* (rows: readonly Candidate[]): Work<void> {
      yield* chats.load(rows, counters)
      if (gone === null)
        for (const [queue, until] of yield* restsElsewhere(rows, tick.now)) elsewhereUntil.set(queue, until)
      if (request.sharesChats) for (const chat of yield* otherAccounts.shared(rows, lane.id)) shared.add(chat)
    }

    const turns = inTurn(issues, lane.turn).map((issue): Turn => ({ issue, rows: [], more: true, ends: 0 }))
    for (const queue of turns.slice(0, room)) yield* look(queue, Math.ceil(room / turns.length))
    yield* meet(turns.flatMap(({ rows }) => rows))
    let looks = 0
    let turn = lane.turn
    for (let queue = turns.shift(); queue !== undefined; queue = turns.shift()) {
      if (taken.length === room || looks === mostLooks) break
      if (queue.rows.length === 0 && (queue.more || queue.ends < ends)) {
        yield* settle()
        yield* look(queue, pageSize(looks, taken.length, room, turns.length + 1))
        yield* meet(queue.rows)
      }
      const row = queue.rows.shift()
      if (row === undefined) continue
      looks++
      const before = taken.length
      const asks = shared.has(row.chat) && row.reader === 'active' && isFresh(row)
      decide(row, asks ? yield* otherAccounts.of({ ...row, platform: lane.platform }) : null)
      ends = decided.put.length + decided.carried.length > 0 ? ends + 1 : ends
      if (taken.length > before) turn = row.issue
      turns.push(queue)
    }
    yield* settle()
    const claims = yield* candidates.claims(taken, lane, bringing)
    const count = claims.length + fixes.length
    const nextAt = count === 0 ? lane.next_at : allowed.nextAt(count)
    if (count > 0) {
      yield* lanes.moveOn(lane.id, nextAt, turn)
      const names = [...claims.map(({ delivery }) => delivery), ...fixes.map(fixName)]
      recent.add(lane.id, tick.now, names, { before: next, after: nextAt })
    }
    const told = request.tellsLater ? yield* addenda.take(claims) : claims
    // Whoever has the lane to themselves knows it only after a second, and what went in that.
    if (!guard.shared || (gone !== null && !isRested(next, tick.now))) return { claims: told, fixes, nextAt }
    const by = { leaveBy: leaveBy(next, tick.now, lateMs) }
    return {
      claims: told.map((claim) => ({ ...claim, ...by })),
      fixes: fixes.map((fix) => ({ ...fix, ...by })),
      nextAt,
    }
  }
}

// No more rows than can be claimed, unless rows are being passed over: then there may be many of those.
const pageSize = (looks: number, taken: number, allowed: number, queues: number): number =>
  looks > taken ? 32 : Math.ceil((allowed - taken) / queues)

const isOpen = (lane: LaneRow, now: number): boolean =>
  lane.closed === 0 && lane.gone === 0 && (lane.paused_until === null || lane.paused_until <= now)

const inTurn = (issues: readonly number[], turn: number): number[] => [
  ...issues.filter((issue) => issue > turn),
  ...issues.filter((issue) => issue <= turn),
]
