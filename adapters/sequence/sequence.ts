/** Runs jobs of one key in order, of different keys side by side. */
export interface Sequence {
  /** Comes to what this job comes to; one that throws holds up none behind it. */
  run(key: string, job: () => Promise<void>): Promise<void>
  /** Resolves when nothing is left. */
  idle(): Promise<void>
}

export const createSequence = (): Sequence => {
  const tails = new Map<string, Promise<void>>()
  return {
    run(key, job) {
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
