/** Runs jobs of one key in order, of different keys side by side. */
export interface Sequence {
  /**
   * Comes to what this job comes to; one that throws holds up none behind it. With `patienceMs` it waits for those before it no longer than
   * that, and those behind it wait for it all the same.
   */
  run(key: string, job: () => Promise<void>, patienceMs?: number): Promise<void>
  /** Resolves when nothing is left. */
  idle(): Promise<void>
}

export const createSequence = (): Sequence => {
  const tails = new Map<string, Promise<void>>()
  return {
    run(key, work, patienceMs) {
      const job = patienceMs === undefined ? work : impatient(work, patienceMs)
      const before = tails.get(key)
      const mine = (before === undefined ? job() : before.then(job, job)).finally(() => {
        if (tails.get(key) === mine) tails.delete(key)
      })
      tails.set(key, mine)
      return mine
    },
    async idle() {
      while (tails.size > 0) await Promise.allSettled(tails.values())
    },
  }
}

/** The same, begun after so many milliseconds at the latest. */
const impatient = (work: () => Promise<void>, patienceMs: number): (() => Promise<void>) => {
  let begun: Promise<void> | null = null
  const begin = (): Promise<void> => {
    clearTimeout(timer)
    begun ??= work()
    // Whoever waits for its turn hears of it then.
    begun.catch(() => {})
    return begun
  }
  const timer = setTimeout(begin, patienceMs)
  return begin
}
