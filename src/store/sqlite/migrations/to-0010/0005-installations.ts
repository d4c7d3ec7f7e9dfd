/** The workspaces that installed us; `sealed` is encrypted by whoever keeps it here. */
export const installations = `
create table installations (
  platform text not null,
  account text not null,
  sealed text not null,
  changed_at integer not null,
  primary key (platform, account)
) strict, without rowid;
`
