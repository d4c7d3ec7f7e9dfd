import type { Guard } from '../guard.ts'
import type { TargetRow } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'

/** A delivery that may not be the only one of its issue for its place. */
export interface Placed extends Omit<TargetRow, 'account'> {
  readonly issue: number
  readonly lane: number
}

/** What another account has done about the same issue for the same place: brought it (or may have), is bringing it; null: neither. */
export type Elsewhere = 'brought' | 'bringing' | null

/** Accounts of a platform that share their chats, as workspaces share a channel. For those that are in a transaction already. */
export interface OtherAccounts {
  /** Those of these chats that may have another account than the one of their lane. */
  shared(rows: readonly Pick<Placed, 'chat' | 'lane'>[]): Work<readonly string[]>
  of(row: Placed): Work<Elsewhere>
}

export const createOtherAccounts = ({ sql }: Transactions, guard: Pick<Guard, 'chat'>): OtherAccounts => {
  // Hardly any chat has two accounts, and to open all these tables costs twenty times this look.
  const shared = sql.prepare<[string], { chat: string }>(`
    select s.chat from json_each(?) j cross join subscriptions s indexed by subscriptions_chat
    on s.chat = j.value ->> 0 and s.lane <> cast(j.value ->> 1 as integer)`)
  const other = sql.prepare<[number, string, string, number, string], { state: string }>(`
    select d.state
    from subscriptions s indexed by subscriptions_chat
      cross join deliveries d on d.issue = ? and d.subscription = s.id
      cross join lanes l on l.id = s.lane
    where s.chat = ? and s.thread = ? and s.lane <> ? and l.platform = ?
      and (d.state in ('sent', 'sending', 'uncertain') or (d.state = 'pending' and d.part > 0))`)
  return {
    *shared(rows) {
      const places = rows.map(({ chat, lane }) => [chat, lane])
      return places.length === 0 ? [] : (yield* shared.all(JSON.stringify(places))).map(({ chat }) => chat)
    },
    *of({ platform, chat, thread, issue, lane }) {
      if (!(yield* guard.chat(platform, chat))) return 'bringing'
      const found = yield* other.all(issue, chat, thread, lane, platform)
      if (found.length === 0) return null
      return found.some(({ state }) => state === 'sent' || state === 'uncertain') ? 'brought' : 'bringing'
    },
  }
}
