import { suggest } from '../../compose/issue.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import { itemFaults, type LimitFault, limits, sayFaults } from '../../desk/draft/limits.ts'
import { replaceWords } from '../../desk/draft/replace-words.ts'
import { readUndoing } from '../../desk/draft/undoing.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import { isSameHuman } from '../../desk/people/roles.ts'
import { reworded, wordsOf } from '../../desk/post/read-post.ts'
import { likeness } from '../../desk/post/similarity.ts'
import { readContent, writeContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import { printItem } from '../../ingest/print.ts'
import type { Item, Topic } from '../../model.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { learnFrom } from '../topics/lessons.ts'
import { arrow } from '../words/rule.ts'
import { changeItem, edited } from './change.ts'
import { rewordedDoc } from './done.ts'
import { type Found, findItem, gone, itemBlocks } from './find.ts'
import { itemDoc } from './item.ts'
import { replaceIn } from './short.ts'
import { leftBehindLines } from './translation/lines.ts'

/** What becomes of new words for an item. */
export interface Rewording {
  readonly text: string
  /** How many edits the item had when the editor saw it; null: whatever it has. */
  readonly seen: number | null
  /** The source stays where the text names none. */
  readonly keepSource: boolean
}

/** `draft edit K EDITS [text]`: changes an item's words, from how they were after so many edits. */
export async function edit(request: CommandRequest, name: string, written: string): Promise<Doc> {
  const [, seen, text = ''] = /^(?:(\d{1,6})(?:\s+|$))?([\s\S]*)$/.exec(written) ?? []
  if (text !== '' && (await isReplacement(request, name, text)))
    return replaceIn(request, name, text.replace(new RegExp(arrow), ' → '))
  if (text !== '') return reword(request, name, { text, seen: seen ? Number(seen) : null, keepSource: false })
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  const now = wordsOf(found.item).split('\n')
  return askText(request, `draft edit ${found.key} ${found.item.edits ?? 0}`, request.phrases.posting.howEdit, ...now)
}

/** `old → new` about an item that says the old words, and is no new text for the whole of it. */
async function isReplacement(request: CommandRequest, name: string, text: string): Promise<boolean> {
  const [, old = '', words = ''] = new RegExp(`^(.+?)${arrow}(.*)$`).exec(text) ?? []
  const found = old === '' ? null : findItem(await readDrafts(request.store, request.now), name)
  if (!found || (new RegExp(arrow.trim()).test(found.item.headline) && likeness(found.item.headline, text) >= sameLine))
    return false
  return replaceWords(found.item, old, words).kind === 'found'
}

const sameLine = 0.5

/** Changes an item's words, unless somebody else did meanwhile: then the editor sees both and chooses. */
export async function reword(request: CommandRequest, name: string, wanted: Rewording): Promise<Doc> {
  const words = request.phrases.posting
  const { length } = wanted.text
  if (length > limits.text) return itemDoc(request, name, request.phrases.limits.text(length, limits.text))
  const rewording = { ...wanted, seen: await seenBy(request, name, wanted.seen) }
  const found = await changeItem(request, name, (found) => {
    const { after, verdict } = judge(found.item, rewording, request.topics)
    if (verdict !== 'new') return null
    return edited(found, after, { before: printItem(found.item), after: printItem(after) })
  })
  if (!found) return gone(request, name)
  const { after, verdict, faults } = judge(found.item, rewording, request.topics)
  switch (verdict) {
    case 'new': {
      const { key, item: before } = found
      const learned = await learnFrom(request, { item: key, before, after }, `draft unlearn ${key}`)
      const stale = leftBehindLines(before, after, request.phrases)
      return rewordedDoc(request, key, words.edited, ...stale, ...learned)
    }
    case 'same':
      return itemDoc(request, found.key, words.edited)
    case 'headless':
      return itemDoc(request, found.key, words.noHeadline)
    case 'long':
      return itemDoc(request, found.key, ...sayFaults(faults, request.phrases))
    case 'conflict':
      return bothDoc(request, found, after)
  }
}

/** Up to which edit an editor knows an item: what they changed themselves since, on whatever platform, is no news to them. */
async function seenBy(request: CommandRequest, name: string, seen: number | null): Promise<number | null> {
  const { store, desk, actor, now } = request
  const found = seen === null ? null : findItem(await readDrafts(store, now), name)
  if (!found || seen === (found.item.edits ?? 0)) return seen
  const lines = await store.auditOf(`draft ${found.key}`, recent)
  const members = await desk.roles.members()
  let known = seen ?? 0
  for (const line of [...lines].reverse()) {
    const undoing = readUndoing(line.action, line.subject, line.detail)
    if (undoing?.kind !== 'words' || undoing.was.edits !== known || undoing.is.edits === known) continue
    if (!isSameHuman(members, line.actor.person, actor.person)) return seen
    known = undoing.is.edits ?? known
  }
  return known
}

const recent = 50

interface Judged {
  readonly after: Item
  readonly verdict: 'new' | 'same' | 'headless' | 'long' | 'conflict'
  readonly faults: readonly LimitFault[]
}

/** What new words make of an item, and whether they may. */
function judge(before: Item, { text, seen, keepSource }: Rewording, topics: readonly Topic[]): Judged {
  const after = reworded(before, text, topics, keepSource)
  const faults = itemFaults(after, null)
  if (after.headline === '') return { after, verdict: 'headless', faults }
  if (faults.length > 0) return { after, verdict: 'long', faults }
  if (printItem(after) === printItem(before)) return { after, verdict: 'same', faults }
  return { after, verdict: seen !== null && seen !== (before.edits ?? 0) ? 'conflict' : 'new', faults }
}

/** `draft mine NOTE`: the words that were held back because somebody else had changed the item. */
export async function mine(request: CommandRequest, note: string): Promise<Doc> {
  const stored = await request.store.storedNote(Number(note) || 0)
  const content = readContent(stored, 'edit')
  if (!stored || !content) return say(request, suggest(`${request.phrases.posting.pressedBefore} `, ['draft']))
  await request.store.forgetNote(stored.id)
  return reword(request, content.key, { text: content.text, seen: content.seen, keepSource: false })
}

async function bothDoc(request: CommandRequest, { key, item }: Found, ours: Item): Promise<Doc> {
  const { store, actor, query, now, phrases } = request
  const words = phrases.posting
  const theirs = await store.lastAuditOf(`draft ${key}`, 'edited')
  const content = writeContent({ kind: 'edit', key, seen: item.edits ?? 0, text: printItem(ours) })
  // Named so that a second conflict about the same item takes the place of the first.
  const message = `edit ${key} ${actor.person}`
  const id = await store.keepNote({ target: query.target, message, person: actor.person, at: now(), content })
  return say(
    request,
    words.changedMeanwhile(theirs ? sayPersonFirst(theirs.actor, phrases) : null),
    { kind: 'heading', text: words.theirs },
    ...itemBlocks(request, item),
    { kind: 'heading', text: words.yours },
    ...itemBlocks(request, ours),
    {
      kind: 'actions',
      actions: [
        { label: words.useMine, command: `draft mine ${id}` },
        { label: words.keepTheirs, command: `draft item ${key}` },
      ],
    },
  )
}
