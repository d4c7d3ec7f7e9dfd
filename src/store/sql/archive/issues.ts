import type { Issue } from '../../../model.ts'
import type { Store } from '../../port.ts'
import { mapped } from '../lists.ts'
import { type EntryRow, entryColumns, type IssueRow, type ItemRow, toEntry, toIssue } from '../rows.ts'
import type { TopicRows } from '../topics/rows.ts'
import { one, type Transactions, type Work } from '../work.ts'

/** What was published, as it was published. */
export const createIssues = (
  { sql, read }: Transactions,
  topics: TopicRows,
): Pick<Store, 'latest' | 'issue' | 'issuesBefore' | 'archiveMark' | 'byTopic' | 'topicCounts' | 'itemKeyed'> => {
  const newest = sql.prepare<[], IssueRow>('select * from issues order by number desc limit 1')
  const numbered = sql.prepare<[number], IssueRow>('select * from issues where number = ?')
  const before = sql.prepare<[number, number], IssueRow>(
    'select * from issues where number < ? order by number desc limit ?',
  )
  // Whatever changes an issue or a topic stands in the audit log.
  const mark = sql.prepare<[], { issues: number | null; entries: number | null }>(
    'select (select max(number) from issues) as issues, (select max(id) from deeds) as entries',
  )
  const items = sql.prepare<[number], ItemRow>('select * from items where issue = ? order by number')
  // The page is cut before anything is looked up: what is skipped costs next to nothing.
  const tagged = sql.prepare<[string, number, number], EntryRow>(`
    select ${entryColumns}
    from (select item from item_topics where topic = ? order by item desc limit ? offset ?) t
      cross join items i on i.id = t.item cross join issues n on n.number = i.issue
    order by t.item desc`)
  const count = sql.prepare<[string], { items: number }>('select items from topic_counts where topic = ?')
  const counts = sql.prepare<[], { topic: string; items: number }>('select topic, items from topic_counts')

  const keyed = sql.prepare<[string], EntryRow>(`
    select ${entryColumns} from items i join issues n on n.number = i.issue where i.key = ? order by i.issue desc limit 1`)

  const whole = function* (row: IssueRow | undefined): Work<Issue | null> {
    return row === undefined ? null : toIssue(row, yield* items.all(row.number))
  }
  // The newest is what people ask for: the same object as long as it has the same revision, so that others can keep
  // what they made of it.
  let kept: Issue | null = null
  let names = 0
  return {
    latest: read(function* () {
      const row = yield* newest.get()
      const now = yield* topics.version()
      const same = kept?.number === row?.number && kept?.revision === row?.revision && names === now
      if (!same) kept = yield* whole(row)
      names = now
      return kept
    }),
    issue: read(function* (number) {
      return yield* whole(yield* numbered.get(number))
    }),
    issuesBefore: read(function* (number, limit) {
      return yield* mapped(yield* before.all(number ?? Number.MAX_SAFE_INTEGER, limit), function* (row) {
        return toIssue(row, yield* items.all(row.number))
      })
    }),
    archiveMark: read(function* () {
      const { issues, entries } = one(yield* mark.get())
      return `${issues ?? 0}.${entries ?? 0}.${yield* topics.version()}`
    }),
    byTopic: read(function* (slug, window) {
      return {
        entries: (yield* tagged.all(slug, window.limit, window.offset)).map(toEntry),
        total: (yield* count.get(slug))?.items ?? 0,
      }
    }),
    itemKeyed: read(function* (key) {
      const row = yield* keyed.get(key)
      return row === undefined ? null : toEntry(row)
    }),
    topicCounts: read(function* () {
      return new Map((yield* counts.all()).map((row) => [row.topic, row.items]))
    }),
  }
}
