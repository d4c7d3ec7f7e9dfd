/** Copies that need more messages after a correction, and the notices that told readers of one. */
export const growingCopies = `
-- 1: all of it had arrived, and then a correction made it longer: what is missing goes out as replies.
alter table deliveries add column grown integer not null default 0;
-- The revision that the platform would not show in this message.
alter table parts add column refused integer not null default 0;
-- 1: something is still to be seen in the copy that was retracted since. Goes before all that is no retraction.
alter table fixes add column pressing integer not null default 0;
-- The revision of which the reader is being told at this moment; 0: of none.
alter table fixes add column tells integer not null default 0;
create index fixes_pressing on fixes (lane, due_at) where state = 'pending' and waiting = 0 and pressing = 1;

create table notices (
  id integer primary key,
  delivery integer not null references deliveries (id),
  -- Null: it may stand there, or does and cannot be changed.
  message text,
  -- The numbers of the items that it speaks of, as JSON; null: not known.
  items text,
  -- In which it shows them, as far as is known; 0: it shows them no longer.
  revision integer not null,
  -- unsure: a later revision may stand there by now; refused: it could not be changed, and is taken back.
  standing text not null default 'there' check (standing in ('there', 'unsure', 'refused'))
) strict;
create index notices_of_delivery on notices (delivery);
insert into notices (delivery, message, revision)
  select delivery, told_message, told from fixes where told_message is not null;
insert into notices (delivery, message, revision)
  select delivery, null, revision from fixes where state = 'uncertain';
`
