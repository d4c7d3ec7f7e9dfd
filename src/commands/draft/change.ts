import { spotOf, tidied } from '../../desk/draft/arrange.ts'
import { changeDrafts, type Drafts, type Which } from '../../desk/draft/change-drafts.ts'
import type { AuditAction, NewAuditEntry } from '../../store/desk.ts'
import type { CommandRequest } from '../command.ts'
import { type Found, findItem } from './find.ts'

/** What becomes of an item: the drafts as they are then, and what the record says of it. */
export interface Changed {
  readonly drafts: Drafts
  readonly action: AuditAction
  readonly detail: NewAuditEntry['detail']
}

/**
 * Changes an item wherever it stands by then, and tells what was found (before the change); null: it is no longer there. Where
 * `change` gives null nothing is written.
 */
export const changeItem = (
  request: CommandRequest,
  name: string,
  change: (found: Found) => Changed | null,
): Promise<Found | null> =>
  changeDrafts<Found | null>(request.store, request.now, (drafts) => {
    const result = findItem(drafts, name)
    const changed = result && change(result)
    if (!changed) return { drafts: null, result }
    const { action, detail } = changed
    return {
      drafts: changed.drafts,
      audit: { actor: request.actor, action, subject: `draft ${result.key}`, detail },
      result,
    }
  })

/** A move, for the record: from where to where. Null when the item stands where it stood. */
export function moved(found: Found, drafts: Drafts): Changed | null {
  const from = standing(found.drafts, found)
  const to = standing(drafts, found)
  const { headline } = found.item
  return JSON.stringify(from) === JSON.stringify(to)
    ? null
    : { drafts, action: 'moved', detail: { headline, from, to } }
}

function standing(drafts: Drafts, { key }: Found): { issue: Which; number: number; section: string | null } | null {
  for (const issue of ['draft', 'later'] as const) {
    const spot = spotOf(tidied(drafts[issue]), key)
    if (spot) return { issue, number: spot.item.number, section: spot.title }
  }
  return null
}
