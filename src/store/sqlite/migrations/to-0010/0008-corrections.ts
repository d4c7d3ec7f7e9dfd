/** What issues were before they were corrected, what each message shows, and the copies that are to be put right. */
export const corrections = `
create table revisions (
  issue integer not null references issues (number),
  revision integer not null,
  -- The whole issue as it was, as JSON.
  content text not null,
  superseded_at integer not null,
  primary key (issue, revision)
) strict, without rowid;

-- The wants with which issues went out, so that a copy is changed into the same selection, whatever its reader wants by now.
create table views (
  id integer primary key,
  wants text not null unique
) strict;

-- In which revision, and for which wants, its parts were last claimed. Null: not since this is written down.
alter table deliveries add column revision integer not null default 1;
alter table deliveries add column view integer references views (id);
-- What the message shows as far as is known; unsure: a later revision may stand there by now; gone: it cannot be changed.
alter table parts add column revision integer not null default 1;
alter table parts add column standing text not null default 'there' check (standing in ('there', 'unsure', 'gone'));

-- One for each delivery that has brought anything of an issue corrected since.
create table fixes (
  delivery integer primary key references deliveries (id),
  issue integer not null,
  lane integer not null references lanes (id),
  queue integer not null,
  -- The one that the copy shall have.
  revision integer not null,
  state text not null default 'pending' check (state in ('pending', 'sending', 'edited', 'told', 'uncertain', 'failed')),
  due_at integer not null,
  -- As in deliveries.
  waiting integer not null default 0 check (waiting in (0, 1)),
  -- 1: the reader is told by a message of its own; 0: messages are changed.
  telling integer not null default 0 check (telling in (0, 1)),
  -- The revision of which the reader was last told so.
  told integer not null default 0,
  -- How often it was claimed, and how often for the step that is next.
  turn integer not null default 0,
  attempt integer not null default 0,
  worker text,
  lease_until integer,
  reason text
) strict;
create index fixes_of_issue on fixes (issue);
create index fixes_due on fixes (lane, due_at) where state = 'pending' and waiting = 0;
create index fixes_open on fixes (queue) where state in ('pending', 'sending');
create index fixes_waiting on fixes (lane) where waiting = 1;
create index fixes_sending on fixes (lease_until) where state = 'sending';

-- How many fixes of an issue are in a state, by lane; always the same as counting them.
create table fix_tallies (
  issue integer not null,
  lane integer not null,
  state text not null,
  count integer not null,
  primary key (issue, lane, state)
) strict, without rowid;
`
