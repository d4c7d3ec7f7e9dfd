/** What the editors' desk keeps: a second draft, the record, who works there, and what they sent and were asked. */
export const desk = `
-- Null: nothing is kept for later.
alter table draft add column later text;

alter table items add column photo text;
-- How it changed after it had gone out, as JSON; null: not at all.
alter table items add column amended text;
create index items_source on items (source_url) where source_url is not null;

-- The record. Where it was done is null as a whole for the command line and the clock.
create table deeds (
  id integer primary key,
  at integer not null,
  person text not null,
  name text,
  platform text,
  account text,
  chat text,
  thread text,
  deed text not null,
  subject text not null,
  detail text not null
) strict;
create trigger deeds_unchanged before update on deeds begin
  select raise(abort, 'the record is never changed');
end;
create trigger deeds_kept before delete on deeds begin
  select raise(abort, 'nothing is taken out of the record');
end;
-- "insert or replace" takes rows away without asking the trigger above.
create trigger deeds_unreplaced before insert on deeds when exists (select 1 from deeds where id = new.id) begin
  select raise(abort, 'the record is never changed');
end;

-- In order of id they came. Whoever is the same as somebody has that person's role; who that is, is never linked on in turn.
create table members (
  id integer primary key,
  person text not null unique,
  name text,
  role text check (role in ('owner', 'editor')),
  same_as text,
  added_by text not null,
  added_at integer not null,
  check ((role is null) = (same_as is not null))
) strict;
create index members_same on members (same_as) where same_as is not null;

-- Only those that can still be used.
create table invitations (
  hash text primary key,
  kind text not null check (kind in ('owner', 'editor', 'link')),
  by_person text not null,
  expires_at integer not null
) strict, without rowid;

-- Where somebody can be told something in private.
create table seats (
  person text primary key,
  name text,
  platform text not null,
  account text not null,
  chat text not null,
  thread text not null
) strict, without rowid;

create table questions (
  person text not null,
  platform text not null,
  account text not null,
  chat text not null,
  thread text not null,
  command text not null,
  expires_at integer not null,
  primary key (person, platform, account, chat, thread)
) strict, without rowid;

-- A message is known by its chat; the thread only tells where the answer goes.
create table notes (
  id integer primary key,
  platform text not null,
  account text not null,
  chat text not null,
  thread text not null,
  message text not null,
  person text not null,
  at integer not null,
  content text not null,
  unique (platform, account, chat, message)
) strict;

create table settings (
  name text primary key,
  value text not null
) strict, without rowid;

create table watches (
  id integer primary key,
  issue integer not null,
  platform text not null,
  account text not null,
  chat text not null,
  thread text not null,
  message text not null,
  unique (issue, platform, account, chat, thread, message)
) strict;

create table pictures (
  id text primary key,
  type text not null,
  bytes blob not null,
  kept_at integer not null
) strict;

create table picture_copies (
  picture text not null references pictures (id),
  platform text not null,
  account text not null,
  copy text not null,
  primary key (picture, platform, account)
) strict, without rowid;
`
