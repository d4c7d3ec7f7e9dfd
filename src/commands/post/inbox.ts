import type { MessageId, Note, NotePlace, Query } from '../../adapter.ts'
import { isNewsroom, isOpenDesk } from '../../desk/people/newsrooms.ts'
import { type Doc, paragraph } from '../../doc.ts'
import { messageOf, UserError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Target } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { Question } from '../../store/desk.ts'
import { answer, type CommandContext, toRequest } from '../index.ts'
import { bind } from './bound.ts'
import { hear } from './hear.ts'

/** What editors write without a command. */
export interface Inbox {
  /** Whether what this person writes there is for us. */
  reads(place: NotePlace): Promise<boolean>
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
    const request = await toRequest(queryOf(note, '', ''), context)
    const question = note.person === null || note.edited ? null : await openQuestion(request.actor.person, note)
    return hear(request, note, question, (line) => answerLine(line, note))
  }

  const answerLine = (line: string, note: Note): Promise<Doc | null> => {
    const [, command = '', args = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? []
    return answer(queryOf(note, command, args), context)
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

  return {
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
      return (await openQuestion(name, place)) !== null
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
const queryOf = (note: Note, command: string, args: string): Query => ({
  target: note.target,
  about: note.target,
  chat: note.chat,
  person: note.person,
  command,
  args,
  language: note.language,
  addressed: true,
  message: note.message,
  answers: note.answers,
  ...(note.intake ? { intake: note.intake } : {}),
  ...(note.aside ? { aside: note.aside } : {}),
  mayManage: async () => note.chat === 'private',
})
