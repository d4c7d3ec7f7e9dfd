import { type Gone, windowMs } from '../../../pace.ts'

/** What the lanes let through in the last second, for as long as nobody but this process moves them on. */
export interface RecentSends {
  /** Oldest first. Null: another process uses the lane, or did a moment ago. `nextAt` is what the lane's row says. */
  of(lane: number, nextAt: number, now: number): readonly Gone[] | null
  /** So much went, and the lane moved from one time to the next. */
  add(lane: number, gone: Gone, nextAt: Moved): void
  /** One goes at this moment, and nobody will tell how late it came in: so late, or with what came in even later around it. */
  guess(lane: number, at: number, lateMs: number, nextAt: Moved): void
  /** One of those that went at this moment came in so much later. */
  came(lane: number, at: number, lateMs: number): void
  /** All of it took place so much later (or earlier), by the clock as it is now; the lanes' rows say so too. */
  shift(byMs: number): void
}

/** From one time to the next. */
interface Moved {
  readonly before: number
  readonly after: number
}

interface Known {
  /** Everything from this moment on is known. */
  readonly since: number
  readonly nextAt: number
  /** In order of time, one for each moment. */
  readonly gone: Went[]
  /** Those in `gone` of which nobody told how late they came in. */
  guesses: readonly Guess[]
}

interface Guess {
  readonly at: number
  /** Under which it stands in `gone`. */
  cameAt: number
}

interface Went extends Gone {
  count: number
}

/** A message this late was held up by something that holds up its neighbours too: */
const heldUpMs = 8
/** those sent up to this long before it. */
const aroundMs = 50

/** A memory of the last second: the lane's row only says when the next message may go. */
export const createRecentSends = (): RecentSends => {
  const lanes = new Map<number, Known>()
  const known = (lane: number, nextAt: number, now: number): Known => {
    // Whoever used it, that was more than a second ago.
    if (nextAt <= now - windowMs) return { since: -Infinity, nextAt, gone: [], guesses: [] }
    const kept = lanes.get(lane)
    return kept?.nextAt === nextAt ? kept : { since: now, nextAt, gone: [], guesses: [] }
  }
  const add = (lane: number, { at, count }: Gone, { before, after }: Moved): Known => {
    const { since, gone, guesses } = known(lane, before, at)
    // An answer takes its place ahead of time: what goes until then still has to know the whole second before it.
    const old = gone.findIndex((each) => each.at > at - 2 * windowMs)
    gone.splice(0, old === -1 ? gone.length : old)
    put(gone, at, count)
    const kept = { since, nextAt: after, gone, guesses }
    lanes.set(lane, kept)
    return kept
  }
  return {
    of(lane, nextAt, now) {
      const { since, gone } = known(lane, nextAt, now)
      return since <= now - windowMs ? gone : null
    },
    add(lane, gone, nextAt) {
      add(lane, gone, nextAt)
    },
    guess(lane, at, lateMs, nextAt) {
      const guess = { at, cameAt: at + lateMs }
      const kept = add(lane, { at: guess.cameAt, count: 1 }, nextAt)
      kept.guesses = [...kept.guesses.filter((each) => each.cameAt > at - windowMs), guess]
    },
    came(lane, at, lateMs) {
      const kept = lanes.get(lane)
      if (kept === undefined) return
      const cameAt = at + lateMs
      shift(kept.gone, at, cameAt)
      if (lateMs < heldUpMs) return
      for (const guess of kept.guesses) {
        if (guess.cameAt >= cameAt || guess.at + aroundMs < at) continue
        shift(kept.gone, guess.cameAt, cameAt)
        guess.cameAt = cameAt
      }
    },
    shift(byMs) {
      for (const [lane, { since, nextAt, gone, guesses }] of lanes)
        lanes.set(lane, {
          since: since + byMs,
          nextAt: nextAt + byMs,
          gone: gone.map(({ at, count }) => ({ at: at + byMs, count })),
          guesses: guesses.map(({ at, cameAt }) => ({ at: at + byMs, cameAt: cameAt + byMs })),
        })
    },
  }
}

const shift = (gone: Went[], from: number, to: number): void => {
  const there = gone.findLast(({ at }) => at === from)
  if (there === undefined || there.count === 0) return
  there.count--
  put(gone, to, 1)
}

const put = (gone: Went[], at: number, count: number): void => {
  const place = gone.findLastIndex((each) => each.at <= at)
  const there = gone[place]
  if (there?.at === at) there.count += count
  else gone.splice(place + 1, 0, { at, count })
}
