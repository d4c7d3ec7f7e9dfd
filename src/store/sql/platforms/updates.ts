import type { Lane } from '../../../model.ts'
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
}: Transactions): Pick<Store, 'receive' | 'handled' | 'updateTakers' | 'adoptUpdates' | 'forgetUpdates'> => {
  const insert = sql.prepare<[string, string, string, string, number, string | null]>(`
    insert into updates (platform, account, name, payload, received_at, taken_by) values (?, ?, ?, ?, ?, ?)
    on conflict (platform, account, name) do nothing`)
  // The payload is somebody's message: it is kept no longer than it is needed.
  const settle = sql.prepare<[number, string, string, string]>(`
    update updates set handled_at = ?, payload = ''
    where platform = ? and account = ? and name = ? and handled_at is null`)
  const takers = sql.prepare<[], { name: string | null }>(
    'select distinct taken_by as name from updates indexed by updates_open where handled_at is null',
  )
  const open = sql.prepare<[string | null, string | null], Lane & StoredUpdate>(`
    select platform, account, name as "update", payload from updates indexed by updates_open
    where handled_at is null and (taken_by = ? or (taken_by is null and cast(? as text) is null)) order by id`)
  const adopt = sql.prepare<[string, string | null, string | null]>(`
    update updates indexed by updates_open set taken_by = ?
    where handled_at is null and (taken_by = ? or (taken_by is null and cast(? as text) is null))`)
  const forget = sql.prepare<[number]>('delete from updates where handled_at is not null and handled_at < ?')
  return {
    // Every update costs both: a commit for each would be most of what it costs.
    receive: group(function* (lane, update, payload, at, by) {
      return (yield* insert.run(lane.platform, lane.account, update, payload, at, by ?? null)).changes > 0
    }),
    handled: group(
      function* (lane, update, at) {
        yield* settle.run(at, lane.platform, lane.account, update)
      },
      { restMs: settleMs },
    ),
    updateTakers: read(function* () {
      return (yield* takers.all()).map(({ name }) => name)
    }),
    adoptUpdates: write(function* (from, by) {
      const rows = yield* open.all(from, from)
      yield* adopt.run(by, from, from)
      return rows.map(({ platform, account, ...update }) => ({ lane: { platform, account }, ...update }))
    }),
    forgetUpdates: write(function* (before) {
      yield* forget.run(before)
    }),
  }
}
