/** What the platforms sent, put away before it is answered. */
export const updates = `
create table updates (
  id integer primary key,
  platform text not null,
  account text not null,
  name text not null,
  payload text not null,
  received_at integer not null,
  handled_at integer,
  unique (platform, account, name)
) strict;
create index updates_open on updates (platform, account) where handled_at is null;
create index updates_handled on updates (handled_at) where handled_at is not null;
`
