import type { Note } from '../../adapter.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import { codeIn } from '../../desk/people/invitations.ts'
import { type Audience, judge, marksIn } from '../../desk/post/judge.ts'
import { translationIn } from '../../desk/post/translation-words.ts'
import { urgentIn } from '../../desk/post/urgent-words.ts'
import { entryOf } from '../../desk/published/correct.ts'
import type { Doc } from '../../doc.ts'
import { UserError } from '../../errors.ts'
import type { Item } from '../../model.ts'
import type { Question } from '../../store/desk.ts'
import { zoneAt } from '../../time/zones/zone-at.ts'
import { askedStill } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { findItem } from '../draft/find.ts'
import { proposeText } from '../proposals/propose.ts'
import { meaningIn } from '../talk/answer-words.ts'
import { hearReader } from '../talk/hear-reader.ts'
import { answers, takesWords, takesYes } from './answers.ts'
import { meansItem, takeEdited } from './edited.ts'
import type { Incoming, Run } from './incoming.ts'
import { firstOf, wholeText } from './parts.ts'
import { takeAnswer, takeSlip, takeWish, takeWords } from './said.ts'
import { takePost } from './take.ts'
import { itemUnder } from './under.ts'

/**
 * Takes what somebody wrote as what they meant by it: the answer to what they were asked, new words for what it answers, a command that
 * is said in words, an item, something to ask about; or as nothing to us, where it is said to others.
 */
export async function hear(
  request: CommandRequest,
  note: Note,
  question: Question | null,
  run: Run,
): Promise<Doc | null> {
  const { person } = request.actor
  const room = note.chat !== 'private'
  const zone = note.location && question?.command === 'settings zone' ? await zoneAt(note.location) : null
  if (zone !== null) {
    await request.store.setQuestion(person, note.target, null)
    return run(`settings zone ${zone}`)
  }
  const code = room || note.edited ? null : codeIn(note.text)
  if (code !== null) return takeCode(request, code, run)
  if (request.role === null && (question === null || turnsAway(request, question, note)))
    return hearReader(request, note, { ...note, text: await wholeText(request, note) }, run)
  const text = note.file ? await fileText(request, note.file, room && !note.addressed) : await wholeText(request, note)
  if (text === null) return null
  const incoming = { text, origin: note.origin, photos: note.photos, message: note.message }
  if (note.edited) return request.role === null ? null : followEdit(request, note, incoming, run)
  const asked = question && (await meantAsAnswer(request, question, note, text))
  const asItem = question !== null && asksForItem(question, text)
  if (question && asked === 'answer' && (text !== '' || asItem)) {
    await request.store.setQuestion(person, note.target, null)
    if (!asItem) return run(`${question.command} ${text}`)
    if (question.command === 'propose') return proposeText(request, incoming)
    if (request.role !== null)
      return takePost(request, question.command === 'urgent' ? { ...incoming, urgent: true } : incoming)
  }
  if (request.role === null) return hearReader(request, note, incoming, run)
  if (!room) await request.store.rememberPrivateChat(person, request.actor.name, note.target)
  const doc = await takeOwn(
    request,
    note,
    asked === 'either' ? { ...incoming, instead: question?.command ?? '' } : incoming,
    run,
  )
  return question && doc ? askedStill(request, question, doc) : doc
}

/** An invitation that was passed on: it is used, unless whoever passes it on works here already and may have meant somebody else. */
async function takeCode(request: CommandRequest, code: string, run: Run): Promise<Doc | null> {
  if (request.role === null) return run(`join ${code}`)
  const { publishing } = request.phrases
  const actions = [{ label: publishing.useCode, command: `join ${code}` }]
  return say(request, publishing.ownCode, { kind: 'actions', actions })
}

/** Whether a reader says something else than what they were asked for: words that we know, unless they are what was asked. */
function turnsAway(request: CommandRequest, { command }: Question, { text }: Note): boolean {
  const meaning = meaningIn(request, text)
  if (meaning === null || meaning.kind === 'complaint') return false
  const line = meaning.kind === 'line' ? meaning.line : null
  if (takesWords.test(command)) return meaning.kind === 'cancel' || line === 'help' || line === 'unsubscribe'
  // "Yes" is said in passing, unless it was asked for.
  if (takesYes.test(command) && meaning.kind === 'thanks') return false
  return !line?.startsWith('topic ') || command.startsWith('propose')
}

/** Whether it is to be answered by an item, with all that comes with one; what goes out at once may be named by its number. */
const asksForItem = ({ command }: Question, text: string): boolean =>
  command === 'post' || command === 'propose' || (command === 'urgent' && !/^(?:第|#)?\s?\d{1,4}\s?条?$/.test(text))

/** The command line that a text means which is given as a translation of an item of the drafts; null: it is none. */
async function translationLine({ store, now }: CommandRequest, text: string, answered: string | null) {
  const given = translationIn(text)
  if (given === null) return null
  const name = given.item === null ? answered : String(given.item)
  const found = name === null ? null : findItem(await readDrafts(store, now), name)
  return found ? ['draft translate', found.key, given.language, given.text].filter(Boolean).join(' ') : null
}

/** What is no answer to a question. */
async function takeOwn(request: CommandRequest, note: Note, incoming: Incoming, run: Run): Promise<Doc | null> {
  const { text, instead } = incoming
  const room = note.chat !== 'private'
  const bare = note.photos.length === 0 && note.origin === null && note.file === null && text !== ''
  const item = bare ? await itemUnder(request, note) : null
  const translation = bare ? await translationLine(request, text, item?.key ?? null) : null
  if (translation) return run(translation)
  const answer = item && (await takeAnswer(request, incoming, item.key, { ours: item.ours, room }, run))
  if (answer) return answer.doc
  if (room && note.forOthers && !note.addressed) return null
  const audience = audienceOf(note)
  const said = (note.origin === null ? urgentIn(text) : null) ?? text
  const marks = marksIn(said, request.topics, { origin: note.origin, photo: note.photos.length > 0 })
  // A paper that goes round among colleagues may be anything.
  const judged = note.file && room && !note.addressed ? 'perhaps' : judge(said, marks, audience)
  if (note.answers !== null && text !== '') {
    const out = await request.store.published(note.target, note.answers)
    if (out) return room && judged === 'talk' ? null : run(`correct ${out.issue} ${text}`)
    const stored = await request.store.noteOf(note.target, note.answers)
    const meant = stored === null ? null : await meansItem(request, stored, incoming, judged)
    if (meant === 'words') return followEdit(request, { ...note, message: note.answers }, incoming, run)
    if (meant !== null) return takePost(request, { ...incoming, perhaps: true, instead: meant.instead })
  }
  const words = bare ? await takeWords(request, incoming, audience, run) : null
  if (words) return words.doc
  const wish = bare && !room && judged !== 'item' ? await takeWish(request, incoming, run) : null
  if (wish) return wish
  const slip = bare && !room && judged !== 'item' ? await takeSlip(request, incoming) : null
  if (slip) return slip
  if (room && judged === 'talk') return null
  const wordless = text === '' && (!room || note.photos.length === 0)
  if (wordless && room && !note.addressed) return null
  return takePost(request, { ...incoming, perhaps: (judged !== 'item' && !wordless) || instead !== undefined })
}

/** New words for what somebody wrote, or for what we showed. */
async function followEdit(request: CommandRequest, note: Note, incoming: Incoming, run: Run): Promise<Doc | null> {
  const stored = await firstOf(request, note)
  if (!stored) return null
  const edited = await takeEdited(request, stored, incoming)
  if (edited.kind === 'answered') return edited.doc
  const { issue, item } = edited.entry
  const offer = await run(`correct ask ${issue}.${item.number} ${edited.text}`)
  return offer && say(request, request.phrases.posting.outAlready(issue, item.number), ...offer.blocks)
}

async function meantAsAnswer(request: CommandRequest, { command }: Question, note: Note, text: string) {
  const carried = note.photos.length > 0 || note.origin !== null || note.file !== null
  // What is said to a colleague in between is no answer, unless that was all that was asked for.
  if (note.chat !== 'private' && note.forOthers && !note.addressed) return 'own'
  return answers(command, { text, carried }, await itemAsked(request, command), request)
}

/** The item whose words a question asks for. */
async function itemAsked({ store, now }: CommandRequest, command: string): Promise<Item | null> {
  const [, key] = /^draft edit (\S+)/.exec(command) ?? []
  if (key !== undefined) return findItem(await readDrafts(store, now), key)?.item ?? null
  const [, issue, number] = /^correct (\d+)\.(\d+)$/.exec(command) ?? []
  const found = issue === undefined ? null : await store.issue(Number(issue))
  return found && (entryOf(found, Number(number))?.item ?? null)
}

const audienceOf = ({ chat, addressed, answers }: Note): Audience => {
  if (chat === 'private') return 'private'
  return addressed ? 'named' : answers === null ? 'room' : 'under ours'
}

/** What stands in a file. Null: it cannot be read, and was sent to others. */
async function fileText(
  { readFile, language }: CommandRequest,
  file: NonNullable<Note['file']>,
  toOthers: boolean,
): Promise<string | null> {
  try {
    return (await readFile(await file.read(), file.name, language)).text.trim()
  } catch (thrown) {
    if (toOthers && thrown instanceof UserError) return null
    throw thrown
  }
}
