import { allowance, believedNext, longestQueueMs, roomAt } from '../../pace.ts'
import type { Store } from '../../port.ts'
import { intervalOf, type LaneRows } from '../readers/lanes.ts'
import type { Transactions } from '../work.ts'
import type { RecentSends } from './rows/recent-sends.ts'

/** Answers are taken to be on their way for this long. */
const lateMs = 25

/** Places on a lane for what is in no ledger: answers to people. They come before whatever has not been claimed yet. */
export const createReserveSlot = (
  { sql, group }: Transactions,
  lanes: LaneRows,
  recent: RecentSends,
): Pick<Store, 'reserveSlot'> => {
  const parks = (['deliveries', 'fixes'] as const).map((table) =>
    sql.prepare<[number, number, number, string, number]>(`
    update ${table} indexed by ${table}_open set due_at = ?, waits_from = ?
    where queue = (select queue from subscriptions where lane = cast(? as integer) and chat = cast(? as text) limit 1)
      and state in ('pending', 'sending') and state = 'pending' and due_at < cast(? as integer)`),
  )
  return {
    reserveSlot: group(function* (target, pace, now) {
      const lane = yield* lanes.find(target)
      if (lane === null || lane.closed === 1 || lane.gone === 1) return now
      // What comes in a pause waits for its end, without a place: most of it will have been given up by then.
      if (lane.paused_until !== null && lane.paused_until > now) return lane.paused_until
      const intervalMs = intervalOf(lane, pace.intervalMs, now)
      const next = believedNext(lane.next_at, now, intervalMs)
      const gone = recent.of(lane.id, next, now)
      const at = Math.ceil(Math.max(next, roomAt(gone, now, intervalMs)))
      if (at > now + longestQueueMs) return at
      const { nextAt } = allowance(next, at, intervalMs, 1, gone)
      const after = nextAt(1)
      yield* lanes.moveOn(lane.id, after, lane.turn)
      recent.guess(lane.id, at, lateMs, { before: next, after })
      for (const park of parks)
        yield* park.run(at + pace.chatMs, Math.ceil(now), lane.id, target.chat, at + pace.chatMs)
      return at
    }),
  }
}
