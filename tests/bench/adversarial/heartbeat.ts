/** Watches how long the event loop of this process is held at a time. */
export interface Heartbeat {
  /** Begins anew. */
  reset(): void
  /** The most that was worked between two turns since, in milliseconds of this thread. */
  longest(): number
  /** Resolves when the loop was not held noticeably for so long. */
  quiet(ms: number): Promise<void>
  stop(): void
}

/** A heartbeat that takes a turn at every opportunity. The time that other programs of the machine take does not count. */
export function startHeartbeat(): Heartbeat {
  let longest = 0
  let last = workedMs()
  let busyAt = performance.now()
  let beating = true
  const beat = (): void => {
    const now = workedMs()
    longest = Math.max(longest, now - last)
    if (now - last > noticed) busyAt = performance.now()
    last = now
    if (beating) setImmediate(beat)
  }
  setImmediate(beat)
  return {
    reset() {
      last = workedMs()
      longest = 0
    },
    longest: () => longest,
    async quiet(ms) {
      busyAt = performance.now()
      while (performance.now() - busyAt < ms) await new Promise((done) => setTimeout(done, 5))
    },
    stop() {
      beating = false
    },
  }
}

/** Milliseconds; the machine tells the time of a thread in steps of four. */
const noticed = 9

function workedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
