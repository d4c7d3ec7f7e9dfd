/** The brief's own topics, the names that they had before, and what corrections of guesses taught. */
export const topics = `
-- Words as a JSON list. Coined: a tag of an editor made it, and nobody has given it a title or words since.
create table topics (
  slug text primary key,
  place integer not null,
  en text not null,
  zh text not null,
  words text not null,
  coined integer not null default 0 check (coined in (0, 1))
) strict, without rowid;

-- What was renamed or became part of another topic; null: what was removed.
create table former_topics (
  slug text primary key,
  now text
) strict, without rowid;

-- What an editor said of one item and one topic, against the guess: its words (a JSON list) count so much more or less since.
create table topic_lessons (
  id integer primary key,
  at integer not null,
  person text not null,
  name text,
  topic text not null,
  item text not null,
  headline text not null,
  words text not null,
  change real not null,
  undone integer not null default 0 check (undone in (0, 1))
) strict;
create index topic_lessons_of on topic_lessons (topic) where undone = 0;

-- The version is another one whenever anything of the above is. Not chosen: the brief has the topics that it starts with.
create table topic_list (
  id integer primary key check (id = 1),
  version integer not null,
  chosen integer not null check (chosen in (0, 1))
) strict;
insert into topic_list values (1, 0, 0);

create index subscription_topics_of on subscription_topics (topic);
`
