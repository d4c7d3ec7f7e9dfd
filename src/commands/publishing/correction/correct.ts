import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { lengthOf, longestItem } from '../../../desk/post/read-post.ts'
import { correctedItem, entryOf, likeliest, sameWords } from '../../../desk/published/correct.ts'
import type { Doc } from '../../../doc.ts'
import { readOne } from '../../../ingest/parse-one.ts'
import { itemMark } from '../../../ingest/text/item-marks.ts'
import type { Entry, Issue } from '../../../model.ts'
import { type Ask, type Command, say } from '../../command.ts'
import { askSure, askWords, carryOut } from './confirm.ts'
import { findEntry, namedItem, nothingNamed } from './named-item.ts'
import { keepWaiting, readWaiting } from './pending.ts'

/**
 * `/correct 129.3 TEXT` puts an item right that is out, after asking once; without text it asks for that, without an item it finds
 * out which is meant. Buttons say `go`, `drop` and `pick`, with the number of a stored note.
 */
export const correct: Command = {
  name: 'correct',
  async run(ask) {
    const [, verb, id = '', item = ''] = /^(go|drop|pick) (\d+)(?: (\d+))?$/.exec(ask.query.args) ?? []
    if (verb === 'drop') return drop(ask, id)
    if (verb === 'go') return go(ask, id)
    if (verb === 'pick') return pick(ask, id, Number(item))
    const named = await namedItem(ask)
    if (named === null) return nothingNamed(ask, 'correct 129.3')
    const { issue, item: number, text } = named
    if (number === null) return text === '' ? whichItem(ask, issue, text) : guess(ask, issue, text)
    const found = findEntry(ask, issue, number)
    if (found.kind === 'missing') return found.doc
    return text === '' ? askWords(ask, found.entry) : withText(ask, found.entry, text)
  },
}

async function withText(ask: Ask, entry: Entry, text: string): Promise<Doc> {
  const { posting, publishing } = ask.phrases
  await ask.store.ask(ask.actor.person, ask.query.target, null)
  const after = correctedItem(entry.item, text, ask.topics)
  if (after === null) return askWords(ask, entry, publishing.noHeadline)
  if (lengthOf(after) > longestItem) return askWords(ask, entry, posting.tooLong(longestItem))
  if (entry.item.amended?.kind !== 'retracted' && sameWords(entry.item, after)) return say(ask, publishing.sameText)
  return askSure(ask, entry, { kind: 'corrected', after, reason: null })
}

/** The item that a text is about: by the number in front of it, or by its headline; else the editor says. */
async function guess(ask: Ask, issue: Issue, text: string): Promise<Doc> {
  const count = itemMark(text.trimStart())?.count ?? null
  const all = itemsOf(issue)
  const byNumber = count === null ? undefined : all.find(({ number }) => number === count)
  const item = byNumber ?? (all.length === 1 ? all[0] : likeliest(issue, readOne(text, ask.topics).item.headline))
  const entry = item && entryOf(issue, item.number)
  return entry ? withText(ask, entry, text) : whichItem(ask, issue, text)
}

async function whichItem(ask: Ask, issue: Issue, text: string): Promise<Doc> {
  const id = text === '' ? null : await keepWaiting(ask, { kind: 'words', issue: issue.number, text })
  const { leaveIt } = ask.phrases.publishing
  const leave = id === null ? [] : [{ label: leaveIt, command: `correct drop ${id}` }]
  const items = itemsOf(issue).map(({ number, headline }) => ({
    label: `${number} ${headline}`.slice(0, labelLength),
    command: id === null ? `correct ${issue.number}.${number}` : `correct pick ${id} ${number}`,
  }))
  return say(ask, ask.phrases.publishing.whichItem(issue.number), {
    kind: 'actions',
    actions: [...items, ...leave],
  })
}

async function pick(ask: Ask, id: string, number: number): Promise<Doc> {
  const waiting = await readWaiting(ask, id)
  if (waiting?.kind !== 'words') return pressedBefore(ask, null)
  const issue = await ask.store.issue(waiting.issue)
  const entry = issue && entryOf(issue, number)
  if (!entry) return pressedBefore(ask, waiting.issue)
  await ask.store.forgetNote(Number(id))
  return withText(ask, entry, waiting.text)
}

async function go(ask: Ask, id: string): Promise<Doc> {
  const waiting = await readWaiting(ask, id)
  return waiting?.kind === 'change' ? carryOut(ask, waiting.change, Number(id)) : pressedBefore(ask, null)
}

async function drop(ask: Ask, id: string): Promise<Doc> {
  if (await readWaiting(ask, id)) await ask.store.forgetNote(Number(id))
  return say(ask, ask.phrases.publishing.leftIt)
}

async function pressedBefore(ask: Ask, issue: number | null): Promise<Doc> {
  const number = issue ?? (await ask.store.latest())?.number
  return say(ask, suggest(ask.phrases.publishing.doneOrGone, [number === undefined ? 'latest' : `issue ${number}`]))
}

/** As long as buttons are on a telephone. */
const labelLength = 40
