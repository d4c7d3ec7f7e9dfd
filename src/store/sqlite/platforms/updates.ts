import type { Store, StoredUpdate } from '../../port.ts'
import type { Connection } from '../connection.ts'

/** Marks of handled updates wait this long to share a transaction; a crash repeats at most these. */
const settleMs = 5

/** What the platforms sent: put away before it is dealt with, forgotten some time after. */
export const createUpdates = ({
  db,
  read,
  write,
  group,
}: Connection): Pick<Store, 'receive' | 'handled' | 'unhandled' | 'forgetUpdates'> => {
  const insert = db.prepare<[string, string, string, string, number]>(`
    insert into updates (platform, account, name, payload, received_at) values (?, ?, ?, ?, ?)
    on conflict (platform, account, name) do nothing`)
  // The payload is somebody's message: it is kept no longer than it is needed.
  const settle = db.prepare<[number, string, string, string]>(`
    update updates set handled_at = ?, payload = ''
    where platform = ? and account = ? and name = ? and handled_at is null`)
  const open = db.prepare<[string, string], StoredUpdate>(`
    select name as "update", payload from updates
    where platform = ? and account = ? and handled_at is null order by id`)
  const forget = db.prepare<[number]>('delete from updates where handled_at is not null and handled_at < ?')
  return {
    // Every update costs both: a commit for each would be most of what it costs.
    receive: group(
      (lane, update, payload, at) => insert.run(lane.platform, lane.account, update, payload, at).changes > 0,
    ),
    handled: group((lane, update, at) => {
      settle.run(at, lane.platform, lane.account, update)
    }, settleMs),
    unhandled: read((lane) => open.all(lane.platform, lane.account)),
    forgetUpdates: write((before) => {
      forget.run(before)
    }),
  }
}
