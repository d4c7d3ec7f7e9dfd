import { cameInAt, type Gone, windowMs } from '../../../pace.ts'

/** A message under way, as whoever adds it names it: a delivery's id, or words of their own. */
export type Name = number | string

/** A fix among what is under way. */
export const fixName = ({ delivery }: { readonly delivery: number }): Name => `fix ${delivery}`

/** What the lanes let through in the last second, for as long as nobody but this process moves them on. */
export interface RecentSends {
  /**
   * Oldest first. Null: another process uses the lane, or did a moment ago. `nextAt` is what the lane's row says; what is under way for
   * more than `answerMs` may come in only now.
   */
  of(lane: number, nextAt: number, now: number, answerMs: number): readonly Gone[] | null
  /** How much later than it left something came in lately, or may come in now. */
  lateness(lane: number, now: number, answerMs: number): number
  /** These go at this moment, and the lane moves from one time to the next. */
  add(lane: number, at: number, names: readonly Name[], nextAt: Moved): void
  /** It has come in, at most so much later than it was to go. */
  came(lane: number, name: Name, lateMs: number): void
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
  /** What has come in, in order of time, one for each moment. */
  readonly gone: Went[]
}

interface UnderWay {
  readonly name: Name
  readonly at: number
}

interface Went extends Gone {
  count: number
  /** So much later than the latest of them left. */
  lateMs: number
}

interface Own {
  underWay: UnderWay[]
  /** What came in late of it in the last seconds, whoever else has moved the lane on. */
  late: Went[]
  known: Known
}

const nothing = (): Own => ({ underWay: [], late: [], known: { since: Infinity, nextAt: Infinity, gone: [] } })

/** A memory of the last second: the lane's row only says when the next message may go. */
export const createRecentSends = (): RecentSends => {
  const lanes = new Map<number, Own>()
  const own = (lane: number): Own => {
    const found = lanes.get(lane) ?? nothing()
    lanes.set(lane, found)
    return found
  }
  const known = (lane: number, nextAt: number, now: number): Known => {
    // Whoever used it, that was more than a second ago.
    if (nextAt <= now - windowMs) return { since: -Infinity, nextAt, gone: [] }
    const kept = lanes.get(lane)?.known
    return kept?.nextAt === nextAt ? kept : { since: now, nextAt, gone: [] }
  }
  return {
    of(lane, nextAt, now, answerMs) {
      const { since, gone } = known(lane, nextAt, now)
      if (since > now - windowMs) return null
      const open = (lanes.get(lane)?.underWay ?? [])
        .map((each) => ({ at: cameInAt(each.at, now, answerMs), count: 1 }))
        .filter(({ at }) => at > now - windowMs)
      return open.length === 0 ? gone : [...gone, ...open].sort((a, b) => a.at - b.at)
    },
    lateness(lane, now, answerMs) {
      const { late, underWay } = lanes.get(lane) ?? nothing()
      const came = late.filter(({ at }) => at > now - windowMs).map(({ lateMs }) => lateMs)
      return Math.max(0, ...came, ...underWay.map(({ at }) => cameInAt(at, now, answerMs) - at))
    },
    add(lane, at, names, { before, after }) {
      const { since, gone } = known(lane, before, at)
      // An answer takes its place ahead of time: what goes until then still has to know the whole second before it.
      const from = at - 2 * windowMs
      const kept = own(lane)
      kept.known = { since, nextAt: after, gone: gone.filter((each) => each.at > from) }
      kept.late = kept.late.filter((each) => each.at > from)
      // Nobody will say what became of those: they count no more, wherever they are.
      kept.underWay = kept.underWay.filter((each) => cameInAt(each.at, Infinity, 0) > from)
      for (const name of names) kept.underWay.push({ name, at })
    },
    came(lane, name, lateMs) {
      const kept = lanes.get(lane)
      const place = kept?.underWay.findIndex((each) => each.name === name) ?? -1
      const [sent] = place === -1 ? [] : (kept?.underWay.splice(place, 1) ?? [])
      if (kept === undefined || sent === undefined) return
      put(kept.known.gone, sent.at + lateMs, lateMs)
      if (lateMs > 0) put(kept.late, sent.at + lateMs, lateMs)
    },
    shift(byMs) {
      const later = <T extends { readonly at: number }>(all: readonly T[]): T[] =>
        all.map((each) => ({ ...each, at: each.at + byMs }))
      for (const [lane, { underWay, late, known }] of lanes)
        lanes.set(lane, {
          underWay: later(underWay),
          late: later(late),
          known: { since: known.since + byMs, nextAt: known.nextAt + byMs, gone: later(known.gone) },
        })
    },
  }
}

const put = (gone: Went[], at: number, lateMs: number): void => {
  const place = gone.findLastIndex((each) => each.at <= at)
  const there = gone[place]
  if (there?.at !== at) gone.splice(place + 1, 0, { at, count: 1, lateMs })
  else {
    there.count++
    there.lateMs = Math.max(there.lateMs, lateMs)
  }
}
