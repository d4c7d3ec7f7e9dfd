import { isDeepStrictEqual } from 'node:util'
import type { Adapter } from '../../adapter.ts'
import { changedItems } from '../../compose/correction.ts'
import type { Fix, ShownPart } from '../../store/corrections.ts'
import type { PlanTools } from './tools.ts'

/**
 * Whether text goes from part to part since a message was made, so that it would have to show what is nowhere else where it cannot be
 * changed: an item that changed makes other ones of more than one part, or more or fewer of them.
 */
export async function flows(
  { issue, revision, wants, missed }: Fix,
  { part, revision: shows }: Pick<ShownPart, 'part' | 'revision'>,
  adapter: Adapter,
  { partsOf, revisionOf }: PlanTools,
): Promise<boolean> {
  const [before, now] = await Promise.all([revisionOf(issue, shows), revisionOf(issue, revision)])
  if (before === null || now === null) return false
  // All call themselves corrected, so that it is the items that make the difference.
  const edition = { issue, revision: shows, wants, missed, as: revision }
  const old = await partsOf(edition, adapter)
  for (const item of changedItems(before, now)) {
    const parts = await partsOf({ ...edition, swap: { revision, items: [item] } }, adapter)
    const differing = [...(parts ?? []).keys()].filter((at) => !isDeepStrictEqual(old?.[at], parts?.[at]))
    if (parts?.length !== old?.length || (differing.length > 1 && differing.includes(part))) return true
  }
  return false
}
