import { entryOf } from '../../../desk/published/correct.ts'
import type { Doc } from '../../../doc.ts'
import type { Item } from '../../../model.ts'
import { askText } from '../../asking.ts'
import { type CommandRequest, say } from '../../command.ts'
import { askSure } from './confirm.ts'
import { readWaiting } from './pending.ts'

/** In characters: it stands under a headline. */
const longestReason = 300

/** A reason as readers see it: one line, not too long. */
export const asReason = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, longestReason)

const lastLine = /\n[ \t]*(?:reason|because|(?:更正)?原因|理由)[ \t]*[:：][ \t]*(\S[^\n]*)$/iu

/** Takes a last line `Reason: …` (原因：…) off what an editor wrote about an item; not where the item has such a line of its own. */
export function reasonIn(text: string, before: Item): { readonly text: string; readonly reason: string | null } {
  const [line, reason] = lastLine.exec(text.trimEnd()) ?? []
  const isOwn = before.body.some((paragraph) => lastLine.test(`\n${paragraph}`))
  if (line === undefined || reason === undefined || isOwn) return { text, reason: null }
  return { text: text.trimEnd().slice(0, -line.length), reason: asReason(reason) }
}

/** `correct why 7 TEXT` gives a correction that waits its reason, and shows it again; without text it asks for one. */
export async function giveReason(request: CommandRequest, id: string, text: string): Promise<Doc | null> {
  const { store, actor, query, phrases } = request
  const waiting = await readWaiting(request, id)
  if (waiting?.kind !== 'change') return null
  const { change } = waiting
  const what = phrases.publishing.itemOf(change.issue, change.before.number)
  if (asReason(text) === '') return askText(request, `correct why ${id}`, phrases.publishing.askWhy(what))
  await store.setQuestion(actor.person, query.target, null)
  const issue = await store.issue(change.issue)
  const entry = issue && entryOf(issue, change.before.number)
  if (!entry) return say(request, phrases.publishing.leftIt)
  await store.forgetNote(Number(id))
  return askSure(request, entry, { kind: change.kind, after: change.after, reason: asReason(text) })
}
