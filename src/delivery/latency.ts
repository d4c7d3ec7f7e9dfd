import { longestWayMs } from '../store/pace.ts'

/** How long the sends of one lane take, from their leaving to their answer; all in milliseconds. */
export interface Latency {
  /** A send was answered at `now`. */
  note(tookMs: number, now: number): void
  /** What answers take at least; 0 where that is not known yet. */
  usual(now: number): number
  /** How late it may have come in that was to leave at `dueAt`, left at `leftAt` and is answered at `now`. */
  late(dueAt: number, leftAt: number, now: number): number
  /**
   * How many sends must be under way to use what the platform allows, and as many again, for those that take longer: under way is also what
   * the ledger has not heard of yet.
   */
  slots(perSecond: number): number
}

/** What `slots` keeps to. */
export interface SlotLimits {
  readonly least: number
  readonly most: number
}

/** The usual latency is measured over one to two windows of this length: long enough to hold one answer that nothing held up. */
const memoryMs = 30_000
/** Lateness that the pace has room for: the half of what its window has over a second. */
const toleranceMs = 3
/** The usual latency is known once it was measured for this long, on so many answers. */
const learningMs = 500
const learningCount = 100
/** From a claim to its leaving, and from its answer to the next claim: the disk is waited for, and ticks gather what comes. */
const ledgerMs = 8

/**
 * Watches one lane. What is usual is the shortest that was seen lately: only what is left of it can have come in late, and
 * only a platform that is far, not a machine that is busy, is a reason to have more under way.
 */
export const createLatency = ({ least, most }: SlotLimits): Latency => {
  let since = Number.NEGATIVE_INFINITY
  let learned = Number.NEGATIVE_INFINITY
  let answers = 0
  // Where the platform is does not change while nothing is sent.
  let far: number | null = null
  let shortest = Number.POSITIVE_INFINITY
  let before = Number.POSITIVE_INFINITY
  const knows = (now: number): boolean => now >= learned && answers >= learningCount
  const usual = (now: number): number => (knows(now) && now < since + 2 * memoryMs ? Math.min(shortest, before) : 0)
  return {
    note(tookMs, now) {
      // Where the clock was put back nothing is as old as it seems.
      if (now >= since + memoryMs || now < since) {
        const forgotten = now >= since + 2 * memoryMs
        before = forgotten ? Number.POSITIVE_INFINITY : shortest
        if (forgotten) [learned, answers] = [now + learningMs, 0]
        shortest = Number.POSITIVE_INFINITY
        since = now
      }
      answers++
      shortest = Math.min(shortest, tookMs)
      if (knows(now)) far = Math.min(shortest, before)
    },
    usual,
    late(dueAt, leftAt, now) {
      const wayMs = Math.min(longestWayMs, Math.max(0, now - leftAt - usual(now)))
      return Math.max(0, leftAt - dueAt + wayMs - toleranceMs)
    },
    slots(perSecond) {
      const needed = far === null ? least : Math.ceil((2 * perSecond * (far + ledgerMs)) / 1000)
      return Math.min(most, Math.max(least, needed))
    },
  }
}
