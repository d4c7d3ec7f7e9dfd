import type { ReaderCount, ReaderStore } from '../../readers.ts'
import type { Connection } from '../connection.ts'

/** How many readers there were, day by day. */
export const createReaderDays = ({
  db,
  read,
  write,
}: Connection): Pick<ReaderStore, 'noteReaders' | 'readersSince'> => {
  const put = db.prepare<[string, string, string, number]>(`
    insert into reader_days (day, kind, name, readers) values (?, ?, ?, ?)
    on conflict (day, kind, name) do update set readers = excluded.readers`)
  const forget = db.prepare<[string]>('delete from reader_days where day = ?')
  const platforms = db.prepare<[], { name: string; readers: number }>(`
    select l.platform as name, count(*) as readers from subscriptions s join lanes l on l.id = s.lane
    where s.state = 'active' group by l.platform`)
  const accounts = db.prepare<[], { name: string; readers: number }>(`
    select l.platform || ' ' || l.account as name, count(*) as readers
    from subscriptions s join lanes l on l.id = s.lane where s.state = 'active' group by l.id`)
  const topics = db.prepare<[], { name: string; readers: number }>(`
    select t.value as name, count(*) as readers
    from selections c, json_each(c.content, '$.topics') t cross join subscriptions s on s.selection = c.id
    where s.state = 'active' group by t.value`)
  const since = db.prepare<[string], ReaderCount>(
    'select day, kind, name, readers from reader_days where day >= ? order by day, kind, name',
  )
  return {
    noteReaders: write((day) => {
      forget.run(day)
      for (const { name, readers } of platforms.all()) put.run(day, 'platform', name, readers)
      for (const { name, readers } of accounts.all()) put.run(day, 'account', name, readers)
      for (const { name, readers } of topics.all()) put.run(day, 'topic', name, readers)
    }),
    readersSince: read((day) => since.all(day)),
  }
}
