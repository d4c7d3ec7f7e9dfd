import { replace, spotOf, tidied } from '../../desk/draft/arrange.ts'
import { changeDrafts, type Drafts, type Which } from '../../desk/draft/change-drafts.ts'
import { placing, stored } from '../../desk/draft/take-back.ts'
import type { Undoing } from '../../desk/draft/undoing.ts'
import type { Item } from '../../model.ts'
import type { AuditAction, AuditEntry, NewAuditEntry } from '../../store/desk.ts'
import type { CommandRequest } from '../command.ts'
import { type Found, findItem, withDraft } from './find.ts'

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
  const { key, item } = found
  const from = standing(found.drafts, key)
  const to = standing(drafts, key)
  if (JSON.stringify(from) === JSON.stringify(to)) return null
  const undo = placing(found.drafts, drafts, key) ?? undefined
  return { drafts, action: 'moved', detail: { headline: item.headline, from, to, undo } }
}

/** New words for an item, for the record; `detail` tells which. */
export function edited(found: Found, after: Item, detail: NewAuditEntry['detail']): Changed {
  const { drafts, which, key, item } = found
  const undo: Undoing = { kind: 'words', key, was: stored(item), is: stored(after) }
  return {
    drafts: withDraft(found, replace(drafts[which], key, after)),
    action: 'edited',
    detail: { ...detail, undo },
  }
}

/** The newest line of the record that whoever asks wrote about an item. */
export async function ownLine({ store, actor }: CommandRequest, key: string): Promise<AuditEntry | null> {
  const lines = await store.auditOf(`draft ${key}`, 5)
  return lines.find(({ actor: { person } }) => person === actor.person) ?? null
}

function standing(drafts: Drafts, key: string): { issue: Which; number: number; section: string | null } | null {
  for (const issue of ['draft', 'later'] as const) {
    const spot = spotOf(tidied(drafts[issue]), key)
    if (spot) return { issue, number: spot.item.number, section: spot.title }
  }
  return null
}
