import { z } from 'zod'
import type { Target } from '../../model.ts'
import { type Actor, type AuditEntry, approvalSetting, type DeskStore } from '../../store/desk.ts'
import type { PlannedMoment } from '../../store/port.ts'
import { humanAmong, type Roles } from '../people/roles.ts'
import { draftEntries } from '../published/draft-entries.ts'
import { targetShape } from '../target-shape.ts'
import type { ApprovalRuleStore } from './approval-rules.ts'

/** The next issue, waiting for a second editor. */
export interface OpenRequest {
  /** The version of the drafts that is to be approved. */
  readonly version: number
  /** Who asks; null: the clock. */
  readonly by: string | null
  readonly name: string | null
  /** Where they are told what came of it. */
  readonly target: Target | null
  /** The line of the audit log that asked. */
  readonly entry: number
  /** The moment of the schedule for which it is asked; null: as soon as it is approved. */
  readonly due: PlannedMoment | null
}

/** The drafts as somebody has approved them, for the schedule. */
export interface Approval {
  readonly version: number
  readonly by: string
  readonly name: string | null
}

/** Second pairs of eyes for the next issue. */
export interface Approvals {
  /** Null: nobody waits. */
  open(): Promise<OpenRequest | null>
  /** Asks in somebody's name (null: the clock's), in the place of what was asked before. */
  ask(request: Omit<OpenRequest, 'entry'>, actor: Actor): Promise<OpenRequest>
  /** Takes the request away, with this line in the record. */
  close(actor: Actor, action: 'approved' | 'declined' | 'unscheduled', reason?: string): Promise<void>
  /** This version may go out when it is time. The request is closed. */
  approve(version: number, actor: Actor): Promise<void>
  approved(): Promise<Approval | null>
  /** What was changed in the drafts since the request, oldest first. */
  changes(request: OpenRequest): Promise<readonly AuditEntry[]>
  /** Whether this person may approve it: whoever may publish alone, or is not whoever asked or, where the clock asked, wrote last. */
  mayApprove(request: OpenRequest, person: string): Promise<boolean>
}

/** Approvals in the store's settings and its record. */
export function createApprovals(
  store: Pick<DeskStore, 'setting' | 'saveSetting' | 'recordAudit' | 'auditBefore' | 'auditAfter'>,
  roles: Roles,
  rules: ApprovalRuleStore,
  now: () => number,
): Approvals {
  const open = async (): Promise<OpenRequest | null> => read(await store.setting(approvalSetting), openShape)

  const close: Approvals['close'] = async (actor, action, reason) => {
    const request = await open()
    if (request === null) return
    const { version, by } = request
    const detail = { version, by, ...(reason ? { reason } : {}) }
    await store.saveSetting(approvalSetting, null, { at: now(), actor, action, subject: 'draft', detail })
  }

  /** Who changed the drafts last. */
  const lastWriter = async (): Promise<string | null> =>
    draftEntries(await store.auditBefore(null, lookedBack)).find(({ actor }) => actor.from !== null)?.actor.person ??
    null

  return {
    open,
    async ask(request, actor) {
      const { version, due } = request
      const audit = { at: now(), actor, action: 'requested', subject: 'draft', detail: { version, due } } as const
      const asked = { ...request, entry: await store.recordAudit(audit) }
      await store.saveSetting(approvalSetting, JSON.stringify(asked))
      return asked
    },
    close,
    async approve(version, actor) {
      const { person: by, name } = actor
      await store.saveSetting(approvedSetting, JSON.stringify({ version, by, name }))
      await close(actor, 'approved')
    },
    approved: async () => read(await store.setting(approvedSetting), approvedShape),
    changes: async ({ entry }) => draftEntries(await store.auditAfter(entry, lookedBack)),
    async mayApprove({ by }, person) {
      if (await rules.mayAlone(person)) return true
      const author = by ?? (await lastWriter())
      const members = await roles.members()
      return author === null || humanAmong(members, author) !== humanAmong(members, person)
    },
  }
}

/** Lines of the record that are looked through for who changed something. */
const lookedBack = 200

const approvedSetting = 'approved'

const openShape = z.object({
  version: z.number(),
  by: z.string().nullable(),
  name: z.string().nullable(),
  target: targetShape.nullable(),
  entry: z.number(),
  due: z.object({ at: z.number(), kind: z.string() }).nullable(),
})
const approvedShape = z.object({ version: z.number(), by: z.string(), name: z.string().nullable() })

const read = <T>(stored: string | null, shape: z.ZodType<T>): T | null =>
  stored === null ? null : shape.parse(JSON.parse(stored))
