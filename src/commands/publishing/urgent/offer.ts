import type { MessageId } from '../../../adapter.ts'
import type { NewItem } from '../../../desk/draft/item-length.ts'
import { wordMark } from '../../../desk/published/publish-issue.ts'
import type { Action, Block, Doc } from '../../../doc.ts'
import type { Item } from '../../../model.ts'
import { type CommandRequest, say } from '../../command.ts'
import { itemBlocks } from '../../draft/find.ts'
import { keep, unnumbered } from '../../post/incoming.ts'

/** Holds an item that somebody wrote as urgent, and asks once whether it shall go out at once. Nothing is sent before a press. */
export async function offerUrgent(
  request: CommandRequest,
  item: NewItem,
  { text, message }: { readonly text: string; readonly message: MessageId | null },
  lead: readonly string[],
): Promise<Doc> {
  const { posting, urgent } = request.phrases
  const id = await keep(request, message, { kind: 'held', item: unnumbered(item), text })
  const others = [
    { label: urgent.toDraft, command: `draft add ${id}` },
    { label: posting.discard, command: `draft discard ${id}` },
  ]
  return ask(request, { ...item, number: 1 }, `urgent note ${id}`, others, lead)
}

/** Asks the same of an item of the drafts, as it reads at this moment. */
export const askUrgent = (
  request: CommandRequest,
  key: string,
  item: Item,
  ...lead: readonly (Block | string)[]
): Promise<Doc> => {
  const notNow = { label: request.phrases.urgent.notNow, command: `draft item ${key}` }
  return ask(request, { ...item, number: 1 }, `urgent now ${key} ${wordMark(item)}`, [notNow], lead)
}

async function ask(
  request: CommandRequest,
  item: Item,
  line: string,
  others: readonly Action[],
  lead: readonly (Block | string)[],
): Promise<Doc> {
  const { store, desk, actor, phrases } = request
  const [newest, readers, alone] = await Promise.all([
    store.latest(),
    store.readersOf({ sections: [{ title: null, items: [item] }] }),
    desk.rules.mayAlone(actor.person),
  ])
  const question = phrases.urgent.ask((newest?.number ?? 0) + 1, readers)
  const label = alone ? phrases.urgent.send : phrases.approvals.ask
  return say(request, ...lead, ...itemBlocks(request, item), question, ...(alone ? [] : [phrases.approvals.needed]), {
    kind: 'actions',
    actions: [{ label, command: line, tone: 'primary' }, ...others],
  })
}
