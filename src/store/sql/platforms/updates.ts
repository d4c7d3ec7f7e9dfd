import type { Store, StoredUpdate } from '../../port.ts'
import type { Transactions } from '../work.ts'

/** Marks of handled updates wait this long to share a transaction; a crash repeats at most these. */
const settleMs = 5

/** What the platforms sent: put away before it is dealt with, forgotten some time after. */
export const createUpdates = ({
  sql,
  read,
  write,
  group,
}: Transactions): Pick<Store, 'receive' | 'handled' | 'unhandled' | 'forgetUpdates'> => {
  const insert = sql.prepare<[string, string, string, string, number]>(`
    insert into updates (platform, account, name, payload, received_at) values (?, ?, ?, ?, ?)
    on conflict (platform, account, name) do nothing`)
  // The payload is somebody's message: it is kept no longer than it is needed.
  const settle = sql.prepare<[number, string, string, string]>(`
    update updates set handled_at = ?, payload = ''
    where platform = ? and account = ? and name = ? and handled_at is null`)
  const open = sql.prepare<[string, string], StoredUpdate>(`
    select name as "update", payload from updates
    where platform = ? and account = ? and handled_at is null order by id`)
  const forget = sql.prepare<[number]>('delete from updates where handled_at is not null and handled_at < ?')
  return {
    // Every update costs both: a commit for each would be most of what it costs.
    receive: group(function* (lane, update, payload, at) {
      return (yield* insert.run(lane.platform, lane.account, update, payload, at)).changes > 0
    }),
    handled: group(function* (lane, update, at) {
      yield* settle.run(at, lane.platform, lane.account, update)
    }, settleMs),
    unhandled: read(function* (lane) {
      return yield* open.all(lane.platform, lane.account)
    }),
    forgetUpdates: write(function* (before) {
      yield* forget.run(before)
    }),
  }
}
