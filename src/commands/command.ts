import { isDeepStrictEqual } from 'node:util'
import type { Query } from '../adapter.ts'
import type { Brief } from '../desk/desk.ts'
import { type Block, type Doc, paragraph } from '../doc.ts'
import type { Language, Subscription, Topic } from '../model.ts'
import type { Phrases } from '../phrases/index.ts'
import type { Store } from '../store/port.ts'

/** Who may use a command; `manager` looks after the chat it is about. */
export type Who = 'everyone' | 'manager'

/** What a command works with. */
export interface Room {
  readonly store: Store
  readonly brief: Brief
  readonly topics: readonly Topic[]
  readonly now: () => number
}

/** One command as somebody gave it. */
export interface Ask extends Room {
  readonly query: Query
  readonly language: Language
  readonly phrases: Phrases
  /** What the place that the question is about is subscribed to, whatever its state, or null. */
  readonly subscription: Subscription | null
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
] as const
export type CommandName = (typeof commandNames)[number]

/** A command: it turns a question into a message and knows no platform. */
export interface Command {
  readonly name: CommandName
  readonly who: Who
  run(ask: Ask): Promise<Doc>
}

/** Whether the question is about another place than the one it was asked in: a channel, from a private chat. */
export const isAboutElsewhere = ({ query }: Ask): boolean => !isDeepStrictEqual(query.about, query.target)

/** A command line that is about the same place as this question, wherever it is pressed. */
export const lineAbout = (ask: Ask, command: CommandName, rest = ''): string =>
  [command, isAboutElsewhere(ask) ? ask.query.about.chat : '', rest].filter(Boolean).join(' ')

/** A message in the language of whoever asked. */
export const say = (ask: Ask, ...blocks: readonly (Block | string)[]): Doc => ({
  language: ask.language,
  blocks: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
})
