/** Lanes, and who is subscribed through them. */
export const readers = `
create table lanes (
  id integer primary key,
  platform text not null,
  account text not null,
  next_at real not null default 0,
  paused_until integer,
  -- How much slower it goes since it was last told to: the platform's "too fast" is remembered across a restart.
  slowed_by real not null default 1,
  slowed_at real not null default 0,
  reason text,
  closed integer not null default 0 check (closed in (0, 1)),
  -- The issue that was served last: the next turn is another one's.
  turn integer not null default 0,
  unique (platform, account)
) strict;

-- The lane stands for platform and account; a thread of '' is none. All threads of a chat have one queue: the id of
-- whichever of its subscriptions came first.
create table subscriptions (
  id integer primary key,
  lane integer not null references lanes (id),
  chat text not null,
  thread text not null default '',
  queue integer not null,
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  reason text,
  format text not null,
  language text,
  hour integer check (hour between 0 and 23),
  time_zone text,
  created_at integer not null,
  changed_at integer not null,
  unique (lane, chat, thread)
) strict;
create index subscriptions_active on subscriptions (lane, hour, time_zone) where state = 'active';

create table subscription_topics (
  subscription integer not null references subscriptions (id),
  topic text not null,
  place integer not null,
  primary key (subscription, topic)
) strict, without rowid;
`
