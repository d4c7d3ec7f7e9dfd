import type { TargetRow } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'

/** A delivery that may not be the only one of its issue for its place. */
export interface Placed extends TargetRow {
  readonly issue: number
  readonly lane: number
}

/**
 * What another account of the platform has done about the same issue for the same place, where accounts share their chats, as workspaces
 * share a channel: brought it (or may have), is bringing it; null: neither. For those that are in a transaction already.
 */
export type OtherAccounts = (row: Placed) => Work<'brought' | 'bringing' | null>

export const createOtherAccounts = ({ sql }: Transactions): OtherAccounts => {
  // Hardly any chat has two accounts, and to open all these tables costs twenty times this look.
  const shared = sql.prepare<[string, number], { found: 1 }>(
    'select 1 as found from subscriptions indexed by subscriptions_chat where chat = ? and lane <> ? limit 1',
  )
  const other = sql.prepare<[number, string, string, number, string], { state: string }>(`
    select d.state
    from subscriptions s indexed by subscriptions_chat
      cross join deliveries d on d.issue = ? and d.subscription = s.id
      cross join lanes l on l.id = s.lane
    where s.chat = ? and s.thread = ? and s.lane <> ? and l.platform = ?
      and (d.state in ('sent', 'sending', 'uncertain') or (d.state = 'pending' and d.part > 0))`)
  return function* ({ platform, chat, thread, issue, lane }) {
    if ((yield* shared.get(chat, lane)) === undefined) return null
    const found = yield* other.all(issue, chat, thread, lane, platform)
    if (found.length === 0) return null
    return found.some(({ state }) => state === 'sent' || state === 'uncertain') ? 'brought' : 'bringing'
  }
}
