import { z } from 'zod'
import type { Actor, DeskStore } from '../../store/desk.ts'
import { humanAmong, type Roles, roleAmong } from '../people/roles.ts'

/** Who may send something out without another editor's approval. */
export const aloneKinds = ['everybody', 'owners', 'nobody'] as const
export type AloneKind = (typeof aloneKinds)[number]

/** What is to be seen by a second editor before readers see it. */
export interface ApprovalRules {
  readonly alone: AloneKind
  /** People who may as well, as in ADMINS; whoever is the same as one of them may too. */
  readonly also: readonly string[]
  /** Corrections and retractions are to be approved like issues. */
  readonly corrections: boolean
}

/** The rules over a store. Nothing is kept: a change holds at once. */
export interface ApprovalRuleStore {
  read(): Promise<ApprovalRules>
  save(rules: ApprovalRules, actor: Actor): Promise<void>
  /** Whether this person may send out an issue alone; null: the clock, where several may have written. */
  mayAlone(person: string | null): Promise<boolean>
}

/** Rules in the store's settings; at first everybody may do everything alone. */
export function createApprovalRules(
  store: Pick<DeskStore, 'setting' | 'saveSetting'>,
  roles: Roles,
  now: () => number,
): ApprovalRuleStore {
  const read = async (): Promise<ApprovalRules> => {
    const stored = await store.setting(ruleSetting)
    return stored === null ? { alone: 'everybody', also: [], corrections: false } : shape.parse(JSON.parse(stored))
  }
  return {
    read,
    async save(rules, actor) {
      const detail = { before: await read(), after: rules }
      const audit = { at: now(), actor, action: 'arranged', subject: 'rules', detail } as const
      await store.saveSetting(ruleSetting, JSON.stringify(rules), audit)
    },
    async mayAlone(person) {
      const { alone, also } = await read()
      if (alone === 'everybody') return true
      if (person === null) return false
      const members = await roles.members()
      if (alone === 'owners' && roleAmong(members, person) === 'owner') return true
      const human = humanAmong(members, person)
      return also.some((each) => humanAmong(members, each) === human)
    },
  }
}

const ruleSetting = 'approval rules'

const shape = z.object({ alone: z.enum(aloneKinds), also: z.array(z.string()), corrections: z.boolean() })
