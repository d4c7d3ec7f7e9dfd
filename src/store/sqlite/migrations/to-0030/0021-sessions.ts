/** Who may work at the desk in a browser: links that were given out and not used, and the browsers that used one. */
export const sessions = `
create table sign_ins (
  -- Of the code in the link; the code itself is kept nowhere.
  hash text primary key,
  person text not null,
  -- Where the link was asked for, as JSON.
  target text not null,
  expires_at integer not null
) strict, without rowid;

create table sessions (
  -- Of what the browser shows.
  hash text primary key,
  person text not null,
  target text not null,
  expires_at integer not null
) strict, without rowid;
`
