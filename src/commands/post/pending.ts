import { suggest } from '../../compose/issue.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import type { StoredNote } from '../../store/desk.ts'
import { type CommandRequest, say } from '../command.ts'
import { itemDoc } from '../draft/item.ts'
import { show } from '../draft/show.ts'

/** A button that was pressed before, perhaps twice in a moment: what became of it stands there again. */
export async function settled(request: CommandRequest, note: StoredNote | null): Promise<Doc> {
  const { pressedBefore } = request.phrases.posting
  const [key, ...others] = readContent(note, 'items')?.keys ?? []
  if (key === undefined) return say(request, suggest(`${pressedBefore} `, ['draft']))
  if (others.length === 0) return itemDoc(request, key, pressedBefore)
  return say(request, pressedBefore, ...(await show(request, 'draft')).blocks)
}

/** What was kept under this id, or null. */
export const noteOf = ({ store }: CommandRequest, name: string): Promise<StoredNote | null> =>
  store.storedNote(Number(name) || 0)

/** The request as if it came from where the note's message stands. */
export const inPlaceOf = (request: CommandRequest, { target }: StoredNote): CommandRequest => ({
  ...request,
  query: { ...request.query, target },
})
