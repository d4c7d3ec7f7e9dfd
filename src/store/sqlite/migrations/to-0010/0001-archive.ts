/** The draft, the issues, and what finds them again. */
export const archive = `
create table draft (
  id integer primary key check (id = 1),
  version integer not null,
  content text not null,
  changed_at integer not null
) strict;

create table issues (
  number integer primary key,
  title text not null,
  date text not null,
  revision integer not null default 1,
  sections text not null,
  footer text not null,
  fingerprint text not null unique,
  published_at integer not null,
  -- Why its broadcast stopped; insisted: the operator has told it to go on since.
  halted text,
  insisted integer not null default 0 check (insisted in (0, 1))
) strict;

-- An issue's items are written last to first: the highest id is always the first item of the newest issue.
create table items (
  id integer primary key,
  issue integer not null references issues (number),
  number integer not null,
  section integer not null,
  headline text not null,
  body text not null,
  source_name text,
  source_url text,
  topics text not null,
  unique (issue, number)
) strict;

create table item_topics (
  topic text not null,
  item integer not null references items (id),
  primary key (topic, item)
) strict, without rowid;

create table topic_counts (
  topic text primary key,
  items integer not null
) strict, without rowid;

-- Holds terms only (src/store/words.ts cuts them, spaces part them); a row has the id of its item. Beginnings of words are
-- looked for from three letters on.
create virtual table search using fts5 (
  headline, body, source, section,
  content = '', contentless_delete = 1, prefix = '3', tokenize = "ascii tokenchars '_'"
);

create table vocabulary (
  id integer primary key,
  term text not null unique,
  spelling text not null,
  items integer not null
) strict;
`
