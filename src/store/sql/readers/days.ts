import type { ReaderCount, ReaderStore } from '../../readers.ts'
import type { Transactions } from '../work.ts'

/** How many readers there were, day by day. */
export const createReaderDays = ({
  sql,
  read,
  write,
}: Transactions): Pick<ReaderStore, 'noteReaders' | 'readersSince'> => {
  const put = sql.prepare<[string, string, string, number]>(`
    insert into reader_days (day, kind, name, readers) values (?, ?, ?, ?)
    on conflict (day, kind, name) do update set readers = excluded.readers`)
  const forget = sql.prepare<[string]>('delete from reader_days where day = ?')
  const platforms = sql.prepare<[], { name: string; readers: number }>(`
    select l.platform as name, count(*) as readers from subscriptions s join lanes l on l.id = s.lane
    where s.state = 'active' group by l.platform`)
  const accounts = sql.prepare<[], { name: string; readers: number }>(`
    select l.platform || ' ' || l.account as name, count(*) as readers
    from subscriptions s join lanes l on l.id = s.lane where s.state = 'active' group by l.id`)
  const topics = sql.prepare<[], { name: string; readers: number }>(`
    select t.value as name, count(*) as readers
    from selections c cross join json_each(c.content, '$.topics') t cross join subscriptions s on s.selection = c.id
    where s.state = 'active' group by t.value`)
  const since = sql.prepare<[string], ReaderCount>(
    'select day, kind, name, readers from reader_days where day >= ? order by day, kind, name',
  )
  return {
    noteReaders: write(function* (day) {
      yield* forget.run(day)
      for (const { name, readers } of yield* platforms.all()) yield* put.run(day, 'platform', name, readers)
      for (const { name, readers } of yield* accounts.all()) yield* put.run(day, 'account', name, readers)
      for (const { name, readers } of yield* topics.all()) yield* put.run(day, 'topic', name, readers)
    }),
    readersSince: read(function* (day) {
      return yield* since.all(day)
    }),
  }
}
