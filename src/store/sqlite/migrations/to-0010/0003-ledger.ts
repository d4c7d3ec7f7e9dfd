/** One row for each issue and reader, the parts that went out, and counters that spare counting. */
export const ledger = `
create table deliveries (
  id integer primary key,
  issue integer not null references issues (number),
  subscription integer not null references subscriptions (id),
  lane integer not null references lanes (id),
  -- The subscription's: deliveries of one queue go one at a time.
  queue integer not null,
  state text not null default 'pending'
    check (state in ('pending', 'sending', 'sent', 'failed', 'uncertain', 'skipped')),
  due_at integer not null,
  -- 1: passed over, because another delivery to the same chat goes first; that one's next mark puts it back to 0.
  waiting integer not null default 0 check (waiting in (0, 1)),
  -- The part that is next, or that the state speaks of; all before it have arrived.
  part integer not null default 0,
  parts integer,
  -- How often that part was sent.
  attempt integer not null default 0,
  -- How many sends of this delivery may have arrived without anybody knowing.
  doubts integer not null default 0,
  worker text,
  lease_until integer,
  reason text,
  unique (issue, subscription)
) strict;
create index deliveries_of_issue on deliveries (issue);
create index deliveries_due on deliveries (lane, issue, due_at) where state = 'pending' and waiting = 0;
create index deliveries_open on deliveries (queue) where state in ('pending', 'sending');
create index deliveries_waiting on deliveries (lane) where waiting = 1;
create index deliveries_sending on deliveries (lease_until) where state = 'sending';
create index deliveries_uncertain on deliveries (issue) where state = 'uncertain';

-- What has gone out, or may have: the message of each part.
create table parts (
  delivery integer not null references deliveries (id),
  part integer not null,
  state text not null check (state in ('sent', 'uncertain')),
  attempt integer not null,
  message text,
  at integer not null,
  primary key (delivery, part)
) strict, without rowid;

-- How many deliveries of an issue are in a state, by lane; always the same as counting them.
create table tallies (
  issue integer not null references issues (number),
  lane integer not null references lanes (id),
  state text not null,
  count integer not null,
  primary key (issue, lane, state)
) strict, without rowid;
create index tallies_pending on tallies (lane, issue) where state = 'pending' and count > 0;
`
