/** Proposals come with a name and come to an end. */
export const proposalsClosed = `
alter table proposals add column name text;
-- Null: nobody has decided yet.
alter table proposals add column closed_at integer;
create index proposals_open on proposals (id) where closed_at is null;
`
