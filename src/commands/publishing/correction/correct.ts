import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { itemFaults, sayFaults } from '../../../desk/draft/limits.ts'
import { correctedItem, entryOf, likeliest, sameWords } from '../../../desk/published/correct.ts'
import type { Doc } from '../../../doc.ts'
import { readOne } from '../../../ingest/parse-one.ts'
import { itemMark } from '../../../ingest/text/item-marks.ts'
import type { Entry, Issue } from '../../../model.ts'
import { type Command, type CommandRequest, say } from '../../command.ts'
import { approvable, declineItem, settle } from '../approval/request-item.ts'
import { requestCorrection } from './approval.ts'
import { askSure, askWords, carryOut } from './confirm.ts'
import { findEntry, namedItem, nothingNamed } from './named-item.ts'
import { keepWaiting, readWaiting } from './pending.ts'

/**
 * `/correct 129.3 TEXT` puts an item right that is out, after asking once; without text it asks for that, without an item it finds
 * out which is meant. Buttons say `go`, `drop` and `pick`, with the number of a stored note.
 */
export const correct: Command = {
  name: 'correct',
  who: 'editor',
  async run(request) {
    const [, verb, id = '', item = ''] = /^(go|drop|pick) (\d+)(?: (\d+))?$/.exec(request.query.args) ?? []
    const [, answer, asked = '', why = ''] = /^(approve|decline) (\d+)(?: ([\s\S]+))?$/.exec(request.query.args) ?? []
    if (answer === 'approve') return approve(request, asked)
    if (answer === 'decline') return declineItem(request, 'correct', asked, why)
    if (verb === 'drop') return drop(request, id)
    if (verb === 'go') return go(request, id)
    if (verb === 'pick') return pick(request, id, Number(item))
    const named = await namedItem(request)
    if (named === null) return nothingNamed(request, 'correct 129.3')
    const { issue, item: number, text } = named
    if (number === null) return text === '' ? whichItem(request, issue, text) : guess(request, issue, text)
    const found = findEntry(request, issue, number)
    if (found.kind === 'missing') return found.doc
    return text === '' ? askWords(request, found.entry) : withText(request, found.entry, text)
  },
}

async function withText(request: CommandRequest, entry: Entry, text: string): Promise<Doc> {
  const { publishing } = request.phrases
  await request.store.setQuestion(request.actor.person, request.query.target, null)
  const after = correctedItem(entry.item, text, request.topics)
  if (after === null) return askWords(request, entry, publishing.noHeadline)
  const faults = itemFaults(after, null)
  if (faults.length > 0) return askWords(request, entry, ...sayFaults(faults, request.phrases))
  if (entry.item.amended?.kind !== 'retracted' && sameWords(entry.item, after)) return say(request, publishing.sameText)
  return askSure(request, entry, { kind: 'corrected', after, reason: null })
}

/** The item that a text is about: by the number in front of it, or by its headline; else the editor says. */
async function guess(request: CommandRequest, issue: Issue, text: string): Promise<Doc> {
  const count = itemMark(text.trimStart())?.count ?? null
  const all = itemsOf(issue)
  const byNumber = count === null ? undefined : all.find(({ number }) => number === count)
  const item = byNumber ?? (all.length === 1 ? all[0] : likeliest(issue, readOne(text, request.topics).item.headline))
  const entry = item && entryOf(issue, item.number)
  return entry ? withText(request, entry, text) : whichItem(request, issue, text)
}

async function whichItem(request: CommandRequest, issue: Issue, text: string): Promise<Doc> {
  const id = text === '' ? null : await keepWaiting(request, { kind: 'words', issue: issue.number, text })
  const { leaveIt } = request.phrases.publishing
  const leave = id === null ? [] : [{ label: leaveIt, command: `correct drop ${id}` }]
  const items = itemsOf(issue).map(({ number, headline }) => ({
    label: `${number} ${headline}`.slice(0, labelLength),
    command: id === null ? `correct ${issue.number}.${number}` : `correct pick ${id} ${number}`,
  }))
  return say(request, request.phrases.publishing.whichItem(issue.number), {
    kind: 'actions',
    actions: [...items, ...leave],
  })
}

async function pick(request: CommandRequest, id: string, number: number): Promise<Doc> {
  const waiting = await readWaiting(request, id)
  if (waiting?.kind !== 'words') return pressedBefore(request, null)
  const issue = await request.store.issue(waiting.issue)
  const entry = issue && entryOf(issue, number)
  if (!entry) return pressedBefore(request, waiting.issue)
  await request.store.forgetNote(Number(id))
  return withText(request, entry, waiting.text)
}

async function go(request: CommandRequest, id: string): Promise<Doc> {
  const waiting = await readWaiting(request, id)
  if (waiting?.kind !== 'change') return pressedBefore(request, null)
  const { corrections } = await request.desk.rules.read()
  if (corrections && !(await request.desk.rules.mayAlone(request.actor.person)))
    return requestCorrection(request, waiting.change, id)
  return carryOut(request, waiting.change, Number(id))
}

/** `correct approve ID`: what another editor asked for. */
async function approve(request: CommandRequest, id: string): Promise<Doc> {
  const found = await approvable(request, 'correct', id)
  if (!found.entry) return found.doc
  const note = String(found.entry.detail.note)
  const waiting = await readWaiting(request, note)
  if (waiting?.kind !== 'change') return pressedBefore(request, null)
  await settle(request, found.entry, 'approved')
  return carryOut(request, waiting.change, Number(note))
}

async function drop(request: CommandRequest, id: string): Promise<Doc> {
  if (await readWaiting(request, id)) await request.store.forgetNote(Number(id))
  return say(request, request.phrases.publishing.leftIt)
}

async function pressedBefore(request: CommandRequest, issue: number | null): Promise<Doc> {
  const number = issue ?? (await request.store.latest())?.number
  return say(
    request,
    suggest(request.phrases.publishing.doneOrGone, [number === undefined ? 'latest' : `issue ${number}`]),
  )
}

/** Characters of a headline on a button: what a telephone shows. */
const labelLength = 40
