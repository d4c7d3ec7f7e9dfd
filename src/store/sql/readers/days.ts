import type { ReaderCount, ReaderStore } from '../../readers.ts'
import type { Transactions } from '../work.ts'

/** How many readers there were, day by day. */
export const createReaderDays = ({ sql, read }: Transactions): Pick<ReaderStore, 'readersSince'> => {
  const since = sql.prepare<[string], ReaderCount>(
    'select day, kind, name, readers from reader_days where day >= ? order by day, kind, name',
  )
  return {
    readersSince: read(function* (day) {
      return yield* since.all(day)
    }),
  }
}
