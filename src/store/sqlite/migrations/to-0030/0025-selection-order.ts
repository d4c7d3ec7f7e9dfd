/** A fan-out goes by selection, so that what is rendered alike goes out together; and digests know their issues in order. */
export const selectionOrder = `
drop index subscriptions_selection;
create index subscriptions_selection on subscriptions (selection, id, state);
-- With \`done\` the place in that order up to which it is done.
alter table fan_outs add column selection integer not null default 0;
`
