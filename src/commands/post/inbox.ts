import type { MessageId, Note, NotePlace, Query } from '../../adapter.ts'
import { codeIn } from '../../desk/people/invitations.ts'
import { isNewsroom, isOpenDesk } from '../../desk/people/newsrooms.ts'
import { type Doc, paragraph } from '../../doc.ts'
import { messageOf, UserError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Target } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { Question } from '../../store/desk.ts'
import { answer, type CommandContext, toRequest, withLine } from '../index.ts'
import { readReader } from '../words/reader.ts'
import { bind } from './bound.ts'
import { hear } from './hear.ts'

/** What people write without a command. */
export interface Inbox {
  /** Whether what this person writes there is for us. */
  reads(place: NotePlace): Promise<boolean>
  /** Whether this person works at the desk, and what they write there is for it. */
  atDesk(place: NotePlace): Promise<boolean>
  /** Forgets what the person was asked for there. Never throws. */
  leave(place: Pick<Note, 'target' | 'person'>): Promise<void>
  /** The answer, or null: nothing to say. Never throws: a fault becomes a short apology. */
  receive(note: Note): Promise<Doc | null>
  /** This part of this answer stands in this message: whoever answers it means the item that it shows. Never throws. */
  bindMessage(doc: Doc, target: Target, message: MessageId, part: number): Promise<void>
}

/** Takes notes for the desk. */
export function createInbox(context: CommandContext, log: Log): Inbox {
  const { store, desk, now } = context

  const openQuestion = async (person: string, { target }: Pick<Note, 'target'>): Promise<Question | null> => {
    const question = await store.question(person, target)
    return question && question.expiresAt > now() ? question : null
  }

  const handle = async (note: Note): Promise<Doc | null> => {
    const request = await toRequest(queryOf(note), context)
    const question = note.person === null || note.edited ? null : await openQuestion(request.actor.person, note)
    const run = (line: string): Promise<Doc | null> => answer(withLine(request.query, line), context)
    return hear(request, note, question, run)
  }

  /** Whether what an editor writes there is for the desk. */
  const isDesk = async ({ target, chat, intake, message, answers }: NotePlace): Promise<boolean> => {
    if (await isNewsroom(store, target)) return true
    if (chat === 'private' && (intake !== 'opened' || (await isOpenDesk(store, target)))) return true
    if (intake !== 'opened') return false
    // The message was an item before and is changed now; or it answers one, or an issue.
    for (const known of [message, answers])
      if (known && ((await store.noteOf(target, known)) ?? (await store.published(target, known)))) return true
    return false
  }

  const atDesk = async (place: NotePlace): Promise<boolean> => {
    const { target, person } = place
    if (person === null) return false
    return (await desk.roles.roleOf(`${target.platform}:${person.id}`)) !== null && (await isDesk(place))
  }

  /** Whether a reader says it to us; in a bot that others share only what we surely understand. */
  const isSaidToUs = async ({ chat, intake, addressed, edited, shared, text = '' }: NotePlace): Promise<boolean> => {
    if (edited) return false
    if (chat === 'private' && codeIn(text) !== null) return true
    if (intake !== undefined && intake !== 'everything') return false
    if (chat !== 'private' && !addressed) return false
    return !shared || readReader(text, await store.topics()) !== null
  }

  return {
    atDesk,
    async bindMessage(doc, target, message, part) {
      await bind(context, doc, target, message, part).catch((thrown) =>
        log.warn({ platform: target.platform, reason: messageOf(thrown) }, 'what a message shows was not kept'),
      )
    },
    async reads(place) {
      const { target, person, intake } = place
      if (person === null || intake === 'nothing') return false
      const name = `${target.platform}:${person.id}`
      const role = await desk.roles.roleOf(name)
      if (role !== null && (await isDesk(place))) return true
      // What editors write elsewhere is no post, and not for us to judge.
      return (await openQuestion(name, place)) !== null || (role === null && (await isSaidToUs(place)))
    },
    async leave({ target, person }) {
      try {
        const name = `${target.platform}:${person?.id}`
        if (person !== null && (await openQuestion(name, { target }))) await store.setQuestion(name, target, null)
      } catch (thrown) {
        log.warn({ platform: target.platform, reason: messageOf(thrown) }, 'a question could not be forgotten')
      }
    },
    async receive(note) {
      const language = note.language ?? context.brief.language
      try {
        return await handle(note)
      } catch (thrown) {
        if (thrown instanceof UserError) return { language, blocks: [paragraph(thrown.message)] }
        log.error({ platform: note.target.platform, reason: messageOf(thrown) }, 'a note could not be taken')
        return { language, blocks: [paragraph(phrasesIn(language).apology)] }
      }
    },
  }
}

/** What somebody wrote, as if they had given this command. */
const queryOf = (note: Note): Query => ({
  target: note.target,
  about: note.target,
  chat: note.chat,
  person: note.person,
  command: '',
  args: '',
  language: note.language,
  addressed: true,
  message: note.message,
  answers: note.answers,
  ...(note.intake ? { intake: note.intake } : {}),
  ...(note.aside ? { aside: note.aside } : {}),
  ...(note.timeZone ? { timeZone: note.timeZone } : {}),
  ...(note.locates ? { locates: note.locates } : {}),
  ...(note.takesFiles ? { takesFiles: note.takesFiles } : {}),
  mayManage: note.mayManage ?? (async () => note.chat === 'private'),
})
