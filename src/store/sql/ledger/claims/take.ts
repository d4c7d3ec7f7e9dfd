import type { Fix } from '../../../corrections.ts'
import type { Claim, Tick } from '../../../port.ts'
import type { Guard } from '../../guard.ts'
import { mapped } from '../../lists.ts'
import type { LaneRows } from '../../readers/lanes.ts'
import type { Transactions, Work } from '../../work.ts'
import type { Digests } from '../digests.ts'
import type { TakeFixes } from '../fix-claims.ts'
import type { OtherAccounts } from '../other-accounts.ts'
import type { Addenda } from '../rows/addenda.ts'
import type { ChatQueues } from '../rows/chat-queues.ts'
import type { Counters } from '../rows/counters.ts'
import type { DeliveryRows } from '../rows/delivery-rows.ts'
import { fixName, type RecentSends } from '../rows/recent-sends.ts'
import { type Candidate, createCandidates, type Due } from './candidates.ts'
import { createChats } from './chats.ts'
import { createDeciding, type Deciding } from './decide.ts'
import { createRestsElsewhere } from './lately.ts'
import { type Asked, begin, looksOf, nextOf, type Serving } from './serving.ts'

/**
 * Takes what these lanes may do now, fixes before anything else, writes it down as sending, and moves the lanes on. Tells of each lane in
 * their order.
 */
export type TakeClaims = (asked: readonly Asked[], tick: Tick, counters: Counters) => Work<readonly Taken[]>

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
  readonly due: Due
}

/**
 * Claims go to the issues of a lane by turns, within an issue in order of time. What is due is looked up as a set, for all lanes, with all
 * that is open in its chats; what becomes of it is decided here, and written down as a set.
 */
export const createClaims = (
  { sql }: Transactions,
  { guard, lanes, deliveries, recent, queues, takeFixes, otherAccounts, digests, addenda, due }: Steps,
): TakeClaims => {
  const candidates = createCandidates(sql, digests, addenda)
  const beginDeciding = createDeciding({
    ...{ deliveries, queues, otherAccounts, digests },
    beginChats: createChats(sql, queues),
    restsElsewhere: createRestsElsewhere(sql),
  })

  /** Looks up what the lanes must know to go on; false: nothing. */
  const look = function* (servings: readonly Serving[], room: number, now: number, deciding: Deciding) {
    const looks = looksOf(servings, room)
    if (looks.length === 0) return false
    yield* deciding.settle()
    const rows = yield* due(looks, now)
    const by = Map.groupBy(rows, ({ lane, issue }) => `${lane} ${issue}`)
    for (const { lane, issue, found } of looks) found(by.get(`${lane} ${issue}`) ?? [])
    const ofLanes = (which: (serving: Serving) => boolean): readonly Candidate[] => {
      const ids = new Set(servings.filter(which).map(({ lane }) => lane.id))
      return ids.size === 0 ? [] : rows.filter(({ lane }) => ids.has(lane))
    }
    yield* deciding.meet(
      rows,
      ofLanes(({ gone }) => gone === null),
      ofLanes(({ request }) => request.sharesChats === true),
    )
    return true
  }

  const takeDue = function* (servings: readonly Serving[], most: number, tick: Tick, deciding: Deciding): Work<void> {
    let room = most
    while (room > 0 && (yield* look(servings, room, tick.now, deciding)))
      for (const serving of servings)
        for (let row = nextOf(serving, room); row !== null; row = nextOf(serving, room)) {
          const became = deciding.decide(row, deciding.asks(row) ? yield* deciding.elsewhere(row, serving.lane) : null)
          if (became === 'ended') serving.ends++
          if (became !== 'taken') continue
          serving.taken.push(row)
          serving.turn = row.issue
          room--
        }
    yield* deciding.settle()
  }

  const inTime = ({ leaveBy }: Serving, taken: Taken): Taken =>
    leaveBy === undefined
      ? taken
      : {
          ...taken,
          claims: taken.claims.map((claim) => ({ ...claim, leaveBy })),
          fixes: taken.fixes.map((fix) => ({ ...fix, leaveBy })),
        }

  return function* (asked, tick, counters) {
    const servings = new Map(asked.map((each) => [each, begin(each, recent, tick.now, guard.shared)]))
    const open = [...servings.values()].filter((each) => each !== null)
    let room = tick.most ?? Number.POSITIVE_INFINITY
    for (const serving of open) {
      serving.fixes = yield* takeFixes(serving.lane.id, Math.min(serving.allowed.count, room), tick, counters)
      room -= serving.fixes.length
    }
    const deciding = beginDeciding(tick, counters)
    yield* takeDue(open, room, tick, deciding)
    const claims = yield* candidates.claims(
      open.flatMap(({ taken }) => taken),
      new Map(open.map(({ lane }) => [lane.id, lane])),
      deciding.bringing,
    )
    const moves: Parameters<LaneRows['moveOn']>[0][number][] = []
    const results = new Map<Serving, Taken>()
    let from = 0
    for (const serving of open) {
      const { lane, fixes, taken, allowed, next, turn } = serving
      const own = claims.slice(from, from + taken.length)
      from += taken.length
      const count = own.length + fixes.length
      const nextAt = count === 0 ? lane.next_at : allowed.nextAt(count)
      results.set(serving, { claims: own, fixes, nextAt })
      if (count === 0) continue
      moves.push({ id: lane.id, nextAt, turn })
      const names = [...own.map(({ delivery }) => delivery), ...fixes.map(fixName)]
      recent.add(lane.id, tick.now, names, { before: next, after: nextAt })
    }
    yield* lanes.moveOn(moves)
    return yield* mapped([...servings], function* ([{ request, lane }, serving]): Work<Taken> {
      const result = serving === null ? undefined : results.get(serving)
      if (serving === null || result === undefined) return { claims: [], fixes: [], nextAt: lane.next_at }
      return inTime(serving, request.tellsLater ? { ...result, claims: yield* addenda.take(result.claims) } : result)
    })
  }
}
