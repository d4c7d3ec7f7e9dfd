import type { Note } from '../../../src/adapter.ts'
import { answering } from '../answer/apologise.ts'
import { asideOf, placeOf } from '../answer/ask.ts'
import type { SlackContext } from '../answer/context.ts'
import type { SlackFile } from '../answer/message-shape.ts'
import { postWhole } from '../answer/reply.ts'
import type { Workspace } from '../app/workspaces.ts'
import type { Incoming } from './incoming.ts'
import { noteWordsIn } from './words.ts'

/** Hands on what an editor wrote, and answers where it was written: in a thread only what was in one. */
export async function takeNote(
  context: SlackContext,
  workspace: Workspace,
  said: Incoming,
  text: string = said.text,
): Promise<void> {
  const { channel, chat, user, thread } = said
  const { language, name, timeZone } = await context.lookUp(workspace, user)
  const words = noteWordsIn(language)
  const images = said.files.filter(({ mimetype }) => mimetype?.startsWith('image/'))
  // What is no text is handed on where it came alone: the core tells what it takes.
  const paper = said.files.find(isText) ?? (images.length > 0 || text ? undefined : said.files[0])
  const note: Note = {
    target: placeOf({ workspace, channel }),
    chat,
    person: context.naming(workspace, user, name),
    language,
    message: said.ts,
    edited: said.edited,
    text,
    origin: said.origin,
    answers: said.answers,
    under: said.thread,
    addressed: chat === 'private' || said.mention,
    forOthers: said.forOthers,
    intake: context.intake,
    shared: !context.alone,
    photos: images.map((image) => () => context.download(workspace, image, words)),
    file: paper
      ? { name: paperName(paper), read: async () => (await context.download(workspace, paper, words)).bytes }
      : null,
    takesFiles: chat === 'private',
    timeZone: async () => (chat === 'private' ? timeZone : null),
    aside: () => asideOf(context, workspace, user),
  }
  const answer = await context.host.note(note)
  if (answer === null) return
  // The note is kept by now: it must not be taken again when the process starts anew.
  await answering(context, { workspace, user, place: { channel, chat, thread }, url: null }, async () => {
    await postWhole(context, workspace, { channel, thread }, answer)
  })
}

const isText = ({ name, mimetype }: SlackFile): boolean =>
  named.test(name ?? '') || mimetype === 'text/plain' || mimetype === 'text/markdown'

/** Snippets have names without an ending. */
const paperName = (file: SlackFile): string => {
  const name = file.name?.trim() || 'text'
  return isText(file) && !named.test(name) ? `${name}.txt` : name
}

/** Endings of files that hold a newsletter; which of them can be read is for the core to say. */
const named = /\.(?:txt|text|md|markdown|x?html?|eml|rss|atom|xml|json|csv|tsv|docx)$/i
