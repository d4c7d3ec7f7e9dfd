import { suggest } from '../../compose/issue.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import { limits, sayFaults } from '../../desk/draft/limits.ts'
import type { Judgement } from '../../desk/post/judge.ts'
import { likeness } from '../../desk/post/similarity.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import { urgentIn } from '../../desk/post/urgent-words.ts'
import type { Doc } from '../../doc.ts'
import type { Entry, Item } from '../../model.ts'
import type { StoredNote } from '../../store/desk.ts'
import { type CommandRequest, say } from '../command.ts'
import { findItem, gone } from '../draft/find.ts'
import { itemDoc } from '../draft/item.ts'
import { reword } from '../draft/words.ts'
import { leastLikeness } from './answers.ts'
import { type Incoming, keep, unnumbered } from './incoming.ts'
import { takePost } from './take.ts'

/** What became of a message that its author has changed. */
export type Edited =
  | { readonly kind: 'answered'; readonly doc: Doc }
  /** Its item is out: the words are a correction of that. */
  | { readonly kind: 'out'; readonly entry: Entry; readonly text: string }

/** Follows a message that was changed: its item takes the new words, or what waited for a press is read again. */
export async function takeEdited(request: CommandRequest, note: StoredNote, incoming: Incoming): Promise<Edited> {
  const content = readContent(note, 'items', 'held', 'newsletter')
  const written = incoming.text.replace(/^\/(?:post|urgent)(?:@\w+)?\s+/, '')
  if (content?.kind !== 'items') return answered(await takePost(request, { ...incoming, text: written }))
  // That it was urgent is said to us, and no part of the item.
  const text = (incoming.origin === null ? urgentIn(written) : null) ?? written
  const drafts = await readDrafts(request.store, request.now)
  const found = content.keys.map((key) => findItem(drafts, key)).find((each) => each !== null)
  const reading = await request.readText(text, { topics: [], today })
  if (reading.kind === 'tooLong')
    return answered(say(request, request.phrases.limits.notTaken, ...sayFaults(reading.faults, request.phrases)))
  if (content.item === null || reading.kind === 'newsletter')
    return answered(found ? await oneByOne(request) : await gone(request, content.keys[0] ?? ''))
  if (found) return answered(await rewordFrom(request, note, content.item, found.key, { ...incoming, text }))
  const entry = await request.store.itemKeyed(content.keys[0] ?? '')
  return entry ? { kind: 'out', entry, text } : answered(await gone(request, content.keys[0] ?? ''))
}

/**
 * Whether what answers this note of ours is new words for the item that it shows, may be (the command line that takes them), or is a
 * thing of its own: a picture, a whole newsletter, what people say to each other in its thread.
 */
export async function meansItem(
  { topics, readText }: CommandRequest,
  note: StoredNote,
  { text, photos }: Incoming,
  judged: Judgement,
): Promise<'words' | { readonly instead: string } | null> {
  const content = readContent(note, 'items')
  const [key] = content?.keys ?? []
  if (photos.length > 0 || text.length > limits.text || !content?.item || key === undefined) return null
  const reading = await readText(text, { topics, today })
  if (reading.kind !== 'item' || judged === 'talk') return null
  const { headline, source } = content.item
  const same = source?.url != null && reading.item.source?.url === source.url
  if (same || likeness(headline, reading.item.headline) >= leastLikeness) return 'words'
  return { instead: `draft edit ${key} ${content.item.edits ?? 0}` }
}

const answered = (doc: Doc): Edited => ({ kind: 'answered', doc })

/** No date is asked of a single item. */
const today = '2000-01-01'

const oneByOne = async (request: CommandRequest): Promise<Doc> =>
  say(request, suggest(`${request.phrases.posting.editOneByOne} `, ['draft']))

/** Rewords the item only if nobody else changed it since this message last did. */
async function rewordFrom(
  request: CommandRequest,
  note: StoredNote,
  known: Item,
  key: string,
  { text, message }: Incoming,
): Promise<Doc> {
  const seen = known.edits ?? 0
  const doc = text === '' ? await itemDoc(request, key) : await reword(request, key, { text, seen, keepSource: true })
  const after = findItem(await readDrafts(request.store, request.now), key)
  if (after?.item.edits === seen + 1)
    for (const each of new Set([note.message, message]))
      await keep(request, each, { kind: 'items', keys: [key], item: unnumbered(after.item) })
  return doc
}
