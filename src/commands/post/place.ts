import type { MessageId } from '../../adapter.ts'
import { append, spotOf } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, type Drafts, readDrafts } from '../../desk/draft/change-drafts.ts'
import type { NewItem } from '../../desk/draft/item-length.ts'
import { itemFaults, type LimitFault, sayFaults } from '../../desk/draft/limits.ts'
import { filedUnder } from '../../desk/rules/filing.ts'
import type { Block, Doc } from '../../doc.ts'
import { withoutTracking } from '../../link-preview/canonical-url.ts'
import { type CommandRequest, say } from '../command.ts'
import { newItemDoc } from '../draft/item.ts'
import { heldBack, keep, takenBefore, unnumbered } from './incoming.ts'
import { sameStory } from './same.ts'

/** Puts an item at the end of the next issue and shows it; the editor who posted the same story before is told. */
export async function addItem(
  request: CommandRequest,
  item: NewItem,
  message: MessageId | null,
  lead: readonly string[] = [],
): Promise<Doc> {
  const faults = itemFaults(item, null)
  if (faults.length > 0) return say(request, ...lead, ...sayFaults(faults, request.phrases))
  const clean = cleanItem(item)
  const added = await add(request, clean, message)
  if ('faults' in added) return holdBack(request, clean, message, added.faults)
  const { key, fresh } = added
  if (message !== null) await keep(request, message, { kind: 'items', keys: [key], item: unnumbered(clean) })
  const drafts = await readDrafts(request.store, request.now)
  const same: readonly (Block | string)[] = fresh ? await sameStory(request, drafts, clean, key) : []
  return newItemDoc(request, drafts, key, [...lead, ...addedTo(request, drafts, key), ...same])
}

/** Where an item that has just come stands. */
export function addedTo({ phrases }: CommandRequest, drafts: Drafts, key: string): readonly string[] {
  const placed = spotOf(drafts.draft, key)
  return placed ? [phrases.posting.added(placed.item.number, placed.title)] : []
}

/** The item, with an address that does not follow readers around. */
export const cleanItem = (item: NewItem): NewItem =>
  item.source?.url ? { ...item, source: { ...item.source, url: withoutTracking(item.source.url) } } : item

interface Added {
  readonly key: string
  /** False when this very message had been taken in before, and only the answer to it was lost. */
  readonly fresh: boolean
}

/** There is no room for it now; it waits until there is, and for a press. */
async function holdBack(
  request: CommandRequest,
  item: NewItem,
  message: MessageId | null,
  faults: readonly LimitFault[],
): Promise<Doc> {
  const id = await keep(request, message, { kind: 'held', item: unnumbered(item) })
  return heldBack(request, id, faults)
}

type AddOutcome = Added | { readonly faults: readonly LimitFault[] }

const add = (request: CommandRequest, item: NewItem, message: MessageId | null): Promise<AddOutcome> =>
  changeDrafts<AddOutcome>(request.store, request.now, async (drafts, newKey): Promise<Change<AddOutcome>> => {
    const before = message === null ? null : await takenBefore(request, message)
    if (before) return { drafts: null, result: { key: before.subject.replace(/^draft /, ''), fresh: false } }
    const key = newKey()
    const section = await filedUnder(request.store, item.topics, drafts.draft)
    const draft = append(drafts.draft, { ...unnumbered(item), key, edits: 0 }, section)
    const faults = await request.desk.tooLong(draft)
    if (faults.length > 0) return { drafts: null, result: { faults } }
    const detail = { item, section, ...(message === null ? {} : { message }) }
    const audit = { actor: request.actor, action: 'posted', subject: `draft ${key}`, detail } as const
    return { drafts: { ...drafts, draft }, audit, result: { key, fresh: true } }
  })
