import type { SaidContent } from '../../phrases/en/cli/upkeep.ts'
import type { Copied, CopyOptions } from '../../store/sqlite/copies/copy-database.ts'
import { megabytes } from '../../store/sqlite/copies/copy-database.ts'
import { formatMoment } from '../../time/format.ts'
import type { Streams } from '../io.ts'

/** Shows how far a copy of the database is, and then that it is looked through; `end` in any case. Ctrl-C gives it up. */
export function showCopying(
  io: Streams,
): Required<Pick<CopyOptions, 'onProgress' | 'onCheck' | 'signal'>> & { end(): void } {
  let bar = io.progress(io.words.upkeep.copying, null)
  let total: number | null = null
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  process.once('SIGINT', stop)
  return {
    signal: stopping.signal,
    onProgress(bytes, all) {
      const whole = Math.ceil(all / megabyte)
      if (total !== whole) {
        bar.end()
        total = whole
        bar = io.progress(`${io.words.upkeep.copying} (MB)`, whole)
      }
      bar.to(Math.floor(bytes / megabyte))
    },
    onCheck() {
      bar.end()
      bar = io.progress(io.words.upkeep.checking, null)
    },
    end() {
      process.off('SIGINT', stop)
      bar.end()
    },
  }
}

const megabyte = 1_000_000

/** What is in a copy, as people are told. */
export const saidContent = (copied: Copied, timeZone: string, { language }: Streams): SaidContent => ({
  ...copied,
  size: megabytes(copied.bytes),
  moment: momentOf(copied) === null ? null : formatMoment(momentOf(copied) ?? 0, timeZone, language),
})

/** The same for scripts; moments as ISO 8601. */
export const jsonContent = (copied: Copied) => ({
  path: copied.path,
  bytes: copied.bytes,
  format: copied.format,
  at: momentOf(copied) === null ? null : new Date(momentOf(copied) ?? 0).toISOString(),
  issues: copied.issues,
  subscribers: copied.subscribers,
  deliveries: copied.deliveries,
})

/** Nothing was ever written down of a time before the first. */
const momentOf = ({ at }: Copied): number | null => (at === null || at <= 0 ? null : at)
