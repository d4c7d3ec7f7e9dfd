import type { Note, NotePart } from '../../adapter.ts'
import { joinParts, withPart } from '../../desk/post/parts.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { StoredNote } from '../../store/desk.ts'
import type { CommandRequest } from '../command.ts'
import { keep } from './incoming.ts'

/** All that somebody wrote as one, whatever messages it came in; of one that was changed, with its new words in their place. */
export async function wholeText(request: CommandRequest, note: Note): Promise<string> {
  const { message, text, more = [] } = note
  if (more.length > 0) return joinParts(await remember(request, message, [{ message, text, left: null }, ...more]))
  const first = note.edited ? await messageOf(request, note) : message
  const parts = note.edited ? await partsOf(request, note, first) : null
  return parts === null ? text.trim() : joinParts(await remember(request, first, withPart(parts, message, text)))
}

/** What was made of a message: kept under the first one where it came in several. */
export const firstOf = async (request: CommandRequest, note: Note): Promise<StoredNote | null> =>
  request.store.noteOf(note.target, await messageOf(request, note))

async function messageOf({ store }: CommandRequest, { target, message }: Note): Promise<string> {
  return readContent(await store.noteOf(target, message), 'part')?.of ?? message
}

async function partsOf(
  { store }: CommandRequest,
  { target }: Note,
  first: string,
): Promise<readonly NotePart[] | null> {
  return readContent(await store.noteOf(target, listOf(first)), 'parts')?.parts ?? null
}

async function remember(
  request: CommandRequest,
  first: string,
  parts: readonly NotePart[],
): Promise<readonly NotePart[]> {
  await keep(request, listOf(first), { kind: 'parts', parts })
  for (const { message } of parts) if (message !== first) await keep(request, message, { kind: 'part', of: first })
  return parts
}

/** Under this name, which no message has, the list of its parts is kept. */
const listOf = (first: string): string => `parts ${first}`
