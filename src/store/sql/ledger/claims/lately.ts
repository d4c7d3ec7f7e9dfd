import type { Sql, Work } from '../../work.ts'
import { lostRestMs } from '../rows/chat-queues.ts'
import { type Candidate, isFresh } from './candidates.ts'

/** Until when chats rest after what other processes, or this one before its start, have sent them; those that may get something are not named. */
export type RestsElsewhere = (rows: readonly Candidate[], now: number) => Work<ReadonlyMap<number, number>>

/** So many issues before one may have come to a reader within the last second. */
const issuesBefore = 2

/** For those that are in a transaction already: what waits in the ledger knows its time, only what has just been published does not. */
export const createRestsElsewhere = (sql: Sql): RestsElsewhere => {
  const lately = sql.prepare<[string, number], { queue: number; at: number }>(`
    select d.queue, max(p.at) as at
    from json_each(?) j cross join deliveries d
        on d.issue = cast(j.value ->> 0 as integer) and d.subscription = cast(j.value ->> 1 as integer)
      cross join parts p on p.delivery = d.id
    where p.at > cast(? as integer) group by d.queue`)
  return function* (rows, now) {
    const since = Math.floor(now - lostRestMs)
    const fresh = rows.filter((row) => isFresh(row) && row.attempt === 0 && row.due_at > since)
    if (fresh.length === 0) return new Map()
    const before = fresh.flatMap(({ issue, subscription }) =>
      Array.from({ length: issuesBefore }, (_, back) => [issue - back - 1, subscription]),
    )
    const found = yield* lately.all(JSON.stringify(before), since)
    return new Map(found.filter(({ at }) => at <= now).map(({ queue, at }) => [queue, at + lostRestMs]))
  }
}
