import type { MessageId } from '../../adapter.ts'
import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, keysIn, withKeys } from '../../desk/draft/change-drafts.ts'
import { merge } from '../../desk/draft/draft.ts'
import { sameInDrafts } from '../../desk/post/find-duplicate.ts'
import type { NewItem } from '../../desk/post/read-post.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import { parse } from '../../ingest/parse.ts'
import { readOne } from '../../ingest/parse-one.ts'
import type { StoredNote } from '../../store/desk.ts'
import { localDate } from '../../time/format.ts'
import { askText } from '../asking.ts'
import { type Ask, say } from '../command.ts'
import { itemDoc } from '../draft/item.ts'
import { show } from '../draft/show.ts'
import { keep, loose, takenBefore } from './incoming.ts'
import { place } from './place.ts'

/** Keeps an item that has no headline, and asks for it. */
export async function askHeadline(
  ask: Ask,
  item: NewItem,
  message: MessageId | null,
  lead: readonly string[],
): Promise<Doc> {
  const id = await keep(ask, message, { kind: 'held', item: loose(item) })
  return askText(ask, `draft headline ${id}`, ...lead)
}

/** `draft headline NOTE TEXT`: completes what had no headline. */
export async function completeHeld(ask: Ask, name: string, text: string): Promise<Doc> {
  const note = await noteOf(ask, name)
  const held = readContent(note, 'held')
  const words = ask.phrases.posting
  if (!note || !held) return settled(ask, note)
  const { item: read, tagged } = readOne(text, ask.topics)
  if (read.headline === '') return askText(ask, `draft headline ${note.id}`, words.noHeadlineYet)
  const { number: _, ...item } = held.item
  const topics = tagged || item.topics.length === 0 ? read.topics : item.topics
  const body = [...read.body, ...item.body]
  return add(ask, note, { ...item, headline: read.headline, body, source: read.source ?? item.source, topics })
}

/** `draft add NOTE`: what waited for this press goes into the draft. */
export async function addHeld(ask: Ask, name: string): Promise<Doc> {
  const note = await noteOf(ask, name)
  const held = readContent(note, 'held', 'newsletter')
  if (!note || !held) return settled(ask, note)
  if (held.kind === 'newsletter') return addNewsletter(ask, note, held.text)
  const { number: _, ...item } = held.item
  return item.headline === ''
    ? askText(ask, `draft headline ${note.id}`, ask.phrases.posting.noHeadlineYet)
    : add(ask, note, item)
}

/** `draft one NOTE`: a list was taken for a newsletter, and is one item. */
export async function holdAsOne(ask: Ask, name: string): Promise<Doc> {
  const note = await noteOf(ask, name)
  const held = readContent(note, 'newsletter')
  if (!note || !held) return settled(ask, note)
  return add(ask, note, readOne(held.text, ask.topics).item)
}

/** `draft discard NOTE`: forgets it. */
export async function discardHeld(ask: Ask, name: string): Promise<Doc> {
  const note = await noteOf(ask, name)
  if (!note || !readContent(note, 'held', 'newsletter', 'edit')) return settled(ask, note)
  await ask.store.forgetNote(note.id)
  return say(ask, ask.phrases.posting.discarded)
}

/** A button that was pressed before, perhaps twice in a moment: what became of it stands there again. */
async function settled(ask: Ask, note: StoredNote | null): Promise<Doc> {
  const { pressedBefore } = ask.phrases.posting
  const [key, ...others] = readContent(note, 'items')?.keys ?? []
  if (key === undefined) return say(ask, suggest(`${pressedBefore} `, ['draft']))
  if (others.length === 0) return itemDoc(ask, key, pressedBefore)
  return say(ask, pressedBefore, ...(await show(ask, 'draft')).blocks)
}

const noteOf = ({ store }: Ask, name: string): Promise<StoredNote | null> => store.storedNote(Number(name) || 0)

/** The note's message stays known under the item it became, so that a second press or a later edit finds it. */
const add = (ask: Ask, note: StoredNote, item: NewItem): Promise<Doc> => place(inPlaceOf(ask, note), item, note.message)

const inPlaceOf = (ask: Ask, { target }: StoredNote): Ask => ({ ...ask, query: { ...ask.query, target } })

async function addNewsletter(ask: Ask, note: StoredNote, text: string): Promise<Doc> {
  const today = localDate(ask.now(), ask.brief.timeZone)
  const there = inPlaceOf(ask, note)
  const { problems: _, ...parsed } = parse(text, { topics: ask.topics, today })
  const keys = await changeDrafts<readonly string[]>(
    ask.store,
    ask.now,
    async (drafts, newKey): Promise<Change<readonly string[]>> => {
      if (await takenBefore(there, note.message)) return { drafts: null, result: [] }
      const addition = withKeys(parsed, newKey)
      const keys = keysIn(addition)
      const detail = { keys, message: note.message }
      const deed = { actor: ask.actor, deed: 'imported', subject: 'draft', detail } as const
      return { drafts: { ...drafts, draft: merge(drafts.draft, addition) }, deed, result: keys }
    },
  )
  const words = ask.phrases.posting
  if (keys.length === 0) return settled(ask, await ask.store.storedNote(note.id))
  await keep(there, note.message, { kind: 'items', keys, item: null })
  const shown = await show(ask, 'draft')
  return say(ask, words.addedAll(keys.length), ...(await twins(ask, keys)), ...shown.blocks)
}

/** What of it the draft had already, in a sentence each. */
async function twins(ask: Ask, keys: readonly string[]): Promise<readonly string[]> {
  const { draft, later } = await ask.store.draft()
  const fresh = itemsOf(draft).filter(({ key }) => key !== undefined && keys.includes(key))
  return fresh.flatMap((item) => {
    const same = sameInDrafts({ draft, later }, item, keys)
    return same?.kind === 'draft' ? [ask.phrases.posting.twins(item.number, same.item.number)] : []
  })
}
