import { suggest } from '../../compose/issue.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import { replaceWords } from '../../desk/draft/replace-words.ts'
import { findSection } from '../../desk/draft/sections.ts'
import { type Audience, isMarked, marksIn } from '../../desk/post/judge.ts'
import { talkIn } from '../../desk/post/talk.ts'
import type { Action, Doc } from '../../doc.ts'
import { readOne } from '../../ingest/parse-one.ts'
import { readMoment } from '../../time/read-moment.ts'
import { type CommandRequest, say } from '../command.ts'
import { findItem } from '../draft/find.ts'
import { answerWords, meaningIn } from '../talk/answer-words.ts'
import { readAnswer, readWords } from '../words/read-words.ts'
import { nearReader, nearWords } from '../words/spelling/near.ts'
import { respelled } from '../words/spelling/respell.ts'
import { type Incoming, keep, type Run, unnumbered } from './incoming.ts'

type Said = { readonly doc: Doc | null } | null

/**
 * Does what a line says that is a command in words, or offers it: where it goes far, where it may be news after all, and in a room where
 * others are. A line that begins with a slash is never anything else. Null: it is no command.
 */
export async function takeWords(
  request: CommandRequest,
  incoming: Incoming,
  audience: Audience,
  run: Run,
): Promise<Said> {
  const { text } = incoming
  const slash = /^[/／]/.test(text)
  const words = readWords(text, { now: request.now(), timeZone: request.brief.timeZone })
  if (words === null) return slash ? { doc: audience === 'room' ? null : unknown(request, text) } : null
  const doubt = slash ? 'sure' : await doubtOf(request, words.line, text)
  if (doubt === 'none') return null
  if (words.weighty || doubt === 'ask' || (audience === 'room' && !slash))
    return { doc: await offer(request, [words.line], incoming, slash) }
  return { doc: await run(words.line) }
}

/**
 * The same of what answers the item of this key: `source …`, `del`, `later`. `ours`: the message is one of ours; under what a colleague
 * wrote, the same words may be said to them.
 */
export async function takeAnswer(
  request: CommandRequest,
  incoming: Incoming,
  key: string,
  { ours, room }: { readonly ours: boolean; readonly room: boolean },
  run: Run,
): Promise<Said> {
  const { text } = incoming
  const line = readAnswer(text, key, { now: request.now(), timeZone: request.brief.timeZone })
  const found = findItem(await readDrafts(request.store, request.now), key)
  if (line === null || found === null) return null
  const doubt = await doubtOf(request, line, text)
  if (doubt === 'none') return null
  if (doubt === 'ask' || (room && !ours)) return { doc: await offer(request, [line], incoming, false) }
  return { doc: await run(line) }
}

/**
 * What an editor writes in private as any reader would: a greeting is answered, a bare wish to read is met, anything else that it may
 * mean is offered, for it may be a headline as well. Null: it is no such thing.
 */
export async function takeWish(request: CommandRequest, incoming: Incoming, run: Run): Promise<Doc | null> {
  const meaning = meaningIn(request, incoming.text)
  if (meaning === null || meaning.kind === 'complaint') return null
  if (meaning.kind === 'item') return run(`draft ${meaning.number}`)
  const sure = meaning.kind !== 'line' || toRead.has(meaning.line)
  if (sure) return answerWords(request, incoming.text, run)
  return offer(request, [...whenTo(request, incoming.text), meaning.line], incoming, false)
}

/**
 * What has slips in it and would be a command or a wish without them is offered as that, or as the item that it may be. Null: it is nothing
 * of the kind.
 */
export async function takeSlip(request: CommandRequest, incoming: Incoming): Promise<Doc | null> {
  const { text } = incoming
  const moment = whenTo(request, text)
  const words = nearWords(text, { now: request.now(), timeZone: request.brief.timeZone }, request.topics)
  const wishes = nearReader(text, request.topics).flatMap(({ meaning }) =>
    meaning.kind === 'line' ? meaning.line : [],
  )
  const times = respelled(text, request.topics).flatMap((way) => whenTo(request, way))
  const lines = [...new Set([...moment, ...words, ...times, ...wishes])].slice(0, mostLines)
  return lines.length === 0 ? null : offer(request, lines, incoming, false)
}

const mostLines = 3

/** A moment alone may be when the issue shall go out. */
const whenTo = ({ now, brief }: CommandRequest, text: string): readonly string[] =>
  /\p{L}|:/u.test(text) && readMoment(text, now(), brief.timeZone).kind !== 'unknown' ? [`publish ${text}`] : []

const toRead: ReadonlySet<string> = new Set(['latest', 'topics', 'help', 'settings'])

/** Whether a line that reads like a command is surely one, may be, or is none: "2026: cash → cards" is a headline. */
async function doubtOf(request: CommandRequest, line: string, text: string): Promise<'sure' | 'ask' | 'none'> {
  const [, verb = '', name = '', rest = ''] = /^draft ([a-z]+) (\S+) ?(.*)$/s.exec(line) ?? []
  if (verb === '' || verb === 'undo' || orders.test(line)) return 'sure'
  const { draft, later } = await readDrafts(request.store, request.now)
  if (/^\d+$/.test(name) && Number(name) > itemCount(draft)) return 'none'
  const found = findItem({ draft, later }, name)
  if (found === null) return 'none'
  switch (verb) {
    case 'section':
      return findSection(draft, rest) || isTitle(rest) ? 'sure' : 'ask'
    case 'source':
      return /https?:|\w\/\w|^-$/.test(rest) || isTitle(rest) ? 'sure' : 'ask'
    case 'topics':
      return /^[+\-－＋]|[,，、]/.test(rest) || rest.split(/\s+/).length <= mostWords ? 'sure' : 'ask'
    case 'head':
      return talkIn(rest) > 2 ? 'ask' : 'sure'
    case 'replace': {
      const [old = '', ...more] = rest.split(' → ')
      if (replaceWords(found.item, old, more.join(' → ')).kind === 'found') return 'sure'
      const marks = marksIn(text, request.topics, { origin: null, photo: false })
      return isMarked(marks) ? 'none' : 'ask'
    }
    default:
      return 'sure'
  }
}

/** An order to places alone is no headline, also where nothing stands there: "swap 2 and 3". */
const orders = /^draft (?:swap|move|remove|later|item|history) \d{1,3}(?: \d{1,3})?$/

/** Few words that begin like a title: "Payments", and not "safety" or what goes on like a sentence. */
const isTitle = (words: string): boolean =>
  /^[\p{Lu}\p{Lo}\p{Nd}\p{Extended_Pictographic}-]/u.test(words) &&
  words.split(/\s+/).length <= mostWords &&
  (words.match(/\p{Script=Han}/gu)?.length ?? 0) <= mostSigns

/** A section or a source has seldom more. */
const mostWords = 4
const mostSigns = 10

async function offer(
  request: CommandRequest,
  lines: readonly string[],
  incoming: Incoming,
  slash: boolean,
): Promise<Doc> {
  const words = request.phrases.posting
  const { item } = readOne(incoming.text, request.topics)
  const content = { kind: 'held', item: unnumbered(item), text: incoming.text } as const
  const id = await keep(request, incoming.message, content)
  // A key says nothing to people.
  const label = (line: string): string => (/^draft \w+ k/.test(line) ? incoming.text : line.replace(/^draft /, ''))
  const actions: readonly Action[] = [
    ...lines.map(
      (line, at): Action => ({
        label: label(line).slice(0, longestLabel).toWellFormed(),
        command: line,
        ...(at === 0 ? { tone: 'primary' } : {}),
      }),
    ),
    ...(slash ? [] : [{ label: words.isAnItem, command: `draft add ${id}` }]),
    { label: words.discard, command: `draft discard ${id}` },
  ]
  return say(request, words.readsAsCommand, { kind: 'actions', actions })
}

const longestLabel = 60

function unknown(request: CommandRequest, text: string): Doc {
  const said = text.slice(1).trim()
  const [name = ''] = said.split(/\s/)
  const { unknownCommand, tryHelp, didYouMean } = request.phrases
  const near = nearWords(said, { now: request.now(), timeZone: request.brief.timeZone }, request.topics)
  const actions = near.map((line) => ({ label: line.replace(/^draft /, ''), command: line }))
  return say(
    request,
    suggest(unknownCommand, [name.slice(0, 32)]),
    ...(near.length === 0 ? [suggest(tryHelp, ['help'])] : [didYouMean, { kind: 'actions', actions } as const]),
  )
}
