import { spotOf } from '../../desk/draft/arrange.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import type { Action, Block, Doc } from '../../doc.ts'
import { type CommandRequest, say } from '../command.ts'
import { ownLine } from './change.ts'
import { findItem, gone } from './find.ts'
import { itemDoc, shownIn } from './item.ts'
import { isTyped, refreshList, withList } from './list.ts'
import { show } from './show.ts'

/** The answer to a change of what an item says: the item as it is now, with Undo. */
export async function rewordedDoc(
  request: CommandRequest,
  key: string,
  ...lead: readonly (Block | string)[]
): Promise<Doc> {
  await refreshList(request)
  const doc = await itemDoc(request, key, ...lead)
  const undo = await undoActions(request, key)
  const last = doc.blocks.at(-1)
  if (last?.kind !== 'actions') return doc
  return { ...doc, blocks: [...doc.blocks.slice(0, -1), { kind: 'actions', actions: [...undo, ...last.actions] }] }
}

/** The answer to a change of where an item stands: the item where a button was pressed, the list for whoever wrote. */
export async function movedDoc(
  request: CommandRequest,
  key: string,
  ...lead: readonly (Block | string)[]
): Promise<Doc> {
  if (!isTyped(request)) return rewordedDoc(request, key, ...lead)
  const found = findItem(await readDrafts(request.store, request.now), key)
  if (!found) return gone(request, key)
  const { posting } = request.phrases
  const { item, title, which } = found
  const { number = item.number } = spotOf(found.drafts[which], key)?.item ?? item
  const open = { label: posting.backToItem, command: `draft item ${key}` }
  const said = posting.standsNow(item.headline, number, title, which === 'later')
  const actions = [...(await undoActions(request, key)), open]
  const doc = await withList(request, ...lead, said, { kind: 'actions', actions })
  return doc.shows ? doc : { ...doc, shows: shownIn(found) }
}

/** The button that takes back what whoever asks did last to an item; none where there is nothing of the kind. */
async function undoActions(request: CommandRequest, key: string): Promise<readonly Action[]> {
  const line = await ownLine(request, key)
  return line ? [{ label: request.phrases.posting.undo, command: `draft undo ${line.id}` }] : []
}

/** The answer to a change of the issue as a whole: the list, with Undo. */
export async function arrangedDoc(request: CommandRequest, ...lead: readonly (Block | string)[]): Promise<Doc> {
  const [line] = await request.store.auditOf('draft', 1)
  const undo = line && { label: request.phrases.posting.undo, command: `draft undo ${line.id}` }
  const list = await show(request, 'draft')
  const above = say(request, ...lead, ...(undo ? [{ kind: 'actions', actions: [undo] } as const] : [])).blocks
  return { ...list, blocks: [...list.blocks, ...above] }
}
