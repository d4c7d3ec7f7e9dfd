/** What a lane lets through at one moment. */
export interface Allowance {
  readonly count: number
  /** When the lane's next message may go after `taken` of them were taken. */
  nextAt(taken: number): number
}

/** No more than these milliseconds' worth of messages goes at once, however long a lane has rested. */
const burstMs = 50

/** A timer that fires this late must not cost any rate. */
const lateMs = 10

/**
 * How many messages a lane may send now, at one every `intervalMs`, if its next one was allowed at `nextAt`.
 * Time that was not used is lost, except for what fits in a burst of 50 ms.
 */
export const allowance = (nextAt: number, now: number, intervalMs: number, slots: number): Allowance => {
  if (intervalMs <= 0) return { count: slots, nextAt: () => now }
  const saved = Math.max(burstMs - intervalMs, lateMs)
  const from = Math.max(nextAt, now - saved)
  const count = from > now ? 0 : Math.min(slots, Math.floor((now - from) / intervalMs) + 1)
  return { count, nextAt: (taken) => (taken === 0 ? nextAt : from + taken * intervalMs) }
}
