/** The private chat of whoever subscribed a group or channel: there it is told where nothing can be delivered any more. */
export const adders = `
create table adders (
  subscription integer primary key references subscriptions (id),
  chat text not null
) strict;
create index adders_chat on adders (chat);
`
