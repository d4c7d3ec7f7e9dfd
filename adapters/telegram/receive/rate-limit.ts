import { createCache } from '../../cache/cache.ts'

/** Whether somebody may be answered now. `warn` is said once, then there is silence until they have calmed down. */
export type Allowance = 'go' | 'warn' | 'quiet'

export interface FloodOptions {
  /** How many questions may come at once. */
  readonly burst: number
  /** After that, one every so many milliseconds. */
  readonly everyMs: number
  readonly now: () => number
}

interface Bucket {
  tokens: number
  at: number
  warned: boolean
}

/** A bucket of tokens for each who asks, so that one who floods us is slowed and the others are not. */
export const createFlood = ({ burst, everyMs, now }: FloodOptions): ((whose: string) => Allowance) => {
  // A bucket is full again after burst × everyMs: forgetting it then changes nothing.
  const buckets = createCache<Bucket>(Math.ceil((burst * everyMs) / 1000) + 1, 60)
  return (whose) => {
    const at = now()
    const known = buckets.get(whose)
    const bucket = known ?? { tokens: burst, at, warned: false }
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, at - bucket.at) / everyMs)
    bucket.at = at
    buckets.set(whose, bucket)
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1
      bucket.warned = false
      return 'go'
    }
    if (bucket.warned) return 'quiet'
    bucket.warned = true
    return 'warn'
  }
}
