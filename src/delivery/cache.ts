import NodeCache from 'node-cache'

/** Remembers up to so many values for so many seconds. */
export function cache<T>(maxKeys: number, seconds: number) {
  // Without clones, because what is kept is never changed; a full cache throws, which here is only a miss.
  const kept = new NodeCache({ stdTTL: seconds, useClones: false, maxKeys, checkperiod: 0 })
  return {
    get: (key: string): T | undefined => kept.get<T>(key),
    clear: (): void => kept.flushAll(),
    put(key: string, value: T): T {
      try {
        kept.set(key, value)
      } catch {
        kept.flushAll()
      }
      return value
    },
  }
}
