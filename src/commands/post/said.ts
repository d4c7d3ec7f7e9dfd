import { suggest } from '../../compose/issue.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import type { Audience } from '../../desk/post/judge.ts'
import type { Action, Doc } from '../../doc.ts'
import { readOne } from '../../ingest/parse-one.ts'
import { type CommandRequest, say } from '../command.ts'
import { readWords } from '../words/read-words.ts'
import { type Incoming, keep, type Run, unnumbered } from './incoming.ts'

/**
 * Does what a line says that is a command in words, or offers it: where it goes far, and in a room where others are. A line that begins
 * with a slash is never anything else. Null: it is no command.
 */
export async function takeWords(
  request: CommandRequest,
  incoming: Incoming,
  audience: Audience,
  run: Run,
): Promise<{ readonly doc: Doc | null } | null> {
  const { text } = incoming
  const slash = /^[/／]/.test(text)
  const words = readWords(text, { now: request.now(), timeZone: request.brief.timeZone })
  if (words === null) return slash ? { doc: audience === 'room' ? null : unknown(request, text) } : null
  if (!slash && (await namesNothing(request, words.line))) return null
  if (words.weighty || (audience === 'room' && !slash))
    return { doc: await offer(request, words.line, incoming, slash) }
  return { doc: await run(words.line) }
}

/** A number beyond the items of the next issue: "2026: cash → cards" is a headline. */
async function namesNothing({ store }: CommandRequest, line: string): Promise<boolean> {
  const [, number] = /^draft [a-z]+ (\d+)/.exec(line) ?? []
  return number !== undefined && Number(number) > itemCount((await store.draft()).draft)
}

async function offer(request: CommandRequest, line: string, incoming: Incoming, slash: boolean): Promise<Doc> {
  const words = request.phrases.posting
  const { item } = readOne(incoming.text, request.topics)
  const content = { kind: 'held', item: unnumbered(item), text: incoming.text } as const
  const id = await keep(request, incoming.message, content)
  const actions: readonly Action[] = [
    { label: line.replace(/^draft /, ''), command: line, tone: 'primary' },
    ...(slash ? [] : [{ label: words.isAnItem, command: `draft add ${id}` }]),
    { label: words.discard, command: `draft discard ${id}` },
  ]
  return say(request, words.readsAsCommand, { kind: 'actions', actions })
}

function unknown(request: CommandRequest, text: string): Doc {
  const [name = ''] = text.slice(1).trim().split(/\s/)
  const { unknownCommand, tryHelp } = request.phrases
  return say(request, suggest(unknownCommand, [name.slice(0, 32)]), suggest(tryHelp, ['help']))
}
