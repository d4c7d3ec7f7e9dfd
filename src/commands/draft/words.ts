import { suggest } from '../../compose/issue.ts'
import { replace } from '../../desk/draft/arrange.ts'
import { newestDeed, readDrafts } from '../../desk/draft/change-drafts.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import { lengthOf, longestItem, reworded, wordsOf } from '../../desk/post/read-post.ts'
import { readContent, writeContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import { printItem } from '../../ingest/print.ts'
import type { Item, Topic } from '../../model.ts'
import { askText } from '../asking.ts'
import { type Ask, say } from '../command.ts'
import { changeItem } from './change.ts'
import { type Found, findItem, gone, itemBlocks, withDraft } from './find.ts'
import { itemDoc } from './item.ts'

/** What becomes of new words for an item. */
export interface Rewording {
  readonly text: string
  /** How many edits the item had when the editor saw it; null: whatever it has. */
  readonly seen: number | null
  /** The source stays where the text names none. */
  readonly keepSource: boolean
}

/** `draft edit K EDITS [text]`: changes an item's words, from how they were after so many edits. */
export async function edit(ask: Ask, name: string, written: string): Promise<Doc> {
  const [, seen, text = ''] = /^(?:(\d{1,6})(?:\s+|$))?([\s\S]*)$/.exec(written) ?? []
  if (text !== '') return reword(ask, name, { text, seen: seen ? Number(seen) : null, keepSource: false })
  const found = findItem(await readDrafts(ask.store, ask.now), name)
  if (!found) return gone(ask, name)
  const now = wordsOf(found.item).split('\n')
  return askText(ask, `draft edit ${found.key} ${found.item.edits ?? 0}`, ask.phrases.posting.howEdit, ...now)
}

/** Changes an item's words, unless somebody else did meanwhile: then the editor sees both and chooses. */
export async function reword(ask: Ask, name: string, rewording: Rewording): Promise<Doc> {
  const words = ask.phrases.posting
  const found = await changeItem(ask, name, (found) => {
    const { after, verdict } = judge(found.item, rewording, ask.topics)
    if (verdict !== 'new') return null
    const drafts = withDraft(found, replace(found.drafts[found.which], found.key, after))
    return { drafts, deed: 'edited', detail: { before: printItem(found.item), after: printItem(after) } }
  })
  if (!found) return gone(ask, name)
  const { after, verdict } = judge(found.item, rewording, ask.topics)
  switch (verdict) {
    case 'new':
    case 'same':
      return itemDoc(ask, found.key, words.edited)
    case 'headless':
      return itemDoc(ask, found.key, words.noHeadline)
    case 'long':
      return itemDoc(ask, found.key, words.tooLong(longestItem))
    case 'conflict':
      return bothDoc(ask, found, after)
  }
}

interface Judged {
  readonly after: Item
  readonly verdict: 'new' | 'same' | 'headless' | 'long' | 'conflict'
}

/** What new words make of an item, and whether they may. */
function judge(before: Item, { text, seen, keepSource }: Rewording, topics: readonly Topic[]): Judged {
  const after = reworded(before, text, topics, keepSource)
  if (after.headline === '') return { after, verdict: 'headless' }
  if (lengthOf(after) > longestItem) return { after, verdict: 'long' }
  if (printItem(after) === printItem(before)) return { after, verdict: 'same' }
  return { after, verdict: seen !== null && seen !== (before.edits ?? 0) ? 'conflict' : 'new' }
}

/** `draft mine NOTE`: the words that were held back because somebody else had changed the item. */
export async function mine(ask: Ask, note: string): Promise<Doc> {
  const stored = await ask.store.storedNote(Number(note) || 0)
  const content = readContent(stored, 'edit')
  if (!stored || !content) return say(ask, suggest(`${ask.phrases.posting.pressedBefore} `, ['draft']))
  await ask.store.forgetNote(stored.id)
  return reword(ask, content.key, { text: content.text, seen: content.seen, keepSource: false })
}

async function bothDoc(ask: Ask, { key, item }: Found, ours: Item): Promise<Doc> {
  const { store, actor, query, now, phrases } = ask
  const words = phrases.posting
  const theirs = await newestDeed(store, ({ deed, subject }) => deed === 'edited' && subject === `draft ${key}`)
  const content = writeContent({ kind: 'edit', key, seen: item.edits ?? 0, text: printItem(ours) })
  // Named so that a second conflict about the same item takes the place of the first.
  const message = `edit ${key} ${actor.person}`
  const id = await store.keepNote({ target: query.target, message, person: actor.person, at: now(), content })
  return say(
    ask,
    words.changedMeanwhile(theirs ? sayPersonFirst(theirs.actor, phrases) : null),
    { kind: 'heading', text: words.theirs },
    ...itemBlocks(ask, item),
    { kind: 'heading', text: words.yours },
    ...itemBlocks(ask, ours),
    {
      kind: 'actions',
      actions: [
        { label: words.useMine, command: `draft mine ${id}` },
        { label: words.keepTheirs, command: `draft item ${key}` },
      ],
    },
  )
}
