import { createHash } from 'node:crypto'
import type { CountParts } from '../compose/part-counter.ts'
import { UserError } from '../errors.ts'
import type { Brief, Draft } from '../model.ts'
import type { Actor } from '../store/desk.ts'
import type { NewProposal, PlannedMoment, Published, Store } from '../store/port.ts'
import { localDate } from '../time/format.ts'
import { nextHour } from '../time/next-hour.ts'
import { append } from './draft/arrange.ts'
import { changeDrafts, keysIn, withKeys } from './draft/change-drafts.ts'
import { checkDraft } from './draft/check-draft.ts'
import { itemCount, merge, renumber } from './draft/draft.ts'
import { itemFaults, type LimitFault, limitFaults, TooLong } from './draft/limits.ts'
import { createRoles, type Roles } from './people/roles.ts'
import { type Broadcasts, createBroadcasts } from './published/broadcast-control.ts'
import { type Corrections, createCorrections } from './published/correct.ts'
import { createSchedule, type StoredSchedule } from './schedule/stored-schedule.ts'

export interface DeskOptions {
  readonly store: Store
  readonly brief: Brief
  readonly now: () => number
  /** The owners whom the environment names, written as in ADMINS: `slack:U123`. */
  readonly owners: readonly string[]
  /** Without it issues are not limited by their messages. */
  readonly countParts?: CountParts
  /** There is something to send: an issue has just gone out, goes on, or was corrected. */
  readonly onPublished?: () => void
  /** When issues go out by themselves has just changed. */
  readonly onScheduled?: () => void
}

/** Who publishes, for the record, and what. */
export interface Publisher {
  readonly actor: Actor
  /** The draft that was seen; whatever there is, if not given. */
  readonly version?: number
  /** The moment of the schedule that publishes it, if one does. */
  readonly planned?: PlannedMoment
}

/** The actor of the command line. */
export const atCommandLine: Actor = { person: 'cli', name: null, from: null }

/** The editors' side: what goes into the draft, and what goes out. */
export interface Desk {
  /** Adds to the draft and returns it as it is then. Safe beside other editors: nobody's change is lost. Throws UserError for what is no item or too long. */
  add(addition: Draft, by?: Actor): Promise<Draft>
  readonly roles: Roles
  readonly schedule: StoredSchedule
  readonly broadcasts: Broadcasts
  readonly corrections: Corrections
  /** What of a draft is too long to go out: nothing, where it may. */
  tooLong(draft: Draft): Promise<readonly LimitFault[]>
  /** One item: into the draft when an editor brings it, to the proposals when somebody else does. Throws TooLong. */
  propose(proposal: NewProposal): Promise<{ readonly kind: 'draft' | 'proposal' }>
  /** Publishes the draft; what is kept for later takes its place. Throws UserError when it is empty, TooLong when it may not go out. */
  publishDraft(by?: Publisher): Promise<Published>
  /**
   * Publishes this content as an issue of its own; the draft stays as it is. Throws UserError when it has no items, or is no issue: a
   * headline that is empty, a day that there is not, a number twice; or TooLong.
   */
  publish(draft: Draft, by?: Actor): Promise<Published>
}

/** A desk over a store. */
export function createDesk(options: DeskOptions): Desk {
  const { store, brief, now, owners, countParts = async () => 0, onPublished, onScheduled } = options
  const tooLong = (draft: Draft): Promise<readonly LimitFault[]> => limitFaults(draft, countParts)
  const refuseTooLong = async (draft: Draft): Promise<void> => {
    const faults = await tooLong(draft)
    if (faults.length > 0) throw new TooLong(faults)
  }

  const add = async (addition: Draft, actor = atCommandLine): Promise<Draft> => {
    // It is numbered anew where it comes to stand.
    checkDraft(renumber(addition))
    await changeDrafts(store, now, async (drafts, newKey) => {
      const fresh = withKeys(addition, newKey)
      const draft = merge(drafts.draft, fresh)
      await refuseTooLong(draft)
      const audit = { actor, action: 'imported', subject: 'draft', detail: { keys: keysIn(fresh) } } as const
      return { drafts: { ...drafts, draft }, audit, result: null }
    })
    return (await store.draft()).draft
  }

  const roles = createRoles(store, owners)

  const agenda = createSchedule(store, now, () => onScheduled?.())
  const moved = (): void => onPublished?.()

  const issueOf = async (draft: Draft, draftVersion: number | null, by: Publisher): Promise<Published> => {
    if (itemCount(draft) === 0) throw new UserError('There is nothing to publish: the draft has no items yet.')
    await refuseTooLong(draft)
    const at = now()
    const dated = { ...draft, title: draft.title || brief.title, date: draft.date ?? localDate(at, brief.timeZone) }
    const dueAt = (hour: number, timeZone: string | null): number => nextHour(at, hour, timeZone ?? brief.timeZone)
    const detail = { version: draftVersion, items: itemCount(draft), keys: keysIn(draft), ...planOf(by) }
    const audit = { at, actor: by.actor, action: 'published', subject: 'issue', detail } as const
    const { planned } = by
    const content = {
      draft: dated,
      fingerprint: fingerprint(dated),
      at,
      dueAt,
      draftVersion,
      audit,
      ...(planned ? { planned } : {}),
    }
    const published = await store.publish(content)
    if (published.kind === 'published') moved()
    return published
  }

  return {
    add,
    tooLong,
    roles,
    schedule: agenda,
    broadcasts: createBroadcasts(store, brief, now, moved),
    corrections: createCorrections(store, brief, now, moved),
    async propose(proposal) {
      const faults = itemFaults(proposal.item, null)
      if (faults.length > 0) throw new TooLong(faults)
      if ((await roles.roleOf(proposal.person)) === null) {
        await store.propose(proposal, now())
        return { kind: 'proposal' }
      }
      const { item, section, person, name, from } = proposal
      await changeDrafts(store, now, (drafts, newKey) => {
        const key = newKey()
        const draft = append(drafts.draft, { ...item, number: 0, key, edits: 0 }, section)
        const actor = { person, name, from }
        const audit = { actor, action: 'posted', subject: `draft ${key}`, detail: { item, section } } as const
        return { drafts: { ...drafts, draft }, audit, result: null }
      })
      return { kind: 'draft' }
    },
    async publishDraft(by = { actor: atCommandLine }) {
      const { draft, version } = await store.draft()
      if (by.version !== undefined && by.version !== version) return { kind: 'stale' }
      return issueOf(draft, version, by)
    },
    async publish(draft, actor = atCommandLine) {
      checkDraft(draft)
      return issueOf(draft, null, { actor })
    },
  }
}

/** What the audit log tells of it besides. */
const planOf = ({ planned }: Publisher) => (planned ? { due: planned.at, plan: planned.kind } : {})

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
