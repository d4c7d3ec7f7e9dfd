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

/**
 * Platforms count what arrives in a second; a little more, for what is faster on its way than what went a second before.
 *
 * Why no second at the platform ever holds more than it allows (n), however late anything is: let message k leave at L(k) and arrive at
 * A(k), and say of it that it came in at U(k), its leaving plus what its answer took beyond the shortest `s` that answers take. The way
 * there and the way back are at least `s` together, so A(k) <= U(k) + w, w being the shortest way there; and A(k+n) >= L(k+n) + w.
 * Message k+n leaves when no more than n-1 have U within the window, so L(k+n) >= U(k) + windowMs, and A(k+n) - A(k) >= windowMs. What
 * has no answer yet may arrive at any moment, so its U goes on with the clock. What this rests on: that `s` is known to the few
 * milliseconds that the window is longer than a second, and that nothing is on its way for longer than `longestWayMs`.
 */
export const windowMs = 1006

/** Nothing is taken to be on its way for longer than this because its answer is not there: it is the platform that takes its time. */
export const longestWayMs = 1000

/** When something is taken to have come in that was to go at `at` and has no answer yet, where none takes less than `answerMs`. */
export const cameInAt = (at: number, now: number, answerMs: number): number =>
  Math.max(at, Math.min(at + longestWayMs, now - answerMs))

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
const timerMs = 10

/**
 * How many messages a lane may send now, at one every `intervalMs`, if its next one was allowed at `nextAt`.
 * Time that was not used is lost, except for what fits in a burst of 100 ms; and after a burst the second is not overfilled.
 * `recent` is what went in the last second, or null where that is not known. Then, and after a rest, there are no bursts; and where
 * something came in `lateMs` later than it left, what follows goes apart by as much in a second more, after a rest at once.
 */
export const allowance = (
  nextAt: number,
  now: number,
  intervalMs: number,
  slots: number,
  recent: readonly Gone[] | null = null,
  lateMs = 0,
): Allowance => {
  if (intervalMs <= 0) return { count: slots, nextAt: () => now }
  const rested = recent === null ? isRested(nextAt, now) : recent.length === 0
  const saved = rested ? 0 : recent === null ? timerMs : Math.max(burstMs - intervalMs, timerMs)
  const stepMs = recent === null ? intervalMs * (unknown + lateMs / 1000) : intervalMs
  const from = Math.max(nextAt, now - saved)
  const due = from > now ? 0 : Math.floor((now - from) / stepMs) + 1
  const room = Math.ceil(worthMs / intervalMs) - total(within(recent ?? [], now))
  const warmUp = rested ? warmUpMs + lateMs : 0
  return {
    count: Math.max(0, Math.min(slots, due, room)),
    nextAt: (taken) => (taken === 0 ? nextAt : from + taken * stepMs + warmUp),
  }
}

/** Whether nothing has gone for a second, by what is written down about the lane. */
export const isRested = (nextAt: number, now: number): boolean => nextAt <= now - windowMs

/**
 * Until when what was taken at `now` may leave, where another process may take the next place, which is as far away as `allowance` says;
 * undefined: the lane is so fast that one message more or less in a second is within what is left of it.
 */
export const leaveBy = (nextAt: number, now: number, intervalMs: number, lateMs: number): number | undefined =>
  intervalMs <= windowMs - 1000
    ? undefined
    : now + 1000 * (unknown - 1) + lateMs + (isRested(nextAt, now) ? warmUpMs : 0)

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

// On a fast lane these are a thousand, at every tick.
const within = (recent: readonly Gone[], now: number): readonly Gone[] => {
  const before = recent.findLastIndex(({ at }) => at <= now - windowMs)
  return before === -1 ? recent : recent.slice(before + 1)
}

const total = (gone: readonly Gone[]): number => {
  let sum = 0
  for (const { count } of gone) sum += count
  return sum
}
