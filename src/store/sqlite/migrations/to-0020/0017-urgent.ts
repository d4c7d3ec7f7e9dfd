/** Issues of one item that went out at once, beside the regular ones. */
export const urgent = `
alter table issues add column urgent integer not null default 0 check (urgent in (0, 1));
`
