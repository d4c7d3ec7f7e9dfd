import type { Store } from '../../port.ts'
import { threadKey } from '../rows.ts'
import type { Transactions } from '../work.ts'

/** Who is told where a group or channel cannot be reached. */
export const createAdders = ({ sql, read, beside }: Transactions): Pick<Store, 'keepAdder' | 'adderOf'> => {
  const place = `
    select s.id from subscriptions s join lanes l on l.id = s.lane
    where l.platform = ? and l.account = ? and s.chat = ? and s.thread = ?`
  const keep = sql.prepare<[string, string, string, string, string]>(
    `insert into adders (chat, subscription) select ?, id from (${place}) there where true
      on conflict (subscription) do update set chat = excluded.chat`,
  )
  const find = sql.prepare<[string, string, string, string], { chat: string }>(
    `select chat from adders where subscription = (${place})`,
  )
  return {
    keepAdder: beside(
      function* ({ platform, account, chat, thread }, adder) {
        return void (yield* keep.run(adder, platform, account, chat, threadKey(thread)))
      },
      (target) => target,
    ),
    adderOf: read(function* ({ platform, account, chat, thread }) {
      return (yield* find.get(platform, account, chat, threadKey(thread)))?.chat ?? null
    }),
  }
}
