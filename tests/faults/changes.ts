import { type Asked, createPlan, type Fate, type PlanOptions } from './plan.ts'

/** Requests about messages that are there are asked for under these numbers: changes, parts that come late, messages about corrections. */
export const askedAs = { changes: 10, late: 30, notices: 20 } as const

/**
 * What has become of a message: its reader has deleted it; it can be taken back but not changed any more; neither. Null: it is as it
 * was sent.
 */
export type Lot = 'deleted' | 'frozen' | 'stuck' | null

/** What has become of the chats since the broadcast, and what meets the corrections. */
export interface Changes {
  fate(asked: Asked): Fate
  isBlocked(chat: string): boolean
  /** The chat goes on as another one; its messages stay behind. */
  isMoved(chat: string): boolean
  /** `name` is the message's own in its chat, such as `part0`. */
  lot(chat: string, name: string): Lot
}

/** Shares of messages. */
const shares = { deleted: 0.02, frozen: 0.01, stuck: 0.005 }

/** Decided by the seed, as the plan of the broadcast is, but otherwise; `since` multiplies all troubles. */
export function createChanges(options: PlanOptions & { readonly since: number }): Changes {
  const { seed, since } = options
  const plan = createPlan({ ...options, seed: seed + 1_000_000, trouble: since })
  return {
    fate: plan.fate,
    isBlocked: plan.isBlocked,
    isMoved: (chat) => plan.fate({ chat, issue: 0, part: 0, nth: 0 }).kind === 'moved',
    lot(chat, name) {
      const chance = plan.chance(`lot ${plan.origin(chat)} ${name}`) / since
      if (chance < shares.deleted) return 'deleted'
      if (chance < shares.deleted + shares.frozen) return 'frozen'
      return chance < shares.deleted + shares.frozen + shares.stuck ? 'stuck' : null
    },
  }
}
