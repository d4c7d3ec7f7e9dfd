import { createHash } from 'node:crypto'
import { createCache } from '../cache/cache.ts'
import { limits } from './limits.ts'

/** What a pressed button means. `foreign` belongs to the bot that we live in. */
export type Press =
  | { readonly kind: 'command'; readonly line: string }
  | { readonly kind: 'old' }
  | { readonly kind: 'foreign' }

/** Command lines in and out of `callback_data`. */
export interface Buttons {
  /** At most 64 bytes; the same for the same line. */
  data(line: string): string
  read(data: string): Press
}

const short = 'bw:'
const long = 'bw#'
const remembered = 10_000
const weekSeconds = 7 * 24 * 60 * 60

/**
 * Lines that fit are written into the button itself. Longer ones are remembered under a short key, the newest ten
 * thousand for a week: a button whose line is forgotten has grown old.
 */
export const createButtons = (): Buttons => {
  const lines = createCache<string>(weekSeconds)
  const keys: string[] = []
  return {
    data(line) {
      const whole = short + line
      if (Buffer.byteLength(whole) <= limits.callbackBytes) return whole
      const key = createHash('sha256').update(line).digest('base64url').slice(0, 22)
      if (!lines.has(key)) {
        keys.push(key)
        if (keys.length > remembered) lines.delete(...keys.splice(0, remembered / 10))
      }
      lines.set(key, line)
      return long + key
    },
    read(data) {
      if (data.startsWith('bw') && data.length > limits.callbackBytes) return { kind: 'old' }
      if (data.startsWith(short)) return { kind: 'command', line: data.slice(short.length) }
      if (!data.startsWith(long)) return { kind: 'foreign' }
      // The cache finds what every object inherits, too.
      const line: unknown = lines.get(data.slice(long.length))
      return typeof line === 'string' ? { kind: 'command', line } : { kind: 'old' }
    },
  }
}
