import type { Connection } from '../connection.ts'
import type { TargetRow } from '../rows.ts'

/** A delivery that may not be the only one of its issue for its place. */
export interface Placed extends TargetRow {
  readonly issue: number
  readonly lane: number
}

/**
 * What another account of the platform has done about the same issue for the same place, where accounts share their chats, as workspaces
 * share a channel: brought it (or may have), is bringing it; null: neither. For those that are in a transaction already.
 */
export type OtherAccounts = (row: Placed) => 'brought' | 'bringing' | null

export const createOtherAccounts = ({ db }: Connection): OtherAccounts => {
  const other = db.prepare<[string, string, number, string, number], { state: string; part: number }>(`
    select d.state, d.part
    from lanes l cross join subscriptions s on s.lane = l.id and s.chat = ? and s.thread = ?
      cross join deliveries d on d.issue = ? and d.subscription = s.id
    where l.platform = ? and l.id <> ? and (d.state in ('sent', 'sending', 'uncertain') or (d.state = 'pending' and d.part > 0))
    order by d.state = 'sent' desc limit 1`)
  return ({ platform, chat, thread, issue, lane }) => {
    const found = other.get(chat, thread, issue, platform, lane)
    if (found === undefined) return null
    return found.state === 'sent' || found.state === 'uncertain' ? 'brought' : 'bringing'
  }
}
