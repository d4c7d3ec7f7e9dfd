import { suggest } from '../compose/issue.ts'
import type { Block, Doc } from '../doc.ts'
import { type Ask, say } from './command.ts'

/**
 * Asks for a text: what the person writes next in this place follows this command line. Where nobody can be asked (a channel post),
 * the words say what to send instead.
 */
export async function askText(ask: Ask, line: string, ...words: readonly (Block | string)[]): Promise<Doc> {
  const { store, actor, query, phrases } = ask
  if (query.person === null) return say(ask, ...words, suggest('', [line]))
  await store.ask(actor.person, query.target, { command: line, expiresAt: ask.now() + patienceMs })
  return say(ask, ...words, suggest(phrases.posting.orCancel, ['cancel']))
}

/** Whoever has not answered after an hour is writing about something else. */
const patienceMs = 3_600_000
