/** Finds who else is subscribed to a chat, whatever the account: workspaces share channels. */
export const sharedChats = `
create index subscriptions_chat on subscriptions (chat, lane);
`
