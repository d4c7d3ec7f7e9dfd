/** What readers choose, each distinct choice once; pauses that they ask for; digests; fan-outs that are done piece by piece. */
export const choices = `
-- What of an issue, and when: JSON as the program writes it. A thing that was chosen is never changed, but pointed away from.
create table selections (
  id integer primary key,
  content text not null unique
) strict;
-- Held: it may have to wait; 0: everything comes at once.
create table timings (
  id integer primary key,
  content text not null unique
    check (coalesce(content ->> '$.hour', 0) between 0 and 23 and content ->> '$.minute' between 0 and 59),
  held integer not null check (held in (0, 1))
) strict;
insert into selections values (1, '{"topics":[],"except":[],"follow":[],"mute":[],"followedOnly":false}');
insert into timings values
  (1, '{"hour":null,"minute":0,"timeZone":null,"days":[],"quiet":null,"urgent":false}', 0);

alter table subscriptions add column selection integer not null default 1;
alter table subscriptions add column timing integer not null default 1;
alter table subscriptions add column digest integer not null default 0 check (digest in (0, 1));
alter table subscriptions add column silent integer not null default 0 check (silent in (0, 1));
alter table subscriptions add column pictures integer not null default 1 check (pictures in (0, 1));
alter table subscriptions add column previews integer not null default 0 check (previews in (0, 1));
-- The reader asked for a pause until then; null: they did not.
alter table subscriptions add column returns_at integer;

insert or ignore into selections (content)
select json_object('topics', json(topics), 'except', json('[]'), 'follow', json('[]'), 'mute', json('[]'), 'followedOnly', json('false'))
from (select json_group_array(topic order by place) as topics from subscription_topics group by subscription);
update subscriptions set selection = (
  select s.id from selections s where s.content = json_object(
    'topics', json((select json_group_array(topic order by place) from subscription_topics where subscription = subscriptions.id)),
    'except', json('[]'), 'follow', json('[]'), 'mute', json('[]'), 'followedOnly', json('false')))
where id in (select subscription from subscription_topics);
drop table subscription_topics;

insert or ignore into timings (content, held)
select json_object('hour', hour, 'minute', 0, 'timeZone', time_zone, 'days', json('[]'), 'quiet', null, 'urgent', json('false')),
  hour is not null
from (select distinct hour, time_zone from subscriptions);
update subscriptions set timing = (
  select t.id from timings t where t.content = json_object(
    'hour', hour, 'minute', 0, 'timeZone', time_zone, 'days', json('[]'), 'quiet', null, 'urgent', json('false')))
where hour is not null or time_zone is not null;
drop index subscriptions_active;
alter table subscriptions drop column hour;
alter table subscriptions drop column time_zone;
create index subscriptions_selection on subscriptions (selection, state);
create index subscriptions_returning on subscriptions (returns_at) where returns_at is not null;

-- The issues that it brings besides its own, as a JSON list; null: none.
alter table deliveries add column digest text;
-- The delivery that brought this issue in its digest; null: none.
alter table deliveries add column carrier integer;
create index deliveries_carried on deliveries (carrier) where carrier is not null;
-- In which order issues were corrected, whatever the clock was; null: before this is written down.
alter table revisions add column seq integer;

-- Issues that are out, while not all readers have their delivery: those up to an id, as they were when it came out.
create table fan_outs (
  issue integer primary key references issues (number),
  at integer not null,
  -- Up to this subscription it is done, and with this one it ends.
  done integer not null,
  last integer not null
) strict;
-- The selections that something in it is for, and when those who chose a time get it.
create table fan_out_selections (
  issue integer not null,
  selection integer not null,
  primary key (issue, selection)
) strict, without rowid;
create table fan_out_times (
  issue integer not null,
  timing integer not null,
  due_at integer not null,
  primary key (issue, timing)
) strict, without rowid;
`
