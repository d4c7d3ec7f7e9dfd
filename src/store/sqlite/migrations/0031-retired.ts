/** Whether an issue's copies are still known: 0 all, 1 they are being let go of, 2 none. */
export const retired = `
alter table issues add column retired integer not null default 0 check (retired in (0, 1, 2));
`
