import { isDeepStrictEqual } from 'node:util'
import type { Query } from '../adapter.ts'
import type { Desk } from '../desk/desk.ts'
import { limits } from '../desk/draft/limits.ts'
import type { Explain } from '../desk/notify/explain.ts'
import type { Messenger } from '../desk/notify/messenger.ts'
import type { ReadText } from '../desk/post/text-reader.ts'
import type { Review } from '../desk/remarks/review.ts'
import { type Block, type Doc, paragraph } from '../doc.ts'
import type { ReadSentFile } from '../formats/file-reader.ts'
import type { ReadPage } from '../link-preview/page.ts'
import type { Brief, Language, Role, Subscription, Topic } from '../model.ts'
import type { Phrases } from '../phrases/index.ts'
import type { Actor } from '../store/desk.ts'
import type { Store } from '../store/port.ts'

/** Who may use a command; `manager` looks after the chat it is about, an owner may also do what an editor may. */
export type Who = 'everyone' | 'manager' | 'editor' | 'owner'

/** What a command works with. */
export interface CommandContext {
  readonly store: Store
  readonly brief: Brief
  readonly now: () => number
  readonly desk: Desk
  readonly messenger: Messenger
  readonly explain: Explain
  readonly readPage: ReadPage
  readonly review: Review
  readonly readText: ReadText
  readonly readFile: ReadSentFile
  /** A secret that nobody can guess, of letters and digits. */
  readonly newCode: () => string
}

/** One command as somebody gave it. */
export interface CommandRequest extends CommandContext {
  readonly query: Query
  readonly language: Language
  readonly phrases: Phrases
  /** The brief's, as they are now. */
  readonly topics: readonly Topic[]
  /** What the place that the question is about is subscribed to, whatever its state, or null. */
  readonly subscription: Subscription | null
  /** What the person may do at the desk. */
  readonly role: Role | null
  /** Who asks, for the record. */
  readonly actor: Actor
  /** Every command there is, in the order of menus and help. */
  readonly commands: readonly Command[]
}

/** What a command is called; each has a summary in every language. */
export type CommandName = keyof Phrases['summaries']

/** What menus and help show to somebody with this role, in the order of the list. */
export const offeredTo = (commands: readonly Command[], role: Role | null): readonly Command[] =>
  commands.filter(
    ({ who, listed }) => mayUse(who, role) && (listed === undefined || (listed === 'at desk' && role !== null)),
  )

/** Whether a role suffices; what a manager may is asked elsewhere. */
export const mayUse = (who: Who, role: Role | null): boolean => {
  switch (who) {
    case 'everyone':
    case 'manager':
      return true
    case 'editor':
      return role !== null
    case 'owner':
      return role === 'owner'
  }
}

/** A command: it turns a question into a message and knows no platform. */
export interface Command {
  readonly name: CommandName
  readonly who: Who
  /** Whose menus and help have it, if not everybody's who may use it: whoever else needs it is told of it. */
  readonly listed?: 'nowhere' | 'at desk'
  /** Its answers are for whoever asks, the others in a group need none of them. */
  readonly personal?: true
  /** Asked in a bot that others share, where the same word may be meant for them; it always is for us, if not given. */
  concernsUs?(request: CommandRequest): Promise<boolean>
  run(request: CommandRequest): Promise<Doc>
}

/** Whether the question is about another place than the one it was asked in: a channel, from a private chat. */
export const isAboutElsewhere = ({ query }: CommandRequest): boolean => !isDeepStrictEqual(query.about, query.target)

/** A command line that is about the same place as this question, wherever it is pressed. */
export const lineAbout = (request: CommandRequest, command: CommandName, rest = ''): string =>
  [command, isAboutElsewhere(request) ? request.query.about.chat : '', rest].filter(Boolean).join(' ')

/** What the archive holds, in the language of whoever asked: it may be shown to everybody. */
export const fromArchive = (request: CommandRequest, ...blocks: readonly (Block | string)[]): Doc => ({
  ...say(request, ...blocks),
  public: true,
})

/** Why this cannot be a title, or null: it can. */
export const tooLongTitle = (request: CommandRequest, { length }: string): Doc | null =>
  length > limits.line ? say(request, request.phrases.limits.line(length, limits.line)) : null

/** A message in the language of whoever asked. */
export const say = (request: CommandRequest, ...blocks: readonly (Block | string)[]): Doc => ({
  language: request.language,
  blocks: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
})
