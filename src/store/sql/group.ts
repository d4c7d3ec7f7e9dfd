import type { Lane } from '../../model.ts'
import type { Transactions, Work } from './work.ts'

/** A call that waits for its transaction; `run` gives what tells its caller, once that is on the disk. */
export interface Gathered {
  run(): Work<() => void>
  fail(thrown: unknown): void
}

/** Small writes that go to the disk together. */
export interface Group {
  /** It goes with those of this turn of the event loop, or within `restMs`. */
  add(call: Gathered, restMs: number): void
  /** What was gathered goes now. */
  flush(): Promise<void>
}

/**
 * Gathers small writes; `together` does them in one transaction, and gives what tells their callers. `oneByOne`: what comes while one
 * transaction is under way goes together with the next one; `onIdle` is called when nothing is left.
 */
export const createGroup = (
  together: (all: readonly Gathered[]) => Promise<readonly (() => void)[]>,
  { oneByOne = false, onIdle = () => {} } = {},
): Group => {
  let gathered: Gathered[] = []
  let soon: NodeJS.Immediate | null = null
  let later: NodeJS.Timeout | null = null
  let going: Promise<void> | null = null
  const take = async (): Promise<void> => {
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
  const takeAll = async (): Promise<void> => {
    while (gathered.length > 0) await take()
    going = null
    onIdle()
  }
  const flush = (): Promise<void> => {
    if (!oneByOne) return take()
    going ??= takeAll()
    return going
  }
  return {
    flush,
    add(call, restMs) {
      gathered.push(call)
      if (restMs === 0) soon ??= setImmediate(flush)
      else later ??= setTimeout(flush, restMs)
    },
  }
}

/** The method of a database that gathers small writes, by the lane that they are about if that matters there. */
export const grouping =
  (groupOf: (lane: Lane | null) => Group): Transactions['group'] =>
  <A extends readonly unknown[], R>(
    body: (...args: A) => Work<R>,
    { restMs = 0, of }: { readonly restMs?: number; of?(first: NoInfer<A[0]>): Lane } = {},
  ) =>
  (...args: A): Promise<R> =>
    new Promise((done, fail) => {
      const call = {
        *run() {
          const result = yield* body(...args)
          return () => done(result)
        },
        fail,
      }
      groupOf(of?.(args[0]) ?? null).add(call, restMs)
    })

/** All of them, one after the other. */
export function* allOf(all: readonly Gathered[]): Work<readonly (() => void)[]> {
  const tells: (() => void)[] = []
  for (const { run } of all) tells.push(yield* run())
  return tells
}
