import { createHash } from 'node:crypto'
import { Cron } from 'croner'
import { UserError } from '../errors.ts'
import type { Draft, Language } from '../model.ts'
import type { NewProposal, Published, Store } from '../store/port.ts'
import { emptyDraft, itemCount, merge } from './draft.ts'

/** What the brief is called, and the clock and language that hold where nobody chose others. */
export interface Brief {
  readonly title: string
  readonly timeZone: string
  readonly language: Language
}

export interface DeskOptions {
  readonly store: Store
  readonly brief: Brief
  readonly now: () => number
  /** Who may put items into the draft, written as in ADMINS: `slack:U123`. */
  readonly editors: readonly string[]
  /** An issue has just gone out. */
  readonly onPublished?: () => void
}

/** The editors' side: what goes into the draft, and what goes out. */
export interface Desk {
  /** Adds to the draft and returns it as it is then. Safe beside other editors: nobody's change is lost. */
  add(addition: Draft): Promise<Draft>
  isEditor(person: string): boolean
  /** One item: into the draft when an editor brings it, to the proposals when somebody else does. */
  propose(proposal: NewProposal): Promise<{ readonly kind: 'draft' | 'proposal' }>
  /** Publishes the draft and empties it. Throws UserError when it is empty. */
  publishDraft(): Promise<Published>
  /** Publishes this content as an issue of its own; the draft stays as it is. Throws UserError when it has no items. */
  publish(draft: Draft): Promise<Published>
}

/** A desk over a store. */
export function createDesk({ store, brief, now, editors, onPublished }: DeskOptions): Desk {
  const add = async (addition: Draft): Promise<Draft> => {
    for (;;) {
      const { draft, version } = await store.draft()
      const merged = merge(draft, addition)
      if (await store.saveDraft(merged, version, now())) return merged
    }
  }

  const isEditor = (person: string): boolean => editors.includes(person)

  const issueOf = async (draft: Draft, draftVersion: number | null): Promise<Published> => {
    if (itemCount(draft) === 0) throw new UserError('There is nothing to publish: the draft has no items yet.')
    const at = now()
    const dated = { ...draft, title: draft.title || brief.title, date: draft.date ?? localDate(at, brief.timeZone) }
    const dueAt = (hour: number, timeZone: string | null): number => nextHour(at, hour, timeZone ?? brief.timeZone)
    const content = { draft: dated, fingerprint: fingerprint(dated), at, dueAt, draftVersion }
    const published = await store.publish(content)
    if (published.kind === 'published') onPublished?.()
    return published
  }

  return {
    add,
    isEditor,
    async propose(proposal) {
      if (!isEditor(proposal.person)) {
        await store.propose(proposal, now())
        return { kind: 'proposal' }
      }
      const section = { title: proposal.section, items: [{ ...proposal.item, number: 1 }] }
      await add({ ...emptyDraft, sections: [section] })
      return { kind: 'draft' }
    },
    async publishDraft() {
      const { draft, version } = await store.draft()
      return issueOf(draft, version)
    },
    publish: (draft) => issueOf(draft, null),
  }
}

/** The calendar day at this moment in this zone, YYYY-MM-DD. */
export const localDate = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** The next moment, from `at` on, at which it is this full hour in this zone; an hour that daylight saving skips comes after the gap. */
export function nextHour(at: number, hour: number, timeZone: string): number {
  const from = new Date(at - 1)
  return new Cron(`0 0 ${hour} * * *`, { timezone: timeZone, paused: true }).nextRun(from)?.getTime() ?? at
}

/** The same for the same words, whatever the layout they came in. */
function fingerprint(draft: Draft): string {
  const { title, date, footer } = draft
  const sections = draft.sections.map((section) => [
    section.title,
    section.items.map(({ headline, body, source, topics }) => [headline, body, source?.name, source?.url, topics]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([title, date, sections, footer]))
    .digest('hex')
}
