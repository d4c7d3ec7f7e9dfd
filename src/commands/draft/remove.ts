import { oldPlace, without } from '../../desk/draft/arrange.ts'
import type { Doc } from '../../doc.ts'
import { type CommandRequest, say } from '../command.ts'
import { changeItem, ownLine } from './change.ts'
import { gone, withDraft } from './find.ts'
import { isTyped, refreshList, withList } from './list.ts'

/** `draft remove K`: takes an item out; the answer has the button that puts it back. */
export async function remove(request: CommandRequest, name: string): Promise<Doc> {
  const words = request.phrases.posting
  const found = await changeItem(request, name, (found) => {
    const draft = found.drafts[found.which]
    const detail = { issue: found.which, item: found.item, place: oldPlace(draft, found) }
    return { drafts: withDraft(found, without(draft, found.key)), action: 'removed', detail }
  })
  if (!found) return gone(request, name)
  const done = await ownLine(request, found.key)
  const undo = done ? [{ label: words.undo, command: `draft undo ${done.id}` }] : []
  const actions = [...undo, { label: words.showDraft, command: found.which === 'draft' ? 'draft' : 'draft later' }]
  const said = [words.removed(found.item.headline), { kind: 'actions', actions }] as const
  if (isTyped(request)) return withList(request, ...said)
  await refreshList(request)
  return say(request, ...said)
}
