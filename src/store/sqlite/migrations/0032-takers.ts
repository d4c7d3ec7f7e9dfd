/** Which process deals with an update: when that is gone, another one does. */
export const takers = `
alter table updates add column taken_by text;
`
