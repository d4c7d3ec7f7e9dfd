import { z } from 'zod'
import { itemShape } from '../../../desk/post/stored-post.ts'
import type { Change } from '../../../desk/published/correct.ts'
import { languages } from '../../../model.ts'
import type { StoredNote } from '../../../store/desk.ts'
import { parseItems } from '../../../store/item-photos.ts'
import type { CommandRequest } from '../../command.ts'

/** A correction that waits for a press, or for the item that it is about. */
export type Waiting =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'words'; readonly issue: number; readonly text: string }

/** Keeps a correction until somebody presses, and tells the number of the note; the last of each message counts. */
export async function keepWaiting(request: CommandRequest, waiting: Waiting): Promise<number> {
  const { store, query, actor, now } = request
  const at = now()
  const what = waiting.kind === 'words' ? waiting.issue : `${waiting.change.issue}.${waiting.change.before.number}`
  const message = `correct ${what} ${query.message ?? at}`
  const content = JSON.stringify(waiting)
  return store.keepNote({ target: query.target, message, person: actor.person, at, content })
}

/** What waits under this number, or null: it was pressed before, or is something else. */
export async function readWaiting(request: CommandRequest, id: string): Promise<Waiting | null> {
  const note: StoredNote | null = await request.store.storedNote(Number(id) || 0)
  const read = note && shape.safeParse(parseItems(note.content))
  return read?.success ? read.data : null
}

const amendedShape = z.object({
  kind: z.enum(['corrected', 'retracted']),
  time: z.string(),
  reason: z.string().nullable(),
  language: z.exactOptional(z.enum(languages)),
})
const publishedItem = itemShape.extend({ amended: z.exactOptional(amendedShape) })

const shape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('change'),
    change: z.object({
      issue: z.number(),
      kind: amendedShape.shape.kind,
      before: publishedItem,
      after: publishedItem,
      reason: z.string().nullable(),
    }),
  }),
  z.object({ kind: z.literal('words'), issue: z.number(), text: z.string() }),
])
