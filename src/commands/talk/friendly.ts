import { itemsFor, topicTitle } from '../../compose/issue.ts'
import type { Action, Doc } from '../../doc.ts'
import { readZone } from '../../time/zones/read-zone.ts'
import { type CommandRequest, say } from '../command.ts'
import { nearestCommand } from '../near.ts'
import { setTo } from '../wishes/change.ts'
import { nearReader } from '../words/spelling/near.ts'
import { gistOf } from './gist.ts'
import { whatNext } from './what-next.ts'

/** One friendly line to what nobody understands, with the likeliest wishes a press away: never silence, and nothing done unasked. */
export async function friendly(request: CommandRequest, text: string): Promise<Doc> {
  const words = request.phrases.talking
  if (text.trim() === '') return say(request, words.wordless, whatNext(request))
  return say(request, words.notUnderstood, whatNext(request, ...(await guesses(request, text.trim()))))
}

async function guesses(request: CommandRequest, text: string): Promise<readonly Action[]> {
  const number = /^[#＃]?\s?(\d{1,6})$/.exec(text.normalize('NFKC'))?.[1]
  if (number !== undefined) return numbered(request, Number(number))
  const words = text.split(/\s+/)
  const slips = nearReader(text, request.topics).flatMap(({ text: label, meaning }) =>
    meaning.kind === 'line' && isReaders(request, meaning.line) ? { label, command: meaning.line } : [],
  )
  if (slips.length > 0) return slips
  const near = words.length > 2 ? null : nearestCommand((words[0] ?? '').toLowerCase(), request.commands, null)
  const line = [near, ...words.slice(1)].join(' ')
  const meant = near === null ? [] : [{ label: line, command: line }]
  const found = [...meant, ...(await placed(request, text)), ...(await searched(request, text))]
  if (found.length > 0) return found
  return gistOf(text, request.topics).flatMap((line) =>
    isReaders(request, line) ? { label: labelOf(request, line), command: line } : [],
  )
}

/** A topic is called by its title, what else there is by what one would type. */
function labelOf({ topics, language }: CommandRequest, line: string): string {
  const slug = /^topic (\S+)$/.exec(line)?.[1]
  return slug === undefined ? line : topicTitle(slug, topics, language)
}

const isReaders = ({ commands }: CommandRequest, line: string): boolean =>
  commands.some(({ name, who }) => line.split(' ')[0] === name && who !== 'editor' && who !== 'owner')

/** A place alone may be where somebody's clock is. */
async function placed(request: CommandRequest, text: string): Promise<readonly Action[]> {
  if (request.subscription === null || text.split(' ').length > 3) return []
  const read = await readZone(text)
  const name = read.kind === 'unknown' ? read.near : read.kind === 'one' ? text : null
  return name === null ? [] : [setTo(request, `${request.phrases.settingZone}: ${name}`, `zone ${name}`)]
}

/** A number alone is an issue, or an item of the newest. */
async function numbered({ store, phrases }: CommandRequest, number: number): Promise<readonly Action[]> {
  const newest = await store.latest()
  if (newest === null) return []
  const { anIssue, anItem } = phrases.talking
  const items = itemsFor(newest, []).length
  return [
    ...(number <= items && number > 0
      ? [{ label: anItem(newest.number, number), command: `issue ${newest.number}.${number}` }]
      : []),
    ...(number <= newest.number && number > 0 ? [{ label: anIssue(number), command: `issue ${number}` }] : []),
  ]
}

/** What the archive has of these words, all of them. */
async function searched({ store, phrases }: CommandRequest, text: string): Promise<readonly Action[]> {
  if (text.length > longestSearch || text.includes('\n')) return []
  const { total, partly } = await store.search(text, { offset: 0, limit: 1 })
  return total === 0 || partly !== null
    ? []
    : [{ label: phrases.choosing.partFound(text, total), command: `search ${text}` }]
}

/** More is a sentence. */
const longestSearch = 40
