import type { Block, Doc } from '../../doc.ts'
import { type CommandRequest, say } from '../command.ts'
import { listIn } from '../post/bound.ts'
import { show } from './show.ts'

/** Whether somebody wrote this, so that the answer stands below it; what a button does stands where the button was. */
export const isTyped = ({ query }: CommandRequest): boolean => query.message != null

/**
 * The answer to a change that somebody typed: in a few words where the list stands in this chat, which is shown anew in its place;
 * else with the list below them.
 */
export async function withList(request: CommandRequest, ...lead: readonly (Block | string)[]): Promise<Doc> {
  if (await refreshList(request)) return say(request, ...lead)
  const list = await show(request, 'draft')
  return { ...list, blocks: [...say(request, ...lead).blocks, ...list.blocks] }
}

/**
 * Shows the list that stands in this chat as it is by now, in its place; where that cannot be changed any longer, as a new message. Tells
 * whether there is one. Nobody waits for it: the answer says what was done.
 */
export async function refreshList(request: CommandRequest): Promise<boolean> {
  const { store, query, messenger } = request
  const list = await listIn(request, query.target)
  if (list === null) return false
  const { note, which, page, messages } = list
  const doc = await show(request, which, String(page))
  void messenger
    .change(query.target, messages, doc)
    .then(async (changed) => {
      if (changed !== false) return
      await store.forgetNote(note.id)
      await messenger.say(query.target, doc)
    })
    .catch(() => undefined)
  return true
}
