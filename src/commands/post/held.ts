import type { MessageId } from '../../adapter.ts'
import type { NewItem } from '../../desk/draft/item-length.ts'
import { limits } from '../../desk/draft/limits.ts'
import { wordsOf } from '../../desk/post/read-post.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import { readOne } from '../../ingest/parse-one.ts'
import type { StoredNote } from '../../store/desk.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { keep, unnumbered } from './incoming.ts'
import { addNewsletter } from './newsletter.ts'
import { inPlaceOf, noteOf, settled } from './pending.ts'
import { addItem } from './place.ts'

/** Keeps an item that has no headline, and asks for it. */
export async function askHeadline(
  request: CommandRequest,
  item: NewItem,
  message: MessageId | null,
  lead: readonly string[],
): Promise<Doc> {
  const id = await keep(request, message, { kind: 'held', item: unnumbered(item) })
  return askText(request, `draft complete ${id}`, ...lead)
}

/** Puts an item into the next issue; one whose first line is a whole paragraph is asked for its headline first. */
export async function addOrAsk(
  request: CommandRequest,
  item: NewItem,
  message: MessageId | null,
  lead: readonly string[] = [],
): Promise<Doc> {
  const letters = item.headline.length
  if (letters <= limits.line) return addItem(request, item, message, lead)
  const { limits: words } = request.phrases
  const text = { ...item, headline: '', body: [item.headline, ...item.body] }
  return askHeadline(request, text, message, [...lead, words.longLine(letters, limits.line)])
}

/** `draft complete NOTE TEXT`: completes what had no headline. */
export async function completePending(request: CommandRequest, name: string, text: string): Promise<Doc> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'held')
  const words = request.phrases.posting
  if (!note || !held) return settled(request, note)
  const { item: read, tagged } = readOne(text, request.topics)
  const again = `draft complete ${note.id}`
  if (read.headline === '') return askText(request, again, words.noHeadlineYet)
  const letters = read.headline.length
  if (letters > limits.line) return askText(request, again, request.phrases.limits.headline(null, letters, limits.line))
  const { number: _, ...item } = held.item
  const topics = tagged || item.topics.length === 0 ? read.topics : item.topics
  const body = [...read.body, ...item.body]
  return add(request, note, { ...item, headline: read.headline, body, source: read.source ?? item.source, topics })
}

/** `draft add NOTE`: what waited for this press goes into the draft. */
export async function addPending(request: CommandRequest, name: string): Promise<Doc> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'held', 'newsletter')
  if (!note || !held) return settled(request, note)
  if (held.kind === 'newsletter') return addNewsletter(request, note, held)
  const { number: _, ...item } = held.item
  return item.headline === ''
    ? askText(request, `draft complete ${note.id}`, request.phrases.posting.noHeadlineYet)
    : add(request, note, item)
}

/** `draft one NOTE`: a list was taken for a newsletter, and is one item. */
export async function addAsOneItem(request: CommandRequest, name: string): Promise<Doc> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'newsletter')
  if (!note || !held) return settled(request, note)
  const { length } = held.text
  if (length > limits.text) return say(request, request.phrases.limits.item(null, length, limits.item))
  return add(request, note, readOne(held.text, request.topics).item)
}

/** `draft instead NOTE`: it was meant for what its message said it might be meant for. */
export async function takeInstead(request: CommandRequest, name: string): Promise<Doc> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'held', 'newsletter')
  const [, command = '', args = ''] = /^(\S+)\s*([\s\S]*)$/.exec(held?.instead ?? '') ?? []
  const meant = request.commands.find((each) => each.name === command)
  if (!note || !held || !meant) return settled(request, note)
  const text = held.kind === 'newsletter' ? held.text : (held.text ?? wordsOf(held.item))
  await request.store.forgetNote(note.id)
  await request.store.setQuestion(request.actor.person, note.target, null)
  return meant.run({ ...request, query: { ...request.query, command, args: `${args} ${text}` } })
}

/** `draft discard NOTE`: forgets it. */
export async function discardPending(request: CommandRequest, name: string): Promise<Doc> {
  const note = await noteOf(request, name)
  if (!note || !readContent(note, 'held', 'newsletter', 'edit')) return settled(request, note)
  await request.store.forgetNote(note.id)
  return say(request, request.phrases.posting.discarded)
}

/** The note's message stays known under the item it became, so that a second press or a later edit finds it. */
const add = (request: CommandRequest, note: StoredNote, item: NewItem): Promise<Doc> =>
  addOrAsk(inPlaceOf(request, note), item, note.message)

/** Whether this waits for its headline. */
export const isHeadless = (note: StoredNote | null): boolean => readContent(note, 'held')?.item.headline === ''
