import { createHmac } from 'node:crypto'
import type { FeedbackKind } from '../../../model.ts'
import type { Store } from '../../port.ts'
import type { Transactions, Work } from '../work.ts'

/** What readers think of items: counts, and for a while who has pressed, by a hash that says nothing without its key. */
export const createFeedback = ({
  sql,
  read,
  write,
  beside,
}: Transactions): Pick<Store, 'giveFeedback' | 'feedback' | 'feedbackByTopic' | 'closeFeedback'> => {
  const open = sql.prepare<[number, number, number], { found: 1 }>(`
    select 1 as found from items i join issues n on n.number = i.issue
    where i.issue = ? and i.number = ? and n.published_at >= ?`)
  const addKey = sql.prepare<[number, string]>('insert or ignore into feedback_keys (issue, key) values (?, ?)')
  const keyOf = sql.prepare<[number], { key: string }>('select key from feedback_keys where issue = ?')
  const press = sql.prepare<[number, number, string], { kind: FeedbackKind }>(
    'select kind from feedback_presses where issue = ? and item = ? and voter = ?',
  )
  const putPress = sql.prepare<[number, number, string, FeedbackKind]>(
    `insert into feedback_presses (issue, item, voter, kind) values (?, ?, ?, ?)
    on conflict (issue, item, voter) do update set kind = excluded.kind`,
  )
  const count = sql.prepare<[number, number, FeedbackKind, number]>(`
    insert into feedback (issue, item, kind, count) values (?, ?, ?, ?)
    on conflict (issue, item, kind) do update set count = feedback.count + excluded.count`)
  const ofIssue = sql.prepare<[number], { item: number; kind: FeedbackKind; count: number }>(
    'select item, kind, count from feedback where issue = ? and count > 0 order by item, kind',
  )
  const byTopic = sql.prepare<[number], { topic: string; kind: FeedbackKind; count: number }>(`
    select t.value as topic, f.kind, sum(f.count) as count from feedback f
    join items i on i.issue = f.issue and i.number = f.item, json_each(i.topics) t
    where f.issue = ? and f.count > 0 group by t.value, f.kind order by t.value, f.kind`)
  const oldKeys = sql.prepare<[number]>(
    'delete from feedback_keys where issue in (select number from issues where published_at < ?)',
  )
  const oldPresses = sql.prepare<[]>(
    'delete from feedback_presses where issue not in (select issue from feedback_keys)',
  )

  const forgetOld = function* (before: number): Work<void> {
    if ((yield* oldKeys.run(before)).changes > 0) yield* oldPresses.run()
  }

  return {
    giveFeedback: beside(
      function* ({ issue, item, kind, person, newKey, since }) {
        yield* forgetOld(since)
        if ((yield* open.get(issue, item, since)) === undefined) return 'closed'
        yield* addKey.run(issue, newKey)
        const voter = createHmac('sha256', (yield* keyOf.get(issue))?.key ?? newKey)
          .update(`${item} ${person}`)
          .digest('base64url')
        const before = (yield* press.get(issue, item, voter))?.kind ?? null
        if (before === kind) return 'same'
        yield* putPress.run(issue, item, voter, kind)
        const changes: [FeedbackKind, number][] =
          before === null
            ? [[kind, 1]]
            : [
                [kind, 1],
                [before, -1],
              ]
        // Whoever presses the other way at this moment counts in the same order, and neither waits for the other.
        for (const [each, by] of changes.sort(([a], [b]) => a.localeCompare(b)))
          yield* count.post(issue, item, each, by)
        return before === null ? 'counted' : 'changed'
      },
      ({ issue, item, person }) => `press ${issue} ${item} ${person}`,
    ),
    feedback: read(function* (issue) {
      return yield* ofIssue.all(issue)
    }),
    feedbackByTopic: read(function* (issue) {
      return yield* byTopic.all(issue)
    }),
    closeFeedback: write(forgetOld),
  }
}
