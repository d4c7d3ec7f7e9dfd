/** What readers would like to see in the brief, until an editor has looked at it. */
export const proposals = `
create table proposals (
  id integer primary key,
  item text not null,
  section text,
  person text not null,
  platform text not null,
  account text not null,
  chat text not null,
  thread text not null default '',
  proposed_at integer not null
) strict;
`
