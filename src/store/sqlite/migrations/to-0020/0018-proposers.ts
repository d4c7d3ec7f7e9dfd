/** Whoever proposes is counted, and thanked in their language when their item is out. */
export const proposers = `
alter table proposals add column language text;
create index proposals_by_person on proposals (person, proposed_at);
create index proposals_by_entry on proposals (closed_by_entry) where closed_by_entry is not null;
`
