import type { DeskStore } from '../../desk.ts'
import { type Connection, one } from '../connection.ts'

/** Counts that an editor is told, each one cheap query. */
export const createCounts = ({ db, read }: Connection): Pick<DeskStore, 'readersOf' | 'dueAfter' | 'lost'> => {
  const readers = db.prepare<[string], { count: number }>(`
    select count(*) as count from subscriptions s indexed by subscriptions_active
    where s.state = 'active'
      and (
        not exists (select 1 from subscription_topics t where t.subscription = s.id)
        or exists (
          select 1 from subscription_topics t join json_each(?) wanted on wanted.value = t.topic
          where t.subscription = s.id
        )
      )`)
  const later = db.prepare<[number, number], { count: number; last: number | null }>(`
    select count(*) as count, max(d.due_at) as last
    from tallies t cross join deliveries d indexed by deliveries_due on d.lane = t.lane and d.issue = t.issue
    where t.issue = ? and t.state = 'pending' and t.count > 0
      and d.state = 'pending' and d.waiting = 0 and d.due_at > ?`)
  const lost = db.prepare<[number], { count: number }>(`
    select count(*) as count
    from deliveries d indexed by deliveries_failed cross join subscriptions s on s.id = d.subscription
    where d.issue = ? and d.state = 'failed' and s.state = 'paused'`)
  return {
    readersOf: read((topics) => one(readers.get(JSON.stringify(topics))).count),
    dueAfter: read((issue, at) => one(later.get(issue, at))),
    lost: read((issue) => one(lost.get(issue)).count),
  }
}
