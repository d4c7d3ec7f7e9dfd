/** Something that is looked at again and again, one look at a time. */
export interface Poller {
  start(): void
  /** Looks now, or waits for the look that is under way. */
  poll(): Promise<void>
  /** Looks no more until it is started again, and waits for the look that is under way. */
  stop(): Promise<void>
}

/** Looks every so many milliseconds once started. `once` never throws. */
export function createPoller(once: () => Promise<void>, everyMs: number): Poller {
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<void> | null = null
  const look = (): Promise<void> => {
    looking ??= once().finally(() => {
      looking = null
    })
    return looking
  }
  return {
    start() {
      timer ??= setInterval(() => void look(), everyMs)
      timer.unref()
    },
    poll: look,
    async stop() {
      if (timer !== null) clearInterval(timer)
      timer = null
      await looking
    },
  }
}
