/** How many parts went out in each of the last seconds, by platform, as far as this process sent them. */
export interface SendRate {
  sent(platform: string): void
  /** How many there were since the start. */
  total(): number
  /** Oldest second first, up to the one that is over; platforms that sent nothing meanwhile are absent. */
  lately(): ReadonlyMap<string, readonly number[]>
}

/** So many seconds are remembered. */
export const rateSeconds = 120

export function createSendRate(now: () => number): SendRate {
  const platforms = new Map<string, { readonly counts: number[]; last: number }>()
  /** Seconds in which nothing went count as zero. */
  const upTo = (known: { readonly counts: number[]; last: number }, second: number): void => {
    const gap = Math.min(Math.max(0, second - known.last), rateSeconds + 1)
    for (let step = 1; step <= gap; step++) known.counts[(second - gap + step) % (rateSeconds + 1)] = 0
    known.last = Math.max(known.last, second)
  }
  const secondNow = (): number => Math.floor(now() / 1000)
  let total = 0
  return {
    total: () => total,
    sent(platform) {
      total++
      const second = secondNow()
      const known = platforms.get(platform) ?? { counts: new Array<number>(rateSeconds + 1).fill(0), last: second }
      platforms.set(platform, known)
      upTo(known, second)
      const place = known.last % (rateSeconds + 1)
      known.counts[place] = (known.counts[place] ?? 0) + 1
    },
    lately() {
      const second = secondNow()
      const shown = new Map<string, readonly number[]>()
      for (const [platform, known] of platforms) {
        upTo(known, second)
        const counts = Array.from(
          { length: rateSeconds },
          (_, at) => known.counts[(known.last + 1 + at) % (rateSeconds + 1)] ?? 0,
        )
        if (counts.some((count) => count > 0)) shown.set(platform, counts)
      }
      return shown
    },
  }
}
