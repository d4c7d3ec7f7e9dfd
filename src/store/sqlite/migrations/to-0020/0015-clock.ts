/** What was asked for and when, so that no wait outlives a clock that was wrong. */
export const clock = `
-- The latest time that anybody has written down, within a second, and the last time that the clock was moved, by whom.
create table clock (
  id integer primary key check (id = 1),
  seen_at integer not null default 0,
  moved_from integer not null default 0,
  moved_to integer not null default 0,
  moved_by text not null default ''
) strict;
insert into clock (id) values (1);

-- When the pause was asked for.
alter table lanes add column paused_at integer;
-- When due_at was last set; null: when the issue was published.
alter table deliveries add column waits_from integer;
-- When due_at was last set; null: not since this is written down.
alter table fixes add column waits_from integer;
`
