import { type Asked, createPlan, type Fate, type PlanOptions } from './plan.ts'

/** Changes of part 0 are asked for under this number, of part 1 under the next one. */
export const changesFrom = 10

/** Messages about corrections are asked for under this number. */
export const tellsAt = 20

/** What has become of the chats since the broadcast, and what meets the corrections. */
export interface Changes {
  fate(asked: Asked): Fate
  isBlocked(chat: string): boolean
  /** The chat goes on as another one; its messages stay behind. */
  isMoved(chat: string): boolean
  /** Its reader has deleted this message. */
  isDeleted(chat: string, part: number): boolean
}

/** The share of messages that were deleted. */
const deleted = 0.02

/** Decided by the seed, as the plan of the broadcast is, but otherwise; `since` multiplies all troubles. */
export function createChanges(options: PlanOptions & { readonly since: number }): Changes {
  const { seed, since } = options
  const plan = createPlan({ ...options, seed: seed + 1_000_000, trouble: since })
  return {
    fate: plan.fate,
    isBlocked: plan.isBlocked,
    isMoved: (chat) => plan.fate({ chat, issue: 0, part: 0, nth: 0 }).kind === 'moved',
    isDeleted: (chat, part) => plan.chance(`deleted ${plan.origin(chat)} ${part}`) < deleted * since,
  }
}
