import type { Transactions, Work } from './work.ts'

/** A call that waits for its transaction; `run` gives what tells its caller, once that is on the disk. */
export interface Gathered {
  run(): Work<() => void>
  fail(thrown: unknown): void
}

/** Gathers small writes; `together` does them in one transaction, and gives what tells their callers. */
export const createGroup = (
  together: (all: readonly Gathered[]) => Promise<readonly (() => void)[]>,
): Pick<Transactions, 'group' | 'flush'> => {
  let gathered: Gathered[] = []
  let soon: NodeJS.Immediate | null = null
  let later: NodeJS.Timeout | null = null
  const flush = async (): Promise<void> => {
    const all = gathered
    gathered = []
    if (soon) clearImmediate(soon)
    if (later) clearTimeout(later)
    soon = null
    later = null
    if (all.length === 0) return
    try {
      for (const tell of await together(all)) tell()
    } catch (thrown) {
      for (const { fail } of all) fail(thrown)
    }
  }
  return {
    flush,
    group:
      <A extends readonly unknown[], R>(body: (...args: A) => Work<R>, restMs = 0) =>
      (...args: A): Promise<R> =>
        new Promise((done, fail) => {
          if (restMs === 0) soon ??= setImmediate(flush)
          else later ??= setTimeout(flush, restMs)
          gathered.push({
            *run() {
              const result = yield* body(...args)
              return () => done(result)
            },
            fail,
          })
        }),
  }
}

/** All of them, one after the other. */
export function* allOf(all: readonly Gathered[]): Work<readonly (() => void)[]> {
  const tells: (() => void)[] = []
  for (const { run } of all) tells.push(yield* run())
  return tells
}
