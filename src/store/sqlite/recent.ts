import { type Gone, windowMs } from '../pace.ts'

/** What the lanes let through in the last second, for as long as nobody but this process moves them on. */
export interface Recent {
  /** Oldest first. Null: another process uses the lane, or did a moment ago. `nextAt` is what the lane's row says. */
  of(lane: number, nextAt: number, now: number): readonly Gone[] | null
  /** So much went, and the lane moved from one time to the next. */
  add(lane: number, gone: Gone, nextAt: { readonly before: number; readonly after: number }): void
  /** One of those that went at this moment came in so much later. */
  late(lane: number, at: number, byMs: number): void
}

interface Known {
  /** Everything from this moment on is known. */
  readonly since: number
  readonly nextAt: number
  /** In order of time, one for each moment. */
  readonly gone: Went[]
}

interface Went extends Gone {
  count: number
}

/** A memory of the last second: the lane's row only says when the next message may go. */
export const createRecent = (): Recent => {
  const lanes = new Map<number, Known>()
  const known = (lane: number, nextAt: number, now: number): Known => {
    // Whoever used it, that was more than a second ago.
    if (nextAt <= now - windowMs) return { since: -Infinity, nextAt, gone: [] }
    const kept = lanes.get(lane)
    return kept?.nextAt === nextAt ? kept : { since: now, nextAt, gone: [] }
  }
  return {
    of(lane, nextAt, now) {
      const { since, gone } = known(lane, nextAt, now)
      return since <= now - windowMs ? gone : null
    },
    add(lane, { at, count }, { before, after }) {
      const { since, gone } = known(lane, before, at)
      // An answer takes its place ahead of time: what goes until then still has to know the whole second before it.
      const old = gone.findIndex((each) => each.at > at - 2 * windowMs)
      gone.splice(0, old === -1 ? gone.length : old)
      put(gone, at, count)
      lanes.set(lane, { since, nextAt: after, gone })
    },
    late(lane, at, byMs) {
      const gone = lanes.get(lane)?.gone ?? []
      const there = gone.findLast((each) => each.at === at)
      if (there === undefined || there.count === 0) return
      there.count--
      put(gone, at + byMs, 1)
    },
  }
}

const put = (gone: Went[], at: number, count: number): void => {
  const place = gone.findLastIndex((each) => each.at <= at)
  const there = gone[place]
  if (there?.at === at) there.count += count
  else gone.splice(place + 1, 0, { at, count })
}
