import type { DeskStore } from '../../desk.ts'
import { one, type Transactions } from '../work.ts'

/** Counts that an editor is told, each one cheap query. */
export const createCounts = ({ sql, read }: Transactions): Pick<DeskStore, 'dueAfter' | 'lost'> => {
  const later = sql.prepare<[number, number], { count: number; last: number | null }>(`
    select count(*) as count, max(d.due_at) as last
    from tallies t cross join deliveries d indexed by deliveries_due on d.lane = t.lane and d.issue = t.issue
    where t.issue = ? and t.state = 'pending' and t.count > 0
      and d.state = 'pending' and d.waiting = 0 and d.due_at > ?`)
  const lost = sql.prepare<[number], { count: number }>(`
    select count(*) as count
    from deliveries d indexed by deliveries_failed cross join subscriptions s on s.id = d.subscription
    where d.issue = ? and d.state = 'failed' and s.state = 'paused'`)
  return {
    dueAfter: read(function* (issue, at) {
      return one(yield* later.get(issue, at))
    }),
    lost: read(function* (issue) {
      return one(yield* lost.get(issue)).count
    }),
  }
}
