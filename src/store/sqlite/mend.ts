import type Database from 'better-sqlite3'
import { refillSearch } from './search.ts'

/** A column that a released format came without, although its number says otherwise. */
interface Missing {
  readonly table: string
  readonly column: string
  readonly sql: string
}

// The first three steps were changed after formats 4 and 6 had been released: the same numbers stand for files without these
// columns, and for some that a later program numbered 11 all the same.
const missing: readonly Missing[] = [
  {
    table: 'issues',
    column: 'insisted',
    sql: 'alter table issues add column insisted integer not null default 0 check (insisted in (0, 1))',
  },
  { table: 'lanes', column: 'slowed_by', sql: 'alter table lanes add column slowed_by real not null default 1' },
  { table: 'lanes', column: 'slowed_at', sql: 'alter table lanes add column slowed_at real not null default 0' },
  {
    table: 'subscriptions',
    column: 'queue',
    sql: `
      alter table subscriptions add column queue integer not null default 0;
      update subscriptions set queue =
        (select min(o.id) from subscriptions o where o.lane = subscriptions.lane and o.chat = subscriptions.chat)`,
  },
  {
    table: 'deliveries',
    column: 'queue',
    sql: `
      alter table deliveries add column queue integer not null default 0;
      update deliveries set queue = (select queue from subscriptions where id = deliveries.subscription);
      drop index deliveries_open;
      create index deliveries_open on deliveries (queue) where state in ('pending', 'sending')`,
  },
  {
    table: 'deliveries',
    column: 'doubts',
    sql: `
      alter table deliveries add column doubts integer not null default 0;
      update deliveries set doubts = p.parts
      from (select delivery, count(*) as parts from parts where state = 'uncertain' group by delivery) p
      where p.delivery = deliveries.id`,
  },
]

/** Adds to a database that is not empty what its format has by now and had not when it was made. Before any further step. */
export const addMissing = (db: Database.Database): void => {
  const columns = db.prepare<[string], { name: string }>('select name from pragma_table_info(?)')
  for (const { table, column, sql } of missing)
    if (!columns.all(table).some(({ name }) => name === column)) db.exec(sql)
}

/** Makes the search anew where the first format had it without beginnings of words. After all steps. */
export const mendSearch = (db: Database.Database): void => {
  const search = db.prepare<[], { sql: string }>("select sql from sqlite_schema where name = 'search'").get()
  if (search === undefined || search.sql.includes('prefix =')) return
  db.exec('drop table search')
  db.exec(search.sql.replace('contentless_delete = 1,', "contentless_delete = 1, prefix = '3',"))
  refillSearch(db)
}
