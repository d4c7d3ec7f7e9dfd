import type { Lane } from '../../../model.ts'
import { allowance, believedNext, longestQueueMs, roomAt } from '../../pace.ts'
import type { Store } from '../../port.ts'
import { intervalOf, type LaneRows } from '../readers/lanes.ts'
import type { Transactions } from '../work.ts'
import type { Name, RecentSends } from './rows/recent-sends.ts'

/** Places on a lane for what is in no ledger: answers to people. They come before whatever has not been claimed yet. */
export const createReserveSlot = (
  { sql, group }: Transactions,
  lanes: LaneRows,
  recent: RecentSends,
): Pick<Store, 'reserveSlot' | 'leaveSlot'> => {
  // Who has taken a place has its lane.
  const taken = new Map<string, number>()
  const parks = (['deliveries', 'fixes'] as const).map((table) =>
    sql.prepare<[number, number, number, string, number]>(`
    update ${table} indexed by ${table}_open set due_at = ?, waits_from = ?
    where queue = (select queue from subscriptions where lane = cast(? as integer) and chat = cast(? as text) limit 1)
      and state in ('pending', 'sending') and state = 'pending' and due_at < cast(? as integer)`),
  )
  return {
    reserveSlot: group(
      function* (target, pace, now) {
        const lane = yield* lanes.find(target)
        if (lane === null || lane.closed === 1 || lane.gone === 1) return now
        // What comes in a pause waits for its end, without a place: most of it will have been given up by then.
        if (lane.paused_until !== null && lane.paused_until > now) return lane.paused_until
        const intervalMs = intervalOf(lane, pace.intervalMs, now)
        const next = believedNext(lane.next_at, now, intervalMs)
        const { answerMs = Infinity } = pace
        const gone = recent.of(lane.id, next, now, answerMs)
        const at = Math.ceil(Math.max(next, roomAt(gone, now, intervalMs)))
        if (at > now + longestQueueMs) return at
        const lateMs = gone === null ? recent.lateness(lane.id, now, answerMs) : 0
        const { nextAt } = allowance(next, at, intervalMs, 1, gone, lateMs)
        const after = nextAt(1)
        yield* lanes.moveOn([{ id: lane.id, nextAt: after, turn: lane.turn }])
        recent.add(lane.id, at, [nameOf(at)], { before: next, after })
        taken.set(keyOf(lane), lane.id)
        for (const park of parks)
          yield* park.post(at + pace.chatMs, Math.ceil(now), lane.id, target.chat, at + pace.chatMs)
        return at
      },
      { of: (target) => target },
    ),
    leaveSlot(lane, place, lateMs) {
      const id = taken.get(keyOf(lane))
      if (id !== undefined) recent.came(id, nameOf(place), lateMs)
    },
  }
}

const keyOf = ({ platform, account }: Lane): string => `${platform} ${account}`
const nameOf = (place: number): Name => `at ${place}`
