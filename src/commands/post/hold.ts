import { itemCount } from '../../desk/draft/draft.ts'
import type { NewItem } from '../../desk/draft/item-length.ts'
import type { Action, Doc } from '../../doc.ts'
import { type CommandRequest, say } from '../command.ts'
import { itemBlocks } from '../draft/find.ts'
import { type Incoming, keep, unnumbered } from './incoming.ts'

/** Asks, once, about what may not have been meant as an item. Nothing is in the draft before somebody presses. */
export async function holdItem(
  request: CommandRequest,
  item: NewItem,
  { text, message, instead }: Incoming,
  lead: readonly string[],
): Promise<Doc> {
  const words = request.phrases.posting
  const content = { kind: 'held', item: unnumbered(item), text, ...(instead ? { instead } : {}) } as const
  const id = await keep(request, message, content)
  const number = itemCount((await request.store.draft()).draft) + 1
  const shown = item.headline === '' ? [words.photoAlone] : itemBlocks(request, { ...item, number })
  return say(request, ...lead, words.isItem, ...shown, {
    kind: 'actions',
    actions: [{ label: words.add, command: `draft add ${id}`, tone: 'primary' }, ...otherUses(request, id, instead)],
  })
}

/** What else it may be: new words for something, or nothing. */
export const otherUses = ({ phrases }: CommandRequest, id: number, instead: string | undefined): readonly Action[] => [
  ...(instead ? [{ label: phrases.posting.asNewText, command: `draft instead ${id}` }] : []),
  { label: phrases.posting.discard, command: `draft discard ${id}` },
]
