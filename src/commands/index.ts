import type { CommandSummary, Query } from '../adapter.ts'
import { suggest } from '../desk/compose.ts'
import type { Doc } from '../doc.ts'
import type { Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { type Ask, type Command, type Room, say } from './command.ts'
import { help } from './help.ts'
import { issue } from './issue.ts'
import { latest } from './latest.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { start } from './start.ts'
import { subscribe } from './subscribe.ts'
import { topic } from './topic.ts'
import { topics } from './topics.ts'
import { unsubscribe } from './unsubscribe.ts'
import { refusal } from './wants.ts'

export type { Room } from './command.ts'

const commands: readonly Command[] = [
  start,
  help,
  latest,
  issue,
  topic,
  topics,
  search,
  subscribe,
  unsubscribe,
  settings,
]

/** Answers a command; null when there is no such command. */
export async function answer(query: Query, room: Room): Promise<Doc | null> {
  const command = commands.find(({ name }) => name === query.command)
  if (!command) return null
  const ask = await toAsk(query, room)
  const refused = command.who === 'manager' ? await refusal(ask) : null
  return refused ?? command.run(ask)
}

/** What to say to a command that does not exist, where nobody else could have been meant. */
export async function unknownCommand(query: Query, room: Room): Promise<Doc> {
  const ask = await toAsk(query, room)
  return say(ask, ask.phrases.unknownCommand(query.command), suggest(ask.phrases.tryHelp, ['help']))
}

/** The commands for menus, in the order of help. */
export const menu = (language: Language): readonly CommandSummary[] =>
  commands.map(({ name }) => ({ name, summary: phrasesIn(language).summaries[name] }))

async function toAsk(query: Query, room: Room): Promise<Ask> {
  const subscription = await room.store.subscription(query.about)
  const language = subscription?.language ?? query.language ?? room.brief.language
  return { ...room, query, subscription, language, phrases: phrasesIn(language) }
}
