import { setTimeout as delay } from 'node:timers/promises'

export interface Patience {
  /** All pauses together are no longer than this, in milliseconds. */
  readonly mostMs: number
  /** For how long what was thrown asks us to wait, in milliseconds; null: it will not get better by waiting. */
  readonly pauseMs: (thrown: unknown) => number | null
  /** Aborted when nothing shall be waited for any longer. */
  readonly closing?: AbortSignal | undefined
}

/** Even where less was asked for. */
const leastMs = 10

/** Asks again after each pause that the platform asks for. Throws what the last try threw. */
export async function patiently<T>(ask: () => Promise<T>, { mostMs, pauseMs, closing }: Patience): Promise<T> {
  let left = mostMs
  for (;;) {
    try {
      return await ask()
    } catch (thrown) {
      const asked = pauseMs(thrown)
      const waitMs = Math.max(asked ?? 0, leastMs)
      if (asked === null || waitMs > left || closing?.aborted) throw thrown
      left -= waitMs
      await delay(waitMs, undefined, closing ? { signal: closing } : {}).catch(() => {
        throw thrown
      })
    }
  }
}
