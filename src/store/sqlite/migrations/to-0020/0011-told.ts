/** Finds the correction that a reader was told by a message of its own, from that message. */
export const told = `
-- The last such message; null: none, or not since this is written down.
alter table fixes add column told_message text;
`
