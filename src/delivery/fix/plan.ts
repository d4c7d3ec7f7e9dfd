import type { Adapter } from '../../adapter.ts'
import type { Selection } from '../../model.ts'
import type { Fix } from '../../store/corrections.ts'
import { type CopyCall, type CopyPlan, planCopy } from './plan-copy.ts'
import { type NoticeCall, planNotices } from './plan-notices.ts'
import type { PlanTools } from './tools.ts'

/** What a copy, and what its reader was told, need to be right. */
export interface Plan extends Pick<CopyPlan, 'fix' | 'moves'> {
  /** The next call, or null: nothing is left to be changed. */
  readonly call: CopyCall | NoticeCall | null
  /** Whether something is still to be seen that was retracted. */
  readonly pressing: boolean
  /** The parts that are missing, once nothing is left to be changed. */
  readonly grow: CopyPlan['grow']
  /** The items of which the reader is to be told, once nothing is left to be changed. */
  readonly tell: readonly number[]
}

/** Plans all of it. `selection` is the reader's. */
export async function planOf(fix: Fix, selection: Selection, adapter: Adapter, tools: PlanTools): Promise<Plan> {
  const copy = await planCopy(fix, adapter, tools)
  const notices = await planNotices(copy, selection, adapter, tools)
  const calls = [...copy.calls, ...notices.calls]
  const call = calls.find(({ pressing }) => pressing) ?? calls[0] ?? null
  const { moves, grow } = copy
  return {
    ...{ fix: copy.fix, moves, call, pressing: call?.pressing === true },
    grow: call === null ? grow : undefined,
    tell: call === null ? notices.tell : [],
  }
}
