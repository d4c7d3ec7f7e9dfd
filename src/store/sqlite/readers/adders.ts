import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { threadKey } from '../rows.ts'

/** Who is told where a group or channel cannot be reached. */
export const createAdders = ({ db, read, write }: Connection): Pick<Store, 'keepAdder' | 'adderOf'> => {
  const place = `
    select s.id from subscriptions s join lanes l on l.id = s.lane
    where l.platform = ? and l.account = ? and s.chat = ? and s.thread = ?`
  const keep = db.prepare<[string, string, string, string, string]>(
    `insert or replace into adders (chat, subscription) select ?, id from (${place})`,
  )
  const find = db.prepare<[string, string, string, string], { chat: string }>(
    `select chat from adders where subscription = (${place})`,
  )
  return {
    keepAdder: write(
      ({ platform, account, chat, thread }, adder) => void keep.run(adder, platform, account, chat, threadKey(thread)),
    ),
    adderOf: read(
      ({ platform, account, chat, thread }) => find.get(platform, account, chat, threadKey(thread))?.chat ?? null,
    ),
  }
}
