import type { Fix } from '../../../corrections.ts'
import { type Allowance, allowance, believedNext, type Gone, isRested, leaveBy } from '../../../pace.ts'
import type { LaneRequest } from '../../../port.ts'
import { intervalOf, type LaneRow } from '../../readers/lanes.ts'
import type { RecentSends } from '../rows/recent-sends.ts'
import type { Candidate, Look } from './candidates.ts'

/** A lane that is asked for, with the issues of which it has something pending. */
export interface Asked {
  readonly request: LaneRequest
  readonly lane: LaneRow
  readonly issues: readonly number[]
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

/** A lane as far as one tick has come with it. */
export interface Serving extends Asked {
  /** When its next message may go, as the lane says. */
  readonly next: number
  /** What went in the last second; null: not known. */
  readonly gone: readonly Gone[] | null
  /** As in a claim. */
  readonly leaveBy: number | undefined
  readonly allowed: Allowance
  fixes: readonly Fix[]
  readonly taken: Candidate[]
  turns: Turn[]
  looks: number
  /** The issue that was served last. */
  turn: number
  ends: number
}

/** A tick never looks at more rows of a lane than this: the next one goes on where it stopped. */
const mostLooks = 512
/** Of many lanes each is looked up for so many at first, at least: hardly any has as much as it may send. */
const leastAtOnce = 4

/** What the lane lets through at this moment; null: nothing. `shared`: other processes may take the next place. */
export const begin = (asked: Asked, recent: RecentSends, now: number, shared: boolean): Serving | null => {
  const { request, lane, issues } = asked
  if (!isOpen(lane, now)) return null
  const intervalMs = intervalOf(lane, request.intervalMs, now)
  const next = believedNext(lane.next_at, now, intervalMs)
  const { answerMs = Infinity } = request
  const gone = recent.of(lane.id, next, now, answerMs)
  // Whoever has the lane to themselves knows it only after a second, and what went in that.
  const alone = gone !== null && !(shared && gone.length === 0 && isRested(next, now))
  const lateMs = alone ? 0 : recent.lateness(lane.id, now, answerMs)
  const allowed = allowance(next, now, intervalMs, request.slots, gone, lateMs)
  if (allowed.count === 0) return null
  const turns = inTurn(issues, lane.turn).map((issue): Turn => ({ issue, rows: [], more: true, ends: 0 }))
  const by = shared && !alone ? leaveBy(next, now, intervalMs, lateMs) : undefined
  const nothing = { fixes: [], taken: [], looks: 0, ends: 0 }
  return { ...asked, ...nothing, next, gone, leaveBy: by, allowed, turns, turn: lane.turn }
}

/** How many more the lane itself lets through. */
const roomOf = ({ allowed, fixes, taken }: Serving): number => allowed.count - fixes.length - taken.length

/** What has to be looked up before the lanes can go on; `room`: on all of them together. */
export const looksOf = (servings: readonly Serving[], room: number): readonly (Look & { found: Found })[] => {
  const fair = Math.max(leastAtOnce, Math.ceil((2 * room) / servings.length))
  return servings.flatMap((serving) => {
    const { lane, turns, looks, ends } = serving
    const left = Math.min(roomOf(serving), room, fair)
    if (left <= 0 || looks >= mostLooks) return []
    const first = looks === 0 && turns.every(({ rows, more }) => rows.length === 0 && more)
    return turns
      .slice(0, first ? left : 1)
      .filter(isBare(ends))
      .map((turn) => {
        const most = first ? Math.ceil(left / turns.length) : pageSize(looks, serving.taken.length, left, turns.length)
        const found: Found = (rows) => {
          turn.rows = [...rows]
          turn.more = rows.length === most
          turn.ends = serving.ends
        }
        return { lane: lane.id, issue: turn.issue, most, found }
      })
  })
}

type Found = (rows: readonly Candidate[]) => void

/** Whatever was looked at has left the index, so the head of it is always what comes next. */
const isBare =
  (ends: number) =>
  (turn: Turn): boolean =>
    turn.rows.length === 0 && (turn.more || turn.ends < ends)

/** The next that was looked up, by turns among the issues; null: the lane has enough, or must be looked up again, or there is nothing. */
export const nextOf = (serving: Serving, room: number): Candidate | null => {
  while (room > 0 && roomOf(serving) > 0 && serving.looks < mostLooks) {
    const [turn] = serving.turns
    if (turn === undefined || isBare(serving.ends)(turn)) return null
    serving.turns.shift()
    const row = turn.rows.shift()
    if (row === undefined) continue
    serving.turns.push(turn)
    serving.looks++
    return row
  }
  return null
}

// No more rows than can be claimed, unless rows are being passed over: then there may be many of those.
const pageSize = (looks: number, taken: number, left: number, queues: number): number =>
  looks > taken ? 32 : Math.ceil(left / queues)

const isOpen = (lane: LaneRow, now: number): boolean =>
  lane.closed === 0 && lane.gone === 0 && (lane.paused_until === null || lane.paused_until <= now)

const inTurn = (issues: readonly number[], turn: number): number[] => [
  ...issues.filter((issue) => issue > turn),
  ...issues.filter((issue) => issue <= turn),
]
