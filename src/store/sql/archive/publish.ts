import { setImmediate } from 'node:timers/promises'
import type { Draft, Issue, Item } from '../../../model.ts'
import { approvalSetting, scheduleSetting } from '../../desk.ts'
import type { Publication, Published, Store } from '../../port.ts'
import type { WriteAudit } from '../desk/audit-log.ts'
import { type DraftRowAccess, emptyDraft } from '../desk/draft.ts'
import type { PutSetting } from '../desk/settings.ts'
import { type Foresight, foresee } from '../ledger/fan-out/foresight.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import type { ChoiceRows } from '../readers/choice-rows.ts'
import type { Coin } from '../topics/coin.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { SearchIndex } from './search-index.ts'

/** Nothing was written, or an issue of which more deliveries may be still to be written. */
type Begun =
  | Exclude<Published, { readonly kind: 'published' }>
  | { readonly published: Extract<Published, { readonly kind: 'published' }>; readonly more: boolean }

interface Steps {
  readonly choices: ChoiceRows
  readonly begin: BeginCounters
  readonly draft: DraftRowAccess
  readonly index: SearchIndex
  readonly outbox: Outbox
  readonly writeAudit: WriteAudit
  readonly putSetting: PutSetting
  readonly coin: Coin
}

/** Makes a draft an issue: its rows, what finds them, and a pending delivery for each reader, all at once or not at all. */
export const createPublish = (
  { sql, read, write }: Transactions,
  { choices, begin, draft, index, outbox, writeAudit, putSetting, coin }: Steps,
): Pick<Store, 'publish'> => {
  const twin = sql.prepare<[string], { number: number }>('select number from issues where fingerprint = ?')
  const newest = sql.prepare<[], { number: number }>('select coalesce(max(number), 0) + 1 as number from issues')
  type Columns = [number, string, string, string, string, string, number, number, ...Origin]
  const insert = sql.prepare<Columns>(`
    insert into issues (number, title, date, sections, footer, fingerprint, published_at,
      urgent, published_by, publisher_name, draft_version, planned_at, planned_kind)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)

  const publish = function* (publication: Publication, foresight: Foresight): Work<Begun> {
    const { fingerprint, at, dueAt, draftVersion, leaves, audit } = publication
    // First of all: whoever pressed twice learns that it is out, not that the draft is gone.
    const out = yield* twin.get(fingerprint)
    if (out !== undefined) return { kind: 'already', number: out.number }
    if (draftVersion !== null) {
      const { version, later } = yield* draft.read()
      if (version !== draftVersion) return { kind: 'stale' }
      yield* draft.put({ ...(leaves ?? { draft: later, later: emptyDraft }), version: version + 1 }, at)
      if (leaves === undefined)
        for (const setting of [scheduleSetting, approvalSetting]) yield* putSetting(setting, null)
    }
    const content = yield* coin.take(publication.draft)
    const issue: Issue = { ...finished(content), number: one(yield* newest.get()).number, revision: 1, publishedAt: at }
    const titles = JSON.stringify(content.sections.map((section) => section.title))
    yield* insert.run(
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
    yield* index.add(issue, keysOf(content))
    yield* coin.prune()
    if (audit !== undefined) yield* writeAudit({ ...audit, subject: `issue ${issue.number}` })
    const { deliveries, more } = yield* outbox.fill(issue, { at, dueAt }, foresight)
    return { published: { kind: 'published', issue, deliveries }, more }
  }

  const written = sql.prepare<[number], { count: number }>(
    'select coalesce(sum(count), 0) as count from tallies where issue = ?',
  )
  const chosen = read(function* () {
    return { selections: yield* choices.selections(), timings: yield* choices.timings() }
  })
  const begun = write(publish)
  const next = write(function* (issue: number, at: number) {
    const counters = begin(at)
    const { more } = yield* outbox.go(issue, counters)
    yield* counters.write()
    return { more, deliveries: one(yield* written.get(issue)).count }
  })
  return {
    async publish(publication) {
      const { draft: content, dueAt } = publication
      const foresight = await foresee(content, await chosen(), dueAt, content.urgent === true)
      const first = await begun(publication, foresight)
      if (!('more' in first)) return first
      let { deliveries } = first.published
      try {
        for (let { more } = first; more; ) {
          // Others have their turn between two pieces.
          await setImmediate()
          // Ticks write some of them as well.
          ;({ deliveries, more } = await next(first.published.issue.number, publication.at))
        }
      } catch {
        // It is out: what is missing is written by the next tick that can.
      }
      return { ...first.published, deliveries }
    },
  }
}

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
const finished = ({ templated: _templated, ...draft }: Publication['draft']): Publication['draft'] => ({
  ...draft,
  sections: draft.sections.map((section) => ({ ...section, items: section.items.map(withoutKey) })),
})

const withoutKey = ({ key: _key, edits: _edits, ...item }: Item): Item => item
