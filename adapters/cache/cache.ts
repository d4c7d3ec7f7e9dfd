import NodeCache from 'node-cache'

/** What is remembered for a while: each value under a key, until its time is over. Values are kept as they are, not copied. */
export interface Cache<Value> {
  has(key: string): boolean
  /** Undefined: there is none, or not any more. */
  get(key: string): Value | undefined
  /** Counts its time from now on. */
  set(key: string, value: Value): void
  delete(...keys: readonly string[]): void
}

/**
 * A cache whose values live for so many seconds; what is over is swept out once every `sweepSeconds`. This file alone knows
 * `node-cache`, which nobody maintains any more: another library takes its place here.
 */
export function createCache<Value>(seconds: number, sweepSeconds = 600): Cache<Value> {
  const kept = new NodeCache({ stdTTL: seconds, useClones: false, checkperiod: sweepSeconds })
  return {
    has: (key) => kept.has(key),
    get: (key) => kept.get<Value>(key),
    set: (key, value) => void kept.set(key, value),
    delete: (...keys) => void kept.del([...keys]),
  }
}
