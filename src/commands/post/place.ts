import type { MessageId } from '../../adapter.ts'
import { append, spotOf } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, type Drafts, readDrafts } from '../../desk/draft/change-drafts.ts'
import { lengthOf, longestItem, type NewItem } from '../../desk/post/read-post.ts'
import type { Block, Doc } from '../../doc.ts'
import { withoutTracking } from '../../link-preview/canonical-url.ts'
import type { Draft } from '../../model.ts'
import { type CommandRequest, say } from '../command.ts'
import { newItemDoc } from '../draft/item.ts'
import { keep, takenBefore, unnumbered } from './incoming.ts'
import { sameStory } from './same.ts'

/** Puts an item at the end of the next issue and shows it; whoever told the same story before hears of it. */
export async function addItem(
  request: CommandRequest,
  item: NewItem,
  message: MessageId | null,
  lead: readonly string[] = [],
): Promise<Doc> {
  const words = request.phrases.posting
  if (lengthOf(item) > longestItem) return say(request, ...lead, words.tooLong(longestItem))
  const clean = cleanItem(item)
  const { key, fresh } = await add(request, clean, message)
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

/** New items go where the last ones went. */
export const lastSection = ({ sections }: Draft): string | null =>
  sections.findLast(({ items }) => items.length > 0)?.title ?? null

interface Added {
  readonly key: string
  /** False when this very message had been taken in before, and only the answer to it was lost. */
  readonly fresh: boolean
}

const add = (request: CommandRequest, item: NewItem, message: MessageId | null): Promise<Added> =>
  changeDrafts<Added>(request.store, request.now, async (drafts, newKey): Promise<Change<Added>> => {
    const before = message === null ? null : await takenBefore(request, message)
    if (before) return { drafts: null, result: { key: before.subject.replace(/^draft /, ''), fresh: false } }
    const key = newKey()
    const section = lastSection(drafts.draft)
    const draft = append(drafts.draft, { ...unnumbered(item), key, edits: 0 }, section)
    const detail = { item, section, ...(message === null ? {} : { message }) }
    const audit = { actor: request.actor, action: 'posted', subject: `draft ${key}`, detail } as const
    return { drafts: { ...drafts, draft }, audit, result: { key, fresh: true } }
  })
