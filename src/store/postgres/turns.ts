/** What is about one thing goes one after the other, in the order in which it was asked for, and no more than so many things at once. */
export interface Turns {
  run<R>(thing: string, work: () => Promise<R>): Promise<R>
  /** What was asked for has come to its end. */
  settle(): Promise<void>
}

/** Whatever waits here waits without a connection. */
export const createTurns = (most: number): Turns => {
  const last = new Map<string, Promise<void>>()
  const waiting: (() => void)[] = []
  let free = most
  const enter = async (): Promise<void> => {
    if (free === 0) return new Promise((go) => waiting.push(go))
    free--
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
  const inTurn = async <R>(before: Promise<void> | undefined, work: () => Promise<R>): Promise<R> => {
    await before
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
  return {
    run(thing, work) {
      const mine = inTurn(last.get(thing), work)
      const end = (): void => {
        if (last.get(thing) === ended) last.delete(thing)
      }
      const ended: Promise<void> = mine.then(end, end)
      last.set(thing, ended)
      return mine
    },
    async settle() {
      while (last.size > 0) await Promise.all(last.values())
    },
  }
}
