import type { Issue } from '../../../model.ts'
import type { Store } from '../../port.ts'
import { type Connection, one } from '../connection.ts'
import { type EntryRow, entryColumns, type IssueRow, type ItemRow, toEntry, toIssue } from '../rows.ts'
import type { TopicRows } from '../topics/rows.ts'

/** What was published, as it was published. */
export const createIssues = (
  { db, read }: Connection,
  topics: TopicRows,
): Pick<Store, 'latest' | 'issue' | 'issuesBefore' | 'archiveMark' | 'byTopic' | 'topicCounts' | 'itemKeyed'> => {
  const newest = db.prepare<[], IssueRow>('select * from issues order by number desc limit 1')
  const numbered = db.prepare<[number], IssueRow>('select * from issues where number = ?')
  const before = db.prepare<[number, number], IssueRow>(
    'select * from issues where number < ? order by number desc limit ?',
  )
  // Whatever changes an issue or a topic stands in the audit log.
  const mark = db.prepare<[], { issues: number | null; entries: number | null }>(
    'select (select max(number) from issues) as issues, (select max(id) from deeds) as entries',
  )
  const items = db.prepare<[number], ItemRow>('select * from items where issue = ? order by number')
  // The page is cut before anything is looked up: what is skipped costs next to nothing.
  const tagged = db.prepare<[string, number, number], EntryRow>(`
    select ${entryColumns}
    from (select item from item_topics where topic = ? order by item desc limit ? offset ?) t
      cross join items i on i.id = t.item cross join issues n on n.number = i.issue
    order by t.item desc`)
  const count = db.prepare<[string], { items: number }>('select items from topic_counts where topic = ?')
  const counts = db.prepare<[], { topic: string; items: number }>('select topic, items from topic_counts')

  const keyed = db.prepare<[string], EntryRow>(`
    select ${entryColumns} from items i join issues n on n.number = i.issue where i.key = ? order by i.issue desc limit 1`)

  const whole = (row: IssueRow | undefined): Issue | null =>
    row === undefined ? null : toIssue(row, items.all(row.number))
  // The newest is what people ask for: the same object as long as it has the same revision, so that others can keep
  // what they made of it.
  let kept: Issue | null = null
  let names = 0
  return {
    latest: read(() => {
      const row = newest.get()
      const now = topics.version()
      const same = kept?.number === row?.number && kept?.revision === row?.revision && names === now
      if (!same) kept = whole(row)
      names = now
      return kept
    }),
    issue: read((number) => whole(numbered.get(number))),
    issuesBefore: read((number, limit) =>
      before.all(number ?? Number.MAX_SAFE_INTEGER, limit).map((row) => toIssue(row, items.all(row.number))),
    ),
    archiveMark: read(() => {
      const { issues, entries } = one(mark.get())
      return `${issues ?? 0}.${entries ?? 0}.${topics.version()}`
    }),
    byTopic: read((slug, window) => ({
      entries: tagged.all(slug, window.limit, window.offset).map(toEntry),
      total: count.get(slug)?.items ?? 0,
    })),
    itemKeyed: read((key) => {
      const row = keyed.get(key)
      return row === undefined ? null : toEntry(row)
    }),
    topicCounts: read(() => new Map(counts.all().map((row) => [row.topic, row.items]))),
  }
}
