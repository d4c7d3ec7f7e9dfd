import { createTally } from '../http/tally.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Hears the status of each answer to a request that came to a platform's address. */
export type Answered = (status: number) => void

export interface UnsignedOptions {
  readonly metrics: Pick<Metrics, 'refused'>
  readonly log: Log
  readonly now: () => number
}

/** Tells of requests that this platform did not sign: all to the metrics, once a minute to the log. */
export function watchUnsigned(platform: string, { metrics, log, now }: UnsignedOptions): Answered {
  const unsigned = createTally(now, (count) =>
    log.warn({ platform, count }, `requests that ${platform} did not sign were refused`),
  )
  return (status) => {
    if (status !== 401) return
    metrics.refused(platform)
    unsigned.add()
  }
}
