/**
 * What was read out of sentences and searched for in the audit log: the kind of a stop, who published an issue and for which moment,
 * under which key each item was drafted, and what closed a proposal.
 */
export const releases = `
-- Null while the broadcast is not stopped; 'halted' then tells the reason to people.
alter table issues add column halted_kind text check (halted_kind in ('paused', 'too-many-lost', 'rejected'));
-- As in the audit log; null: not known. The moment and kind of the schedule that published it; null: somebody did.
alter table issues add column published_by text;
alter table issues add column publisher_name text;
alter table issues add column draft_version integer;
alter table issues add column planned_at integer;
alter table issues add column planned_kind text;
-- The name that the item had in the draft.
alter table items add column key text;
-- The line of the audit log that closed it.
alter table proposals add column closed_by_entry integer;

update issues set halted_kind = case
    when halted glob '[0-9]* of the last [0-9]* chats could not be reached*' then 'too-many-lost'
    when halted like 'paused by %' or halted like '由 % 暂停' then 'paused'
    else 'rejected'
  end
  where halted is not null;
update issues set published_by = d.person, publisher_name = d.name, draft_version = d.detail ->> 'version',
    planned_at = d.detail ->> 'due', planned_kind = d.detail ->> 'plan'
  from deeds d where d.deed = 'published' and d.subject = 'issue ' || issues.number;
update items set key = d.detail ->> ('$.keys[' || (items.number - 1) || ']')
  from deeds d where d.deed = 'published' and d.subject = 'issue ' || items.issue;
update proposals set closed_by_entry = d.id
  from deeds d where closed_at is not null and (d.subject = 'proposal ' || proposals.id or d.detail ->> 'proposal' = proposals.id);

create index issues_draft_version on issues (draft_version) where draft_version is not null;
create index issues_planned on issues (planned_at, planned_kind) where planned_at is not null;
create index items_key on items (key) where key is not null;
create index deeds_subject on deeds (subject, id);
create index deeds_imported on deeds (id) where deed = 'imported';
`
