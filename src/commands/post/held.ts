import type { MessageId } from '../../adapter.ts'
import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, keysIn, withKeys } from '../../desk/draft/change-drafts.ts'
import { merge } from '../../desk/draft/draft.ts'
import { duplicateInDrafts } from '../../desk/post/find-duplicate.ts'
import type { NewItem } from '../../desk/post/read-post.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import { parse } from '../../ingest/parse.ts'
import { readOne } from '../../ingest/parse-one.ts'
import type { StoredNote } from '../../store/desk.ts'
import { localDate } from '../../time/format.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { itemDoc } from '../draft/item.ts'
import { show } from '../draft/show.ts'
import { keep, takenBefore, unnumbered } from './incoming.ts'
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

/** `draft headline NOTE TEXT`: completes what had no headline. */
export async function completePending(request: CommandRequest, name: string, text: string): Promise<Doc> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'held')
  const words = request.phrases.posting
  if (!note || !held) return settled(request, note)
  const { item: read, tagged } = readOne(text, request.topics)
  if (read.headline === '') return askText(request, `draft headline ${note.id}`, words.noHeadlineYet)
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
  addItem(inPlaceOf(request, note), item, note.message)

const inPlaceOf = (request: CommandRequest, { target }: StoredNote): CommandRequest => ({
  ...request,
  query: { ...request.query, target },
})

async function addNewsletter(request: CommandRequest, note: StoredNote, text: string): Promise<Doc> {
  const today = localDate(request.now(), request.brief.timeZone)
  const there = inPlaceOf(request, note)
  const { problems: _, ...parsed } = parse(text, { topics: request.topics, today })
  const keys = await changeDrafts<readonly string[]>(
    request.store,
    request.now,
    async (drafts, newKey): Promise<Change<readonly string[]>> => {
      if (await takenBefore(there, note.message)) return { drafts: null, result: [] }
      const addition = withKeys(parsed, newKey)
      const keys = keysIn(addition)
      const detail = { keys, message: note.message }
      const audit = { actor: request.actor, action: 'imported', subject: 'draft', detail } as const
      return { drafts: { ...drafts, draft: merge(drafts.draft, addition) }, audit, result: keys }
    },
  )
  const words = request.phrases.posting
  if (keys.length === 0) return settled(request, await request.store.storedNote(note.id))
  await keep(there, note.message, { kind: 'items', keys, item: null })
  const shown = await show(request, 'draft')
  return say(request, words.addedAll(keys.length), ...(await twins(request, keys)), ...shown.blocks)
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
