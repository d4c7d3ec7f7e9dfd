import type { MessageId } from '../../adapter.ts'
import { readDrafts, type Which } from '../../desk/draft/change-drafts.ts'
import { readContent, writeContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import type { Target } from '../../model.ts'
import type { StoredNote } from '../../store/desk.ts'
import type { CommandContext } from '../command.ts'
import { findItem } from '../draft/find.ts'

type Bound = Pick<CommandContext, 'store' | 'now'>

/** A message of ours shows this part of this doc from now on: an item of the drafts, the list of them, or neither any longer. */
export async function bind(context: Bound, doc: Doc, target: Target, message: MessageId, part: number): Promise<void> {
  const { store, now } = context
  const { shows } = doc
  if (shows?.kind === 'list') return bindList(context, shows, target, message, part)
  const known = await listIn(context, target)
  if (known?.messages.includes(message)) await store.forgetNote(known.note.id)
  const found = shows && findItem(await readDrafts(store, now), shows.key)
  if (!found) {
    // Something else may have stood there before.
    const before = await store.noteOf(target, message)
    if (before) await store.forgetNote(before.id)
    return
  }
  const { key, edits } = shows
  const content = writeContent({ kind: 'items', keys: [key], item: { ...found.item, edits } })
  await store.keepNote({ target, message, person: 'nobody', at: now(), content })
}

/** The newest list of a draft that stands in a chat, in one message or several. */
export interface StandingList {
  readonly note: StoredNote
  readonly which: Which
  readonly page: number
  readonly messages: readonly MessageId[]
}

/** The list that stands in this chat, or null: none that could be shown anew. */
export async function listIn({ store }: Pick<Bound, 'store'>, target: Target): Promise<StandingList | null> {
  const note = await store.noteOf(target, nameOf(target))
  const content = readContent(note, 'list')
  return note && content && { note, ...content }
}

async function bindList(
  { store, now }: Bound,
  { which, page }: { readonly which: Which; readonly page: number },
  target: Target,
  message: MessageId,
  part: number,
): Promise<void> {
  const before = await store.noteOf(target, message)
  if (before) await store.forgetNote(before.id)
  const known = await listIn({ store }, target)
  const messages = part === 0 ? [message] : (known?.messages ?? []).toSpliced(part, 1, message)
  const content = writeContent({ kind: 'list', which, page, messages })
  await store.keepNote({ target, message: nameOf(target), person: 'nobody', at: now(), content })
}

/** Under this name, which no message has, the list of a chat is kept; a thread has one of its own. */
const nameOf = ({ thread }: Target): string => (thread === null ? 'list' : `list ${thread}`)
