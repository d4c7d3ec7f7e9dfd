/** A reader's name goes out of the record when they ask for it, and nothing else does; what readers think of items, counted. */
export const ownData = `
drop trigger deeds_unchanged;
create trigger deeds_unchanged before update on deeds
when not (
  new.detail ->> '$.by' = 'forgotten'
  and (new.id, new.at, new.person, new.name, new.platform, new.account, new.chat, new.thread, new.deed, new.subject)
    is (old.id, old.at, old.person, old.name, old.platform, old.account, old.chat, old.thread, old.deed, old.subject)
  and json_remove(new.detail, '$.by') is json_remove(old.detail, '$.by')
) begin
  select raise(abort, 'the record is never changed');
end;

create table feedback (
  issue integer not null references issues (number),
  item integer not null,
  kind text not null check (kind in ('up', 'down', 'more')),
  count integer not null,
  primary key (issue, item, kind)
) strict, without rowid;
-- Who has pressed, by a hash that nobody can undo without the key: so that each counts once. Both go when the issue is old.
create table feedback_keys (
  issue integer primary key references issues (number),
  key text not null
) strict;
create table feedback_presses (
  issue integer not null,
  item integer not null,
  voter text not null,
  kind text not null,
  primary key (issue, item, voter)
) strict, without rowid;
`
