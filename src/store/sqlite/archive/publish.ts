import type { Draft, Issue, Item } from '../../../model.ts'
import { approvalSetting, scheduleSetting } from '../../desk.ts'
import type { Publication, Published, Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { one } from '../connection.ts'
import type { WriteAudit } from '../desk/audit-log.ts'
import { type DraftRowAccess, emptyDraft } from '../desk/draft.ts'
import type { PutSetting } from '../desk/settings.ts'
import type { Outbox } from '../ledger/outbox.ts'
import type { Coin } from '../topics/coin.ts'
import type { SearchIndex } from './search-index.ts'

interface Steps {
  readonly draft: DraftRowAccess
  readonly index: SearchIndex
  readonly outbox: Outbox
  readonly writeAudit: WriteAudit
  readonly putSetting: PutSetting
  readonly coin: Coin
}

/** Makes a draft an issue: its rows, what finds them, and a pending delivery for each reader, all at once or not at all. */
export const createPublish = (
  { db, write }: Connection,
  { draft, index, outbox, writeAudit, putSetting, coin }: Steps,
): Pick<Store, 'publish'> => {
  const twin = db.prepare<[string], { number: number }>('select number from issues where fingerprint = ?')
  const next = db.prepare<[], { number: number }>('select coalesce(max(number), 0) + 1 as number from issues')
  type Columns = [number, string, string, string, string, string, number, number, ...Origin]
  const insert = db.prepare<Columns>(`
    insert into issues (number, title, date, sections, footer, fingerprint, published_at,
      urgent, published_by, publisher_name, draft_version, planned_at, planned_kind)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)

  const publish = (publication: Publication): Published => {
    const { fingerprint, at, dueAt, draftVersion, leaves, audit } = publication
    // First of all: whoever pressed twice learns that it is out, not that the draft is gone.
    const out = twin.get(fingerprint)
    if (out !== undefined) return { kind: 'already', number: out.number }
    if (draftVersion !== null) {
      const { version, later } = draft.read()
      if (version !== draftVersion) return { kind: 'stale' }
      draft.put({ ...(leaves ?? { draft: later, later: emptyDraft }), version: version + 1 }, at)
      if (leaves === undefined) for (const setting of [scheduleSetting, approvalSetting]) putSetting(setting, null)
    }
    const content = coin.take(publication.draft)
    const issue: Issue = { ...finished(content), number: one(next.get()).number, revision: 1, publishedAt: at }
    const titles = JSON.stringify(content.sections.map((section) => section.title))
    insert.run(
      issue.number,
      issue.title,
      issue.date,
      titles,
      JSON.stringify(issue.footer),
      fingerprint,
      at,
      content.urgent ? 1 : 0,
      ...originOf(publication),
    )
    index.add(issue, keysOf(content))
    coin.prune()
    if (audit !== undefined) writeAudit({ ...audit, subject: `issue ${issue.number}` })
    return { kind: 'published', issue, deliveries: outbox.fill(issue.number, topicsOf(content), { at, dueAt }) }
  }
  return { publish: write(publish) }
}

const topicsOf = (draft: Draft): readonly string[] => [
  ...new Set(draft.sections.flatMap((section) => section.items.flatMap((item) => item.topics))),
]

/** Who published it, from which version of the draft, and for which moment of the schedule. */
type Origin = [string | null, string | null, number | null, number | null, string | null]

const originOf = ({ audit, draftVersion, leaves, planned }: Publication): Origin => [
  audit?.actor.person ?? null,
  audit?.actor.name ?? null,
  // What left the draft is not what the draft was.
  leaves === undefined ? draftVersion : null,
  planned?.at ?? null,
  planned?.kind ?? null,
]

/** The keys of the items by their numbers. */
const keysOf = ({ sections }: Draft): ReadonlyMap<number, string> =>
  new Map(
    sections.flatMap(({ items }) => items.flatMap(({ number, key }) => (key === undefined ? [] : [[number, key]]))),
  )

/** Without what names an item only while it is worked on. */
const finished = <D extends Draft>(draft: D): D => ({
  ...draft,
  sections: draft.sections.map((section) => ({ ...section, items: section.items.map(withoutKey) })),
})

const withoutKey = ({ key: _key, edits: _edits, ...item }: Item): Item => item
