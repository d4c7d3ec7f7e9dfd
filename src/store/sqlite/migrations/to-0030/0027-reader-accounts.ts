/** Readers day by day are told by account as well. */
export const readerAccounts = `
create table reader_days_by (
  -- YYYY-MM-DD on the brief's own clock.
  day text not null,
  kind text not null check (kind in ('platform', 'account', 'topic')),
  name text not null,
  readers integer not null,
  primary key (day, kind, name)
) strict, without rowid;
insert into reader_days_by select day, kind, name, readers from reader_days;
drop table reader_days;
alter table reader_days_by rename to reader_days;
`
