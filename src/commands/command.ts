import { isDeepStrictEqual } from 'node:util'
import type { Query } from '../adapter.ts'
import type { Desk } from '../desk/desk.ts'
import type { Messenger } from '../desk/notify/messenger.ts'
import { type Block, type Doc, paragraph } from '../doc.ts'
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
  readonly topics: readonly Topic[]
  readonly now: () => number
  readonly desk: Desk
  readonly messenger: Messenger
  readonly readPage: ReadPage
  /** A secret that nobody can guess, of letters and digits. */
  readonly newCode: () => string
}

/** One command as somebody gave it. */
export interface CommandRequest extends CommandContext {
  readonly query: Query
  readonly language: Language
  readonly phrases: Phrases
  /** What the place that the question is about is subscribed to, whatever its state, or null. */
  readonly subscription: Subscription | null
  /** What the person may do at the desk. */
  readonly role: Role | null
  /** Who asks, for the record. */
  readonly actor: Actor
}

/** The commands there are, in the order of menus and help. */
export const commandNames = [
  'start',
  'help',
  'latest',
  'issue',
  'topic',
  'topics',
  'search',
  'subscribe',
  'unsubscribe',
  'settings',
  'join',
  'post',
  'draft',
  'sections',
  'proposals',
  'publish',
  'schedule',
  'unschedule',
  'deliveries',
  'correct',
  'retract',
  'history',
  'cancel',
  'link',
  'editors',
  'newsroom',
] as const
export type CommandName = (typeof commandNames)[number]

/** Who may use which. */
export const whoMay: Readonly<Record<CommandName, Who>> = {
  start: 'everyone',
  help: 'everyone',
  latest: 'everyone',
  issue: 'everyone',
  topic: 'everyone',
  topics: 'everyone',
  search: 'everyone',
  subscribe: 'manager',
  unsubscribe: 'manager',
  settings: 'everyone',
  join: 'everyone',
  post: 'editor',
  draft: 'editor',
  sections: 'editor',
  proposals: 'editor',
  publish: 'editor',
  schedule: 'editor',
  unschedule: 'editor',
  deliveries: 'editor',
  correct: 'editor',
  retract: 'editor',
  history: 'editor',
  cancel: 'editor',
  link: 'editor',
  editors: 'owner',
  newsroom: 'owner',
}

/** What menus and help show to somebody with this role; `join` is known to those who were given a code. */
export const offeredTo = (role: Role | null): readonly CommandName[] =>
  commandNames.filter((name) => name !== 'join' && mayUse(whoMay[name], role))

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

/** A message in the language of whoever asked. */
export const say = (request: CommandRequest, ...blocks: readonly (Block | string)[]): Doc => ({
  language: request.language,
  blocks: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
})
