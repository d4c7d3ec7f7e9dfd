import type { Publication } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { BeginCounters } from './rows/counters.ts'

/** Writes the deliveries of a new issue. */
export interface Outbox {
  /** One pending delivery for each active subscription with no topics or one of these. Tells how many. */
  fill(issue: number, topics: readonly string[], times: Pick<Publication, 'at' | 'dueAt'>): number
}

interface Group {
  readonly lane: number
  readonly hour: number | null
  readonly time_zone: string | null
}

/** The fan-out happens inside the database, a statement for each lane and time of arrival; readers never come to memory. */
export const createOutbox = ({ db }: Connection, begin: BeginCounters): Outbox => {
  const groups = db.prepare<[], Group>(`
    select lane, hour, time_zone from subscriptions indexed by subscriptions_active
    where state = 'active' and lane not in (select id from lanes where gone = 1) group by lane, hour, time_zone`)
  const insert = db.prepare<[number, number, string, number, number | null, string | null]>(`
    insert into deliveries (issue, lane, subscription, queue, due_at)
    select ?, s.lane, s.id, s.queue, ? from subscriptions s indexed by subscriptions_active
    where s.state = 'active'
      and (
        not exists (select 1 from subscription_topics t where t.subscription = s.id)
        or exists (
          select 1 from subscription_topics t join json_each(?) wanted on wanted.value = t.topic
          where t.subscription = s.id
        )
      )
      and s.lane = ? and s.hour is ? and s.time_zone is ?
    order by s.id`)
  return {
    fill(issue, topics, { at, dueAt }) {
      const counters = begin(at)
      let written = 0
      for (const { lane, hour, time_zone } of groups.all()) {
        const due = hour === null ? at : Math.ceil(dueAt(hour, time_zone))
        const { changes } = insert.run(issue, due, JSON.stringify(topics), lane, hour, time_zone)
        counters.shift({ issue, lane }, null, 'pending', changes)
        written += changes
      }
      counters.write()
      return written
    },
  }
}
