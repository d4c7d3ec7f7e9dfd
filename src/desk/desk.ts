import type { CountParts } from '../compose/part-counter.ts'
import type { Brief, Draft } from '../model.ts'
import type { Actor } from '../store/desk.ts'
import type { Store } from '../store/port.ts'
import { changeDrafts, keysIn, withKeys } from './draft/change-drafts.ts'
import { checkDraft } from './draft/check-draft.ts'
import { merge, renumber } from './draft/draft.ts'
import { type LimitFault, limitFaults, TooLong } from './draft/limits.ts'
import { createRoles, type Roles } from './people/roles.ts'
import { createProposing, type Proposing } from './post/propose.ts'
import { type Broadcasts, createBroadcasts } from './published/broadcast-control.ts'
import { type Corrections, createCorrections } from './published/correct.ts'
import { atCommandLine, createPublishing, type Publishing } from './published/publish-issue.ts'
import { type ApprovalRuleStore, createApprovalRules } from './rules/approval-rules.ts'
import { type Approvals, createApprovals } from './rules/approvals.ts'
import { createSchedule, type StoredSchedule } from './schedule/stored-schedule.ts'

export interface DeskOptions {
  readonly store: Store
  readonly brief: Brief
  readonly now: () => number
  /** The owners whom the environment names, written as in ADMINS: `slack:U123`. */
  readonly owners: readonly string[]
  /** How many a reader may propose in 24 hours, 5 if not given; 0: none. */
  readonly proposalsPerDay?: number | undefined
  /** Without it issues are not limited by their messages. */
  readonly countParts?: CountParts
  /** There is something to send: an issue has just gone out, goes on, or was corrected. */
  readonly onPublished?: () => void
  /** When issues go out by themselves has just changed. */
  readonly onScheduled?: () => void
}

export { atCommandLine, type Publisher } from './published/publish-issue.ts'

/** The editors' side: what goes into the draft, and what goes out. */
export interface Desk extends Publishing, Proposing {
  /** Adds to the draft and returns it as it is then. Safe beside other editors: nobody's change is lost. Throws UserError for what is no item or too long. */
  add(addition: Draft, by?: Actor): Promise<Draft>
  readonly roles: Roles
  readonly rules: ApprovalRuleStore
  readonly approvals: Approvals
  readonly schedule: StoredSchedule
  readonly broadcasts: Broadcasts
  readonly corrections: Corrections
  /** What of a draft is too long to go out: nothing, where it may. */
  tooLong(draft: Draft): Promise<readonly LimitFault[]>
  /** How many one person who is no editor may propose in 24 hours; 0: proposals are not taken. */
  readonly proposalsPerDay: number
}

/** A desk over a store. */
export function createDesk(options: DeskOptions): Desk {
  const {
    store,
    brief,
    now,
    owners,
    countParts = async () => 0,
    proposalsPerDay = 5,
    onPublished,
    onScheduled,
  } = options
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
  const rules = createApprovalRules(store, roles, now)

  const agenda = createSchedule(store, brief.timeZone, now, () => onScheduled?.())
  const moved = (): void => onPublished?.()

  return {
    add,
    tooLong,
    roles,
    rules,
    approvals: createApprovals(store, roles, rules, now),
    schedule: agenda,
    broadcasts: createBroadcasts(store, brief, now, moved),
    corrections: createCorrections(store, brief, now, moved),
    ...createPublishing({ store, brief, now, refuseTooLong, moved }),
    ...createProposing({ store, roles, now, perDay: proposalsPerDay }),
    proposalsPerDay,
  }
}
