/** The same; and fixes of an issue are found piece by piece, for which SQLite's index has the number of the row at its end. */
export const fixFanOuts = `
create table fix_fan_outs (
  issue bigint primary key references issues (number),
  revision bigint not null,
  pressing bigint not null check (pressing in (0, 1)),
  done bigint not null
);
drop index fixes_of_issue;
create index fixes_of_issue on fixes (issue, delivery);
`
