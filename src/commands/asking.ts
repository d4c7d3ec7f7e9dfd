import { suggest } from '../compose/issue.ts'
import type { Block, Doc } from '../doc.ts'
import type { Question } from '../store/desk.ts'
import { type CommandRequest, say } from './command.ts'

/**
 * Asks for a text: what the person writes next in this place follows this command line. Where nobody can be asked (a channel post, a
 * bot that hears only commands), the words say what to send instead.
 */
export async function askText(
  request: CommandRequest,
  line: string,
  ...words: readonly (Block | string)[]
): Promise<Doc> {
  const { store, actor, query, phrases } = request
  if (query.person === null || query.intake === 'nothing') return say(request, ...words, suggest('', [line]))
  await store.setQuestion(actor.person, query.target, { command: line, expiresAt: request.now() + patienceMs })
  return say(request, ...words, suggest(phrases.posting.orCancel, ['cancel']))
}

/** The answer to something else that came while a question is open: it still is, unless this asked another one. */
export async function askedStill(request: CommandRequest, question: Question, doc: Doc): Promise<Doc> {
  const { store, actor, query, phrases } = request
  const open = await store.question(actor.person, query.target)
  if (open?.command !== question.command) return doc
  return { ...doc, blocks: [...doc.blocks, suggest(phrases.posting.stillAsked, ['cancel'])] }
}

/** A question expires after an hour: later words are about something else. */
const patienceMs = 3_600_000
