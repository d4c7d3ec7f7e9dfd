/**
 * What is under way in the ledger changes by the second: what is known of it between two broadcasts, that there is nothing, would make
 * PostgreSQL read all of it for each entry of a list a minute later. So nothing is to be known of it.
 */
export const everChanging = `
alter table deliveries
  alter column state set statistics 0, alter column waiting set statistics 0, alter column queue set statistics 0;
alter table fixes
  alter column state set statistics 0, alter column waiting set statistics 0, alter column queue set statistics 0;
`
