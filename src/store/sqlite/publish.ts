import type { Draft, Issue } from '../../model.ts'
import type { Publication, Published, Store } from '../port.ts'
import type { Connection } from './connection.ts'
import { one } from './connection.ts'
import { type DraftRowAccess, emptyDraft } from './draft.ts'
import type { SearchIndex } from './index-items.ts'
import type { Outbox } from './outbox.ts'

/** Makes a draft an issue: its rows, what finds them, and a pending delivery for each reader, all at once or not at all. */
export const createPublish = (
  { db, write }: Connection,
  draft: DraftRowAccess,
  index: SearchIndex,
  outbox: Outbox,
): Pick<Store, 'publish'> => {
  const twin = db.prepare<[string], { number: number }>('select number from issues where fingerprint = ?')
  const next = db.prepare<[], { number: number }>('select coalesce(max(number), 0) + 1 as number from issues')
  const insert = db.prepare<[number, string, string, string, string, string, number]>(`
    insert into issues (number, title, date, sections, footer, fingerprint, published_at) values (?, ?, ?, ?, ?, ?, ?)`)

  const publish = ({ draft: content, fingerprint, at, dueAt, draftVersion }: Publication): Published => {
    // First of all: whoever pressed twice learns that it is out, not that the draft is gone.
    const out = twin.get(fingerprint)
    if (out !== undefined) return { kind: 'already', number: out.number }
    if (draftVersion !== null) {
      if (draft.version() !== draftVersion) return { kind: 'stale' }
      draft.put(emptyDraft, draftVersion + 1, at)
    }
    const issue: Issue = { ...content, number: one(next.get()).number, revision: 1, publishedAt: at }
    const titles = JSON.stringify(content.sections.map((section) => section.title))
    insert.run(issue.number, issue.title, issue.date, titles, JSON.stringify(issue.footer), fingerprint, at)
    index.add(issue)
    return { kind: 'published', issue, deliveries: outbox.fill(issue.number, topicsOf(content), { at, dueAt }) }
  }
  return { publish: write(publish) }
}

const topicsOf = (draft: Draft): readonly string[] => [
  ...new Set(draft.sections.flatMap((section) => section.items.flatMap((item) => item.topics))),
]
