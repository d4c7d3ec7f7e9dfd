/** What a lane lets through at one moment. */
export interface Allowance {
  readonly count: number
  /** When the lane's next message may go after `taken` of them were taken. */
  nextAt(taken: number): number
}

/** So many messages went at this moment. */
export interface Gone {
  readonly at: number
  readonly count: number
}

/** Platforms count what arrives in a second; a little more, for what is faster on its way than what went a second before. */
export const windowMs = 1006

/** A window holds as many messages as even distances put into this time. */
const worthMs = 1004.5

/** Messages go this much further apart while it is not known what went in the last second. */
const unknown = 1.01

/** After a stall at most this much time's worth of messages goes at once. */
const burstMs = 100

/** After a rest the second message waits this much longer: the first one opens a connection and would be caught up with. */
const warmUpMs = 60

/** A place is never given away further ahead than this: nobody waits longer for an answer. */
export const longestQueueMs = 30_000

/** A timer may fire this late without costing any rate. */
const lateMs = 10

/**
 * How many messages a lane may send now, at one every `intervalMs`, if its next one was allowed at `nextAt`.
 * Time that was not used is lost, except for what fits in a burst of 100 ms; and after a burst the second is not overfilled.
 * `recent` is what went in the last second, or null where that is not known. Then, and after a rest, there are no bursts.
 */
export const allowance = (
  nextAt: number,
  now: number,
  intervalMs: number,
  slots: number,
  recent: readonly Gone[] | null = null,
): Allowance => {
  if (intervalMs <= 0) return { count: slots, nextAt: () => now }
  const rested = recent?.length === 0
  const saved = rested ? 0 : recent === null ? lateMs : Math.max(burstMs - intervalMs, lateMs)
  const stepMs = recent === null ? intervalMs * unknown : intervalMs
  const from = Math.max(nextAt, now - saved)
  const due = from > now ? 0 : Math.floor((now - from) / stepMs) + 1
  const room = Math.ceil(worthMs / intervalMs) - total(within(recent ?? [], now))
  const warmUp = rested ? warmUpMs : 0
  return {
    count: Math.max(0, Math.min(slots, due, room)),
    nextAt: (taken) => (taken === 0 ? nextAt : from + taken * stepMs + warmUp),
  }
}

/**
 * When a lane's next message may go, of what is written down about it: nothing beyond what could have been given away is believed,
 * a clock that was wrong wrote it.
 */
export const believedNext = (nextAt: number, now: number, intervalMs: number): number =>
  nextAt > now + longestQueueMs + windowMs + 2 * intervalMs ? now + intervalMs : nextAt

/** When the last second, full as it may be, has room for one more. */
export const roomAt = (recent: readonly Gone[] | null, now: number, intervalMs: number): number => {
  const gone = within(recent ?? [], now)
  let over = intervalMs <= 0 ? -1 : total(gone) - Math.ceil(worthMs / intervalMs)
  let at = now
  for (const each of gone) {
    if (over < 0) break
    over -= each.count
    at = each.at + windowMs
  }
  return at
}

/** How much slower than usual a lane goes (1: not at all) when it was slowed down to `factor` at `since`: half the way back each minute. */
export const slowness = ({ factor, since }: Slowed, now: number): number => {
  const left = (factor - 1) * 0.5 ** (Math.max(0, now - since) / 60_000)
  return left < 0.01 ? 1 : 1 + left
}

/** A lane's last slow-down. */
export interface Slowed {
  readonly factor: number
  readonly since: number
}

/** A platform that says "too fast" gets a tenth less, and an eighth of the usual rate at worst. It counts from the end of the pause. */
export const slowDown = (before: Slowed, now: number, pausedUntil: number): Slowed => ({
  factor: Math.min(8, slowness(before, now) / 0.9),
  since: pausedUntil,
})

const within = (recent: readonly Gone[], now: number): readonly Gone[] => recent.filter(({ at }) => at > now - windowMs)

const total = (gone: readonly Gone[]): number => gone.reduce((sum, { count }) => sum + count, 0)
