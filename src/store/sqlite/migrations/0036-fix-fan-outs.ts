/** A correction whose fixes are not all written: it is gone through the deliveries up to `done`. */
export const fixFanOuts = `
create table fix_fan_outs (
  issue integer primary key references issues (number),
  revision integer not null,
  pressing integer not null check (pressing in (0, 1)),
  done integer not null
) strict;
`
