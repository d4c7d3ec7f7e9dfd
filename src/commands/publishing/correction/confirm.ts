import { composeEntry, suggest } from '../../../compose/issue.ts'
import { changedLanguage } from '../../../desk/draft/translations.ts'
import { isSameHuman } from '../../../desk/people/roles.ts'
import { wordsOf } from '../../../desk/post/read-post.ts'
import { isBare } from '../../../desk/published/bare.ts'
import { amendment, type Change, entryOf, sameWords } from '../../../desk/published/correct.ts'
import type { Action, Block, Doc } from '../../../doc.ts'
import type { Entry, Item } from '../../../model.ts'
import type { Phrases } from '../../../phrases/index.ts'
import { wallText } from '../../../time/zone.ts'
import { askText } from '../../asking.ts'
import { type CommandRequest, say } from '../../command.ts'
import { leftBehindLines } from '../../draft/translation/lines.ts'
import { learnFrom } from '../../topics/lessons.ts'
import { followIssue } from '../places.ts'
import { keepWaiting } from './pending.ts'

/** Shows an item that is out and asks for its new text. */
export function askWords(request: CommandRequest, entry: Entry, ...before: readonly (Block | string)[]): Promise<Doc> {
  const { publishing } = request.phrases
  const { issue, item } = entry
  return askAbout(request, entry, before, {
    command: `correct ${issue}.${item.number}`,
    label: publishing.newText,
    tone: 'primary',
    form: { title: publishing.itemOf(issue, item.number), value: wordsOf(item), asked: true },
    question: publishing.askText(issue, item.number),
  })
}

/** Shows an item that is out and asks why it is taken back. */
export function askReason(request: CommandRequest, entry: Entry, ...before: readonly (Block | string)[]): Promise<Doc> {
  const { publishing } = request.phrases
  const { issue, item } = entry
  return askAbout(request, entry, before, {
    command: `retract ${issue}.${item.number}`,
    label: publishing.reason,
    tone: 'danger',
    form: { title: publishing.reason, value: '', asked: true },
    question: publishing.askReason(issue, item.number),
  })
}

const askAbout = (
  request: CommandRequest,
  entry: Entry,
  before: readonly (Block | string)[],
  { question, ...action }: Action & { readonly question: string },
): Promise<Doc> =>
  askText(request, action.command, ...before, composeEntry(entry, request.language), question, {
    kind: 'actions',
    actions: [action],
  })

/** Shows what the item says and would say, and asks once. */
export async function askSure(
  request: CommandRequest,
  entry: Entry,
  change: Pick<Change, 'kind' | 'after' | 'reason'>,
  ...before: readonly (Block | string)[]
): Promise<Doc> {
  const { phrases, store, brief, now } = request
  const { publishing } = phrases
  const { kind, reason, after } = change
  const id = await keepWaiting(request, {
    kind: 'change',
    change: { ...change, issue: entry.issue, before: entry.item },
  })
  const { sent } = await store.progress(entry.issue)
  const isRetired = await store.isRetired(entry.issue)
  const said = amendment({ kind, reason, after, before: entry.item }, wallText(now(), brief.timeZone))
  const amended: Item = { ...after, amended: said }
  const shown = changedLanguage(entry.item, after) ?? request.language
  const label = kind === 'corrected' ? publishing.correct : publishing.retract
  const tone = kind === 'corrected' ? 'primary' : 'danger'
  const more = (id: number): readonly Action[] => {
    if (kind === 'retracted')
      return isBare(after) ? [] : [{ label: publishing.retractBare, command: `correct bare ${id}`, tone }]
    const form = { title: publishing.reason, value: reason ?? '' }
    return [{ label: publishing.addReason, command: `correct why ${id}`, form }]
  }
  return say(
    request,
    ...before,
    { kind: 'heading', text: publishing.before },
    composeEntry(entry, shown),
    { kind: 'heading', text: publishing.after },
    composeEntry({ ...entry, item: amended }, shown),
    ...leftBehindLines(entry.item, after, phrases),
    askOf(kind, isRetired ? 'retired' : sent, publishing),
    {
      kind: 'actions',
      actions: [
        { label, command: `correct go ${id}`, tone },
        ...more(id),
        { label: publishing.leaveIt, command: `correct drop ${id}` },
      ],
    },
  )
}

/** Makes the change that was shown, unless somebody else changed the item meanwhile: then it is shown and asked anew. */
export async function carryOut(request: CommandRequest, change: Change, note: number): Promise<Doc> {
  const { publishing } = request.phrases
  const done = await request.desk.corrections.correct(change, request.actor)
  await request.store.forgetNote(note)
  switch (done.kind) {
    case 'gone':
      return say(request, suggest(publishing.doneOrGone, [`issue ${change.issue}`]))
    case 'conflict':
      if (sameWords(done.entry.item, change.after) && done.entry.item.amended?.kind === change.kind)
        return say(request, suggest(publishing.doneOrGone, [`issue ${change.issue}.${change.before.number}`]))
      if (await isOwn(request, done.entry)) {
        const { item } = done.entry
        return carryOut(request, { ...change, before: item, after: onto(item, change) }, note)
      }
      return askSure(
        request,
        done.entry,
        { ...change, after: onto(done.entry.item, change) },
        publishing.otherCorrected,
      )
    case 'corrected': {
      const what = publishing.itemOf(change.issue, change.before.number)
      if (done.copies > 0) await followIssue(request, change.issue, 'unless followed')
      const said = change.kind === 'corrected' ? publishing.corrected : publishing.retracted
      const isRetired = await request.store.isRetired(change.issue)
      const lines = [`issue ${change.issue}.${change.before.number}`, `deliveries ${change.issue}`]
      const learned =
        change.kind === 'corrected' ? await learnFrom(request, { ...change, item: lines[0] ?? '' }, 'topics undo') : []
      const line = await request.store.lastAuditOf(`issue ${change.issue}.${change.before.number}`, change.kind)
      const undo = line ? [{ label: request.phrases.posting.undo, command: `correct undo ${line.id}` }] : []
      const entry = entryOf(done.issue, change.before.number)
      return say(
        request,
        said(what, isRetired ? 'retired' : done.copies),
        ...leftBehindLines(change.before, change.after, request.phrases),
        ...(entry ? [composeEntry(entry, changedLanguage(change.before, change.after) ?? request.language)] : []),
        suggest('', lines),
        { kind: 'actions', actions: undo },
        ...learned,
      )
    }
  }
}

const askOf = (kind: Change['kind'], copies: number | 'retired', { askCorrect, askRetract }: Phrases['publishing']) =>
  (kind === 'corrected' ? askCorrect : askRetract)(copies)

/** Whether whoever asks made the last change of an item that is out themselves, on whatever platform. */
async function isOwn({ store, desk, actor }: CommandRequest, { issue, item }: Entry): Promise<boolean> {
  const [line] = await store.auditOf(`issue ${issue}.${item.number}`, 1)
  return line !== undefined && isSameHuman(await desk.roles.members(), line.actor.person, actor.person)
}

/** What is taken back keeps the words that it has by now, unless it loses its headline. */
const onto = ({ amended: _amended, ...now }: Item, change: Change): Item =>
  change.kind === 'retracted' && !isBare(change.after) ? now : { ...change.after, number: now.number }
