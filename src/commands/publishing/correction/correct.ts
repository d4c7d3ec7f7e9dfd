import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { itemFaults, sayFaults } from '../../../desk/draft/limits.ts'
import { withoutHeadline } from '../../../desk/published/bare.ts'
import { type Change, correctedItem, entryOf, likeliest, sameWords, unkeyed } from '../../../desk/published/correct.ts'
import { isSlip } from '../../../desk/published/small-change.ts'
import type { Doc } from '../../../doc.ts'
import { readOne } from '../../../ingest/parse-one.ts'
import { itemMark } from '../../../ingest/text/item-marks.ts'
import type { Entry, Issue, Language } from '../../../model.ts'
import { type Command, type CommandRequest, say } from '../../command.ts'
import { approvable, declineItem, settle } from '../approval/request-item.ts'
import { atOnce, perform, undo } from './at-once.ts'
import { whichItem } from './choice.ts'
import { askSure, askWords, carryOut } from './confirm.ts'
import { findEntry, namedItem, nothingNamed } from './named-item.ts'
import { readWaiting } from './pending.ts'
import { giveReason, reasonIn } from './reason.ts'
import { itemReplaced, replacedIn } from './replacement.ts'
import { translatedIn } from './translation.ts'

/**
 * `/correct 129.3 TEXT` puts an item right that is out, after asking once; `/correct 129.3: old → new` at once. Without text it asks for
 * that, without an item it finds out which is meant, or shows those of the newest issue. Buttons say `go`, `drop` and `pick`, with the
 * number of a stored note; `ask`: whatever it is, it is asked about.
 */
export const correct: Command = {
  name: 'correct',
  who: 'editor',
  async run(request) {
    const [, verb, id = '', item = ''] =
      /^(go|bare|drop|pick|undo|list) (\d+)(?: (\d+))?$/.exec(request.query.args) ?? []
    const [, answer, asked = '', because = ''] =
      /^(approve|decline) (\d+)(?: ([\s\S]+))?$/.exec(request.query.args) ?? []
    if (answer === 'approve') return approve(request, asked)
    if (answer === 'decline') return declineItem(request, 'correct', asked, because)
    const [, why, reason = ''] = /^why (\d+)(?:\s+([\s\S]+))?$/.exec(request.query.args) ?? []
    if (why !== undefined) return (await giveReason(request, why, reason)) ?? pressedBefore(request, null)
    if (verb === 'drop') return drop(request, id)
    if (verb === 'bare') return go(request, id, (change) => bareOf(change, request.brief.language))
    if (verb === 'go') return go(request, id)
    if (verb === 'pick') return pick(request, id, Number(item))
    if (verb === 'undo') return undo(request, id)
    if (verb === 'list') return list(request, Number(id), Number(item))
    const asking = /^ask /.test(request.query.args)
    const named = await namedItem(request, request.query.args.replace(/^ask /, ''))
    if (named === null)
      return request.query.args === '' ? list(request, null, 1) : nothingNamed(request, 'correct 129.3')
    const { issue, item: number, text } = named
    if (number === null) return text === '' ? whichItem(request, issue, text) : guess(request, issue, text)
    const found = findEntry(request, issue, number)
    if (found.kind === 'missing') return found.doc
    return text === '' ? askWords(request, found.entry) : withText(request, found.entry, text, asking)
  },
}

/** `correct list 129 2`: the items of an issue, of the newest one where none is named. */
async function list(request: CommandRequest, number: number | null, page: number): Promise<Doc> {
  const { store } = request
  const issue = number === null ? await store.latest() : await store.issue(number)
  return issue ? whichItem(request, issue, '', Math.max(1, page)) : nothingNamed(request, 'correct 129.3')
}

/** What an editor writes about an item: a replacement or a slip put right is done at once, another text is shown beside the old one first. */
async function withText(request: CommandRequest, entry: Entry, written: string, asking = false): Promise<Doc> {
  const { publishing } = request.phrases
  const { text, reason } = reasonIn(written, entry.item)
  await request.store.setQuestion(request.actor.person, request.query.target, null)
  const translated = translatedIn(request, entry, text)
  if (translated && 'doc' in translated) return translated.doc
  const replaced = translated ?? replacedIn(request, entry, text)
  if (replaced && 'doc' in replaced) return replaced.doc
  const after = replaced ? unkeyed(replaced.item) : correctedItem(entry.item, text, request.topics)
  if (after === null || after.headline === '') return askWords(request, entry, publishing.noHeadline)
  const faults = itemFaults(after, null)
  if (faults.length > 0) return askWords(request, entry, ...sayFaults(faults, request.phrases))
  if (entry.item.amended?.kind !== 'retracted' && sameWords(entry.item, after)) return say(request, publishing.sameText)
  const change = { kind: 'corrected', after, reason } as const
  const plain =
    entry.item.amended?.kind !== 'retracted' && translated === null && (replaced !== null || isSlip(entry.item, after))
  return plain && !asking ? atOnce(request, entry, change) : askSure(request, entry, change)
}

/** The item that a text is about: by the number in front of it, or by its headline; else the editor says. */
async function guess(request: CommandRequest, issue: Issue, text: string): Promise<Doc> {
  const told = itemReplaced(issue, text)
  if (told) return withText(request, told, text.replace(/^(?:item |no\.? ?|#|第)?\d{1,4} ?条? ?[:：] ?/u, ''))
  const count = itemMark(text.trimStart())?.count ?? null
  const all = itemsOf(issue)
  const byNumber = count === null ? undefined : all.find(({ number }) => number === count)
  const item = byNumber ?? (all.length === 1 ? all[0] : likeliest(issue, readOne(text, request.topics).item.headline))
  const entry = item && entryOf(issue, item.number)
  return entry ? withText(request, entry, text) : whichItem(request, issue, text)
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

async function go(request: CommandRequest, id: string, made = (change: Change): Change => change): Promise<Doc> {
  const waiting = await readWaiting(request, id)
  if (waiting?.kind !== 'change') return pressedBefore(request, null)
  return perform(request, made(waiting.change), id)
}

const bareOf = (change: Change, language: Language): Change =>
  change.kind === 'retracted' ? { ...change, after: withoutHeadline(change.after, language) } : change

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
