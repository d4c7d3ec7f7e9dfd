import { type Gone, windowMs } from '../pace.ts'

/** What the lanes let through in the last second, for as long as nobody but this process moves them on. */
export interface Recent {
  /** Null: another process uses the lane, or did a moment ago. `nextAt` is what the lane's row says. */
  of(lane: number, nextAt: number, now: number): readonly Gone[] | null
  /** So much went, and the lane moved from one time to the next. */
  add(lane: number, gone: Gone, nextAt: { readonly before: number; readonly after: number }): void
}

interface Known {
  /** Everything from this moment on is known. */
  readonly since: number
  readonly nextAt: number
  readonly gone: readonly Gone[]
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
    add(lane, gone, { before, after }) {
      const kept = known(lane, before, gone.at)
      const still = kept.gone.filter(({ at }) => at > gone.at - windowMs)
      lanes.set(lane, { since: kept.since, nextAt: after, gone: [...still, gone] })
    },
  }
}
