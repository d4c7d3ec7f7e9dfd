import type { MessageId } from '../../adapter.ts'
import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, keysIn, withKeys } from '../../desk/draft/change-drafts.ts'
import { merge } from '../../desk/draft/draft.ts'
import type { NewItem } from '../../desk/draft/item-length.ts'
import { type LimitFault, limits, sayFaults } from '../../desk/draft/limits.ts'
import { duplicateInDrafts } from '../../desk/post/find-duplicate.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import { readOne } from '../../ingest/parse-one.ts'
import type { StoredNote } from '../../store/desk.ts'
import { localDate } from '../../time/format.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { itemDoc } from '../draft/item.ts'
import { show } from '../draft/show.ts'
import { heldBack, keep, takenBefore, unnumbered } from './incoming.ts'
import { addItem } from './place.ts'

/** Keeps an item that has no headline, and asks for it. */
export async function askHeadline(
  request: CommandRequest,
  item: NewItem,
  message: MessageId | null,
  lead: readonly string[],
): Promise<Doc> {
  const id = await keep(request, message, { kind: 'held', item: unnumbered(item) })
  return askText(request, `draft headline ${id}`, ...lead)
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

/** `draft headline NOTE TEXT`: completes what had no headline. */
export async function completePending(request: CommandRequest, name: string, text: string): Promise<Doc> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'held')
  const words = request.phrases.posting
  if (!note || !held) return settled(request, note)
  const { item: read, tagged } = readOne(text, request.topics)
  const again = `draft headline ${note.id}`
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
  if (held.kind === 'newsletter') return addNewsletter(request, note, held.text)
  const { number: _, ...item } = held.item
  return item.headline === ''
    ? askText(request, `draft headline ${note.id}`, request.phrases.posting.noHeadlineYet)
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

/** `draft discard NOTE`: forgets it. */
export async function discardPending(request: CommandRequest, name: string): Promise<Doc> {
  const note = await noteOf(request, name)
  if (!note || !readContent(note, 'held', 'newsletter', 'edit')) return settled(request, note)
  await request.store.forgetNote(note.id)
  return say(request, request.phrases.posting.discarded)
}

/** A button that was pressed before, perhaps twice in a moment: what became of it stands there again. */
async function settled(request: CommandRequest, note: StoredNote | null): Promise<Doc> {
  const { pressedBefore } = request.phrases.posting
  const [key, ...others] = readContent(note, 'items')?.keys ?? []
  if (key === undefined) return say(request, suggest(`${pressedBefore} `, ['draft']))
  if (others.length === 0) return itemDoc(request, key, pressedBefore)
  return say(request, pressedBefore, ...(await show(request, 'draft')).blocks)
}

const noteOf = ({ store }: CommandRequest, name: string): Promise<StoredNote | null> =>
  store.storedNote(Number(name) || 0)

/** The note's message stays known under the item it became, so that a second press or a later edit finds it. */
const add = (request: CommandRequest, note: StoredNote, item: NewItem): Promise<Doc> =>
  addOrAsk(inPlaceOf(request, note), item, note.message)

const inPlaceOf = (request: CommandRequest, { target }: StoredNote): CommandRequest => ({
  ...request,
  query: { ...request.query, target },
})

async function addNewsletter(request: CommandRequest, note: StoredNote, text: string): Promise<Doc> {
  const today = localDate(request.now(), request.brief.timeZone)
  const there = inPlaceOf(request, note)
  const reading = await request.readText(text, { topics: request.topics, today })
  if (reading.kind === 'tooLong')
    return say(request, request.phrases.limits.notTaken, ...sayFaults(reading.faults, request.phrases))
  // It was one when it came, and nothing else is kept as such.
  if (reading.kind !== 'newsletter') return settled(request, note)
  const { problems: _, ...parsed } = reading.parsed
  const { keys, faults } = await changeDrafts<AddedAll>(
    request.store,
    request.now,
    async (drafts, newKey): Promise<Change<AddedAll>> => {
      if (await takenBefore(there, note.message)) return { drafts: null, result: { keys: [], faults: [] } }
      const addition = withKeys(parsed, newKey)
      const keys = keysIn(addition)
      const draft = merge(drafts.draft, addition)
      const faults = await request.desk.tooLong(draft)
      if (faults.length > 0) return { drafts: null, result: { keys: [], faults } }
      const detail = { keys, message: note.message }
      const audit = { actor: request.actor, action: 'imported', subject: 'draft', detail } as const
      return { drafts: { ...drafts, draft }, audit, result: { keys, faults } }
    },
  )
  const words = request.phrases.posting
  if (faults.length > 0) return heldBack(request, note.id, faults)
  if (keys.length === 0) return settled(request, await request.store.storedNote(note.id))
  await keep(there, note.message, { kind: 'items', keys, item: null })
  const shown = await show(request, 'draft')
  return say(request, words.addedAll(keys.length), ...(await twins(request, keys)), ...shown.blocks)
}

interface AddedAll {
  readonly keys: readonly string[]
  readonly faults: readonly LimitFault[]
}

/** What of it the draft had already, in a sentence each. */
async function twins(request: CommandRequest, keys: readonly string[]): Promise<readonly string[]> {
  const { draft, later } = await request.store.draft()
  const fresh = itemsOf(draft).filter(({ key }) => key !== undefined && keys.includes(key))
  return fresh.flatMap((item) => {
    const same = duplicateInDrafts({ draft, later }, item, keys)
    return same?.kind === 'draft' ? [request.phrases.posting.twins(item.number, same.item.number)] : []
  })
}
