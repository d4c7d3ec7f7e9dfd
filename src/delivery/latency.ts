/** How long the sends of one lane take, from their claim to their answer; all in milliseconds. */
export interface Latency {
  /** A send was answered at `now`. Tells how much longer it took than it usually takes; all of it, where that is not known yet. */
  note(tookMs: number, now: number): number
  /** How many sends must be under way to use what the platform allows, and as many again, for those that take longer. */
  slots(perSecond: number): number
}

/** What `slots` keeps to. */
export interface SlotLimits {
  readonly least: number
  readonly most: number
}

/** The usual latency is measured over one to two windows of this length. */
const memoryMs = 2000
/** The usual latency is known once it was measured for this long. */
const learningMs = 500

/**
 * Watches one lane. What is usual is the shortest that was seen lately: only what is left of it can have come in late, and
 * only a platform that is far, not a machine that is busy, is a reason to have more under way.
 */
export const createLatency = ({ least, most }: SlotLimits): Latency => {
  let since = Number.NEGATIVE_INFINITY
  let learned = Number.NEGATIVE_INFINITY
  // Where the platform is does not change while nothing is sent.
  let far: number | null = null
  let shortest = Number.POSITIVE_INFINITY
  let before = Number.POSITIVE_INFINITY
  const usual = (): number => Math.min(shortest, before)
  return {
    note(tookMs, now) {
      // Where the clock was put back nothing is as old as it seems.
      if (now >= since + memoryMs || now < since) {
        const forgotten = now >= since + 2 * memoryMs
        before = forgotten ? Number.POSITIVE_INFINITY : shortest
        if (forgotten) learned = now + learningMs
        shortest = Number.POSITIVE_INFINITY
        since = now
      }
      shortest = Math.min(shortest, tookMs)
      if (now < learned) return tookMs
      far = usual()
      return tookMs - far
    },
    slots(perSecond) {
      const needed = far === null ? least : Math.ceil((2 * perSecond * far) / 1000)
      return Math.min(most, Math.max(least, needed))
    },
  }
}
