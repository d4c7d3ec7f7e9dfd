/** Readers who asked for the brief and have to confirm it; what was corrected in copies that cannot be changed, and is told with the next one. */
export const email = `
create table sign_ups (
  -- Of the code in the link; the code itself is kept nowhere.
  hash text primary key,
  platform text not null,
  account text not null,
  chat text not null,
  -- What was asked for, as JSON.
  wants text not null,
  asked_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index sign_ups_of_chat on sign_ups (platform, account, chat);

create table addenda (
  subscription integer not null references subscriptions (id),
  issue integer not null references issues (number),
  -- The numbers of the items, as JSON.
  items text not null,
  -- The revision of which the reader is to be told.
  revision integer not null,
  primary key (subscription, issue)
) strict, without rowid;

-- What was told with it of corrections in earlier issues, as JSON; null: nothing.
alter table deliveries add column addenda text;
`
