import { cameInAt, type Gone, windowMs } from '../../../pace.ts'

/** A message under way, as whoever adds it names it: a delivery's id, or words of their own. */
export type Name = number | string

/** A fix among what is under way. */
export const fixName = ({ delivery }: { readonly delivery: number }): Name => `fix ${delivery}`

/** What the lanes let through in the last second, for as long as nobody but this process moves them on. */
export interface RecentSends {
  /**
   * Oldest first. Null: another process uses this lane or others, or did within a minute. `nextAt` is what the lane's row says; what is under way for
   * more than `answerMs` may come in only now.
   */
  of(lane: number, nextAt: number, now: number, answerMs: number): readonly Gone[] | null
  /**
   * How much later than it was to go something of this process came in lately, or may come in now. A tick that took long is as long on
   * every lane: where another process takes the next place, it knows nothing of that.
   */
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
}

interface Own {
  underWay: UnderWay[]
  known: Known
}

const nothing = (): Own => ({ underWay: [], known: { since: Infinity, nextAt: Infinity, gone: [] } })

/** How long this process is taken to be as slow as it was at its slowest; and as long again, at most. */
const slowMs = 5_000

/** Another process that moved a lane on is taken to be there for so long. */
const sharedMs = 60_000

/** A memory of the last second: the lane's row only says when the next message may go. */
export const createRecentSends = (): RecentSends => {
  const lanes = new Map<number, Own>()
  // It may take the next place on any lane, and knows nothing of how late what goes now leaves.
  let sharedUntil = Number.NEGATIVE_INFINITY
  let slow = { since: Number.NEGATIVE_INFINITY, most: 0, before: 0 }
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
      const left = lanes.get(lane)?.known.nextAt ?? Infinity
      if (left !== Infinity && left !== nextAt) sharedUntil = now + sharedMs
      const { since, gone } = known(lane, nextAt, now)
      if (since > now - windowMs || now < sharedUntil) return null
      const open: Went[] = []
      for (const each of lanes.get(lane)?.underWay ?? []) {
        const at = cameInAt(each.at, now, answerMs)
        if (at <= now - windowMs) continue
        const last = open.at(-1)
        if (last?.at === at) last.count++
        else open.push({ at, count: 1 })
      }
      return open.length === 0 ? gone : merged(gone, open)
    },
    lateness(lane, now, answerMs) {
      const { underWay } = lanes.get(lane) ?? nothing()
      const came = now < slow.since + 2 * slowMs ? Math.max(slow.most, slow.before) : 0
      return Math.max(came, ...underWay.map(({ at }) => cameInAt(at, now, answerMs) - at))
    },
    add(lane, at, names, { before, after }) {
      const { since, gone } = known(lane, before, at)
      // An answer takes its place ahead of time: what goes until then still has to know the whole second before it.
      const from = at - 2 * windowMs
      const kept = own(lane)
      kept.known = { since, nextAt: after, gone: gone.filter((each) => each.at > from) }
      // Nobody will say what became of those: they count no more, wherever they are.
      kept.underWay = kept.underWay.filter((each) => cameInAt(each.at, Infinity, 0) > from)
      for (const name of names) kept.underWay.push({ name, at })
    },
    came(lane, name, lateMs) {
      const kept = lanes.get(lane)
      const place = kept?.underWay.findIndex((each) => each.name === name) ?? -1
      const [sent] = place === -1 ? [] : (kept?.underWay.splice(place, 1) ?? [])
      if (kept === undefined || sent === undefined) return
      const at = sent.at + lateMs
      put(kept.known.gone, at)
      // By a clock that was put back nothing is as old as it seems.
      if (at >= slow.since + slowMs || at < slow.since - windowMs)
        slow = { since: at, most: 0, before: at < slow.since + 2 * slowMs ? slow.most : 0 }
      slow.most = Math.max(slow.most, lateMs)
    },
    shift(byMs) {
      const later = <T extends { readonly at: number }>(all: readonly T[]): T[] =>
        all.map((each) => ({ ...each, at: each.at + byMs }))
      slow = { ...slow, since: slow.since + byMs }
      sharedUntil += byMs
      for (const [lane, { underWay, known }] of lanes)
        lanes.set(lane, {
          underWay: later(underWay),
          known: { since: known.since + byMs, nextAt: known.nextAt + byMs, gone: later(known.gone) },
        })
    },
  }
}

const merged = (gone: readonly Gone[], open: readonly Gone[]): readonly Gone[] => {
  const all = [...gone, ...open]
  const inOrder = all.every((each, at) => at === 0 || (all[at - 1]?.at ?? 0) <= each.at)
  return inOrder ? all : all.sort((a, b) => a.at - b.at)
}

const put = (gone: Went[], at: number): void => {
  const place = gone.findLastIndex((each) => each.at <= at)
  const there = gone[place]
  if (there?.at !== at) gone.splice(place + 1, 0, { at, count: 1 })
  else there.count++
}
