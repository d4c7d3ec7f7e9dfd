import { createHash } from 'node:crypto'
import { dueAt } from '../../choices/when.ts'
import { UserError } from '../../errors.ts'
import { printItem } from '../../ingest/print.ts'
import type { Brief, Draft, Item } from '../../model.ts'
import type { Actor, StoredDraft } from '../../store/desk.ts'
import type { DueAt, PlannedMoment, Publication, Published, Store } from '../../store/port.ts'
import { spotOf, tidied, without } from '../draft/arrange.ts'
import { keysIn } from '../draft/change-drafts.ts'
import { checkDraft } from '../draft/check-draft.ts'
import { itemCount, renumber } from '../draft/draft.ts'
import { readyDraft } from '../draft/ready.ts'
import { readTemplate, withTemplate } from '../rules/template.ts'

/** Who publishes, for the record, and what. */
export interface Publisher {
  readonly actor: Actor
  /** The draft that was seen; whatever there is, if not given. */
  readonly version?: number
  /** The moment of the schedule that publishes it, if one does. */
  readonly planned?: PlannedMoment
  /** Who asked for it, where whoever publishes has approved it. */
  readonly askedBy?: string
}

/** The actor of the command line. */
export const atCommandLine: Actor = { person: 'cli', name: null, from: null }

/** What sends issues out. */
export interface Publishing {
  /** Publishes the draft; what is kept for later takes its place. Throws UserError when it is empty, TooLong when it may not go out. */
  publishDraft(by?: Publisher): Promise<Published>
  /**
   * Publishes this content as an issue of its own; the draft stays as it is. Throws UserError when it has no items, or is no issue: a
   * headline that is empty, a day that there is not, a number twice; or TooLong.
   */
  publish(draft: Draft, by?: Actor): Promise<Published>
  /**
   * Sends one item out at once as an urgent issue. Of the drafts it takes the item with this key out, if it still says what was seen
   * (`wordMark`), else it is stale; an item that was in none goes out as it is given. Throws TooLong.
   */
  publishUrgent(item: { readonly key: string; readonly seen: string } | Item, actor: Actor): Promise<Published>
}

export interface PublishingOptions {
  readonly store: Store
  readonly brief: Brief
  readonly now: () => number
  /** Throws TooLong. */
  readonly refuseTooLong: (draft: Draft) => Promise<void>
  /** There is something to send. */
  readonly moved: () => void
}

/** Publishing over a store. */
export function createPublishing({ store, brief, now, refuseTooLong, moved }: PublishingOptions): Publishing {
  const issueOf = async (
    draft: Draft,
    by: Publisher,
    from: Pick<Publication, 'draftVersion' | 'leaves'>,
  ): Promise<Published> => {
    if (itemCount(draft) === 0) throw new UserError('There is nothing to publish: the draft has no items yet.')
    await refuseTooLong(draft)
    const at = now()
    const dated = readyDraft(draft, brief, at)
    const due: DueAt = (when, urgent) => dueAt(when, at, { timeZone: brief.timeZone, urgent })
    const detail = {
      version: from.draftVersion,
      items: itemCount(draft),
      keys: keysIn(draft),
      ...planOf(by),
      ...(draft.urgent ? { urgent: true } : {}),
    }
    const audit = { at, actor: by.actor, action: 'published', subject: 'issue', detail } as const
    const { planned } = by
    const content = { draft: dated, fingerprint: fingerprint(dated), at, dueAt: due, audit, ...from }
    const published = await store.publish({ ...content, ...(planned ? { planned } : {}) })
    if (published.kind === 'published') moved()
    return published
  }

  const urgentOf = (item: Item): Draft => ({
    title: '',
    date: null,
    sections: [{ title: null, items: [{ ...item, number: 1 }] }],
    footer: [],
    urgent: true,
  })

  return {
    async publishDraft(by = { actor: atCommandLine }) {
      const { draft, version } = await store.draft()
      if (by.version !== undefined && by.version !== version) return { kind: 'stale' }
      // What was kept for later has become the draft with nobody's change in between.
      const whole = withTemplate(draft, draft, await readTemplate(store))
      return issueOf(renumber(whole), by, { draftVersion: version })
    },
    async publish(draft, actor = atCommandLine) {
      checkDraft(draft)
      return issueOf(draft, { actor }, { draftVersion: null })
    },
    async publishUrgent(wanted, actor) {
      if (!('seen' in wanted)) return issueOf(urgentOf(wanted), { actor }, { draftVersion: null })
      for (;;) {
        const drafts = await store.draft()
        const item = itemIn(drafts, wanted.key)
        if (item === null || wordMark(item) !== wanted.seen) return { kind: 'stale' }
        const leaves = {
          draft: tidied(without(drafts.draft, wanted.key)),
          later: tidied(without(drafts.later, wanted.key)),
        }
        const done = await issueOf(urgentOf(item), { actor }, { draftVersion: drafts.version, leaves })
        if (done.kind !== 'stale') return done
      }
    },
  }
}

/** Names what an item says at this moment, briefly enough for a button. */
export const wordMark = (item: Item): string =>
  createHash('sha256')
    .update(JSON.stringify([printItem(item), item.photos, item.translations]))
    .digest('hex')
    .slice(0, 8)

const itemIn = ({ draft, later }: StoredDraft, key: string): Item | null =>
  (spotOf(draft, key) ?? spotOf(later, key))?.item ?? null

/** What the audit log tells of it besides. */
const planOf = ({ planned, askedBy }: Publisher) => ({
  ...(planned ? { due: planned.at, plan: planned.kind } : {}),
  ...(askedBy ? { askedBy } : {}),
})

/** The same for the same words, whatever the layout they came in. */
function fingerprint(draft: Draft): string {
  const { title, date, footer } = draft
  const sections = draft.sections.map((section) => [
    section.title,
    section.items.map(({ headline, body, source, topics, translations }) => [
      headline,
      body,
      source?.name,
      source?.url,
      topics,
      ...(translations === undefined ? [] : [translations]),
    ]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([title, date, sections, footer]))
    .digest('hex')
}
