/** Counts what strangers can make happen at will, so that the log tells of it once a minute. */
export interface Tally {
  add(): void
  /** Tells of what was not told yet. */
  close(): void
}

const minuteMs = 60_000

/** `tell` hears of the first at once, then at most once a minute how many there were since. */
export function createTally(now: () => number, tell: (count: number) => void): Tally {
  let count = 0
  let toldAt = Number.NEGATIVE_INFINITY
  const flush = (): void => {
    if (count === 0) return
    tell(count)
    count = 0
    toldAt = now()
  }
  return {
    add() {
      count++
      // A clock that was set back counts as a minute gone by.
      if (Math.abs(now() - toldAt) >= minuteMs) flush()
    },
    close: flush,
  }
}
