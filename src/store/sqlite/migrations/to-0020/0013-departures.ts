/** Accounts that are gone and come back, what readers missed meanwhile, and who is exchanging a token. */
export const departures = `
-- 1: the platform says that we were taken off; nothing is due there until we are back.
alter table lanes add column gone integer not null default 0 check (gone in (0, 1));
-- The issues that came out while the reader could not be reached, as JSON: told with this one. Null: none.
alter table deliveries add column missed text;
alter table installations add column held_by text;
alter table installations add column held_until integer;
`
