/** How many readers there were at the end of each day, by platform and by topic. */
export const readerDays = `
create table reader_days (
  -- YYYY-MM-DD on the brief's own clock.
  day text not null,
  kind text not null check (kind in ('platform', 'topic')),
  name text not null,
  readers integer not null,
  primary key (day, kind, name)
) strict, without rowid;
`
