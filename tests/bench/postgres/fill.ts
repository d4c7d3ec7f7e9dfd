import { Client } from 'pg'
import { openPostgres } from '../../../src/store/postgres/open.ts'

/** Where subscriptions are: so many workspaces or bots, each with so many chats. */
export interface Audience {
  readonly platform: string
  readonly accounts: readonly string[]
  readonly chatsEach: number
  /** The name of a chat, which no other has; of both numbers from 0. */
  readonly chat: { readonly prefix: string; readonly from: number }
}

/**
 * Brings a new database into the present format, with plain subscriptions in it: the first of each account by the program, the others as
 * copies of that one, since a million readers come over years and the bench has no time for that.
 */
export async function fill(url: string, { platform, accounts, chatsEach, chat }: Audience): Promise<void> {
  const store = await openPostgres({ url })
  const nameOf = (account: number): string => `${chat.prefix}${chat.from + account * chatsEach}`
  await store.subscribeAll(
    accounts.map((account, at) => ({ target: { platform, account, chat: nameOf(at), thread: null }, wants: {} })),
    Date.now(),
  )
  await store.close()
  const client = new Client(url)
  await client.connect()
  await client.query(
    `insert into subscriptions (lane, chat, queue, format, language, created_at, changed_at)
     select s.lane, $1 || (substring(s.chat from length($1) + 1)::bigint + i), $3 + (s.id - 1) * $2 + i, s.format, s.language,
       s.created_at, s.changed_at
     from subscriptions s cross join generate_series(1, $2 - 1) i order by s.id, i`,
    [chat.prefix, chatsEach, accounts.length],
  )
  // As the server does by itself after a while.
  await client.query('vacuum analyze subscriptions')
  await client.end()
}
