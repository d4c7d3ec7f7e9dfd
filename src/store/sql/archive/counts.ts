import { chooserOf, wordsOf } from '../../../choices/choose.ts'
import type { DeskStore } from '../../desk.ts'
import { selectionOf } from '../choices.ts'
import { one, type Transactions } from '../work.ts'

/** Counts that an editor is told, each one cheap query. */
export const createCounts = ({ sql, read }: Transactions): Pick<DeskStore, 'readersOf' | 'dueAfter' | 'lost'> => {
  const readers = sql.prepare<[], { selection: string; count: number }>(`
    select c.content as selection, count(*) as count
    from selections c cross join subscriptions s indexed by subscriptions_selection on s.selection = c.id
    where s.state = 'active' group by c.id`)
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
    readersOf: read(function* (draft) {
      const chosen = (yield* readers.all()).map(({ selection, count }) => ({
        selection: selectionOf(selection),
        count,
      }))
      const choose = chooserOf(draft, wordsOf(chosen.map(({ selection }) => selection)))
      return chosen.reduce((sum, { selection, count }) => sum + (choose(selection).length > 0 ? count : 0), 0)
    }),
    dueAfter: read(function* (issue, at) {
      return one(yield* later.get(issue, at))
    }),
    lost: read(function* (issue) {
      return one(yield* lost.get(issue)).count
    }),
  }
}
