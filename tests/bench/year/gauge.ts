/** What some work took. */
export interface Spent {
  /** Of this process. */
  readonly cpuMs: number
  readonly wallMs: number
}

/** Measures work, and how long it keeps everything else waiting. */
export interface Gauge {
  run<R>(work: () => Promise<R>): Promise<R>
  /** Since it was asked last. */
  take(): Spent
  /** The longest that nothing else had its turn, since the beginning. */
  held(): Spent
}

/** `beats`: others have their turn within the work too, and what lies between two turns counts; it costs a turn each. */
export function createGauge({ beats }: { readonly beats: boolean }): Gauge {
  let sum: Spent = none
  let held: Spent = none
  return {
    async run(work) {
      const from = stamp()
      let last = from
      let going = true
      const beat = (): void => {
        const now = stamp()
        held = longer(held, since(last, now))
        last = now
      }
      // The last turn comes when the work is over, and what came in between is not of it.
      const turn = (): void => {
        if (!going) return
        beat()
        setImmediate(turn)
      }
      if (beats) setImmediate(turn)
      try {
        return await work()
      } finally {
        going = false
        if (beats) beat()
        sum = plus(sum, since(from, stamp()))
      }
    },
    take() {
      const taken = sum
      sum = none
      return taken
    },
    held: () => held,
  }
}

const none: Spent = { cpuMs: 0, wallMs: 0 }

const stamp = (): Spent => {
  const { user, system } = process.threadCpuUsage()
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() }
}
const since = (from: Spent, to: Spent): Spent => ({ cpuMs: to.cpuMs - from.cpuMs, wallMs: to.wallMs - from.wallMs })
const plus = (a: Spent, b: Spent): Spent => ({ cpuMs: a.cpuMs + b.cpuMs, wallMs: a.wallMs + b.wallMs })
const longer = (a: Spent, b: Spent): Spent => ({
  cpuMs: Math.max(a.cpuMs, b.cpuMs),
  wallMs: Math.max(a.wallMs, b.wallMs),
})
