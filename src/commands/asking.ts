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
  const { query } = request
  if (query.person === null || query.intake === 'nothing') return say(request, ...words, suggest('', [line]))
  return wait(request, line, patienceMs, words)
}

/**
 * Asks a reader: in private what they write next follows this command line, and a button or another command is as good. Among others it
 * is only said.
 */
export const askReader = async (
  request: CommandRequest,
  line: string,
  ...words: readonly (Block | string)[]
): Promise<Doc> =>
  request.query.person !== null && request.query.chat === 'private' && request.query.intake !== 'nothing'
    ? wait(request, line, readerPatienceMs, words)
    : say(request, ...words)

async function wait(
  request: CommandRequest,
  line: string,
  forMs: number,
  words: readonly (Block | string)[],
): Promise<Doc> {
  const { store, actor, query, phrases } = request
  await store.setQuestion(actor.person, query.target, { command: line, expiresAt: request.now() + forMs })
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
/** Readers answer at once, or go on to something else. */
const readerPatienceMs = 900_000
