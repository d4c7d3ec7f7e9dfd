import type { CommandSummary, Query } from '../adapter.ts'
import { suggest } from '../compose/issue.ts'
import { limits } from '../desk/draft/limits.ts'
import type { Doc } from '../doc.ts'
import { tidy } from '../ingest/text/tidy.ts'
import type { Language, Role } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { cancel } from './cancel.ts'
import { type Command, type CommandContext, type CommandRequest, mayUse, say } from './command.ts'
import { desk } from './desk/index.ts'
import { draft } from './draft.ts'
import { menuOf } from './menu.ts'
import { nearestCommand } from './near.ts'
import { lineMeant } from './post/under.ts'

import { post } from './post.ts'

import { proposals } from './proposals/index.ts'
import { propose } from './proposals/propose.ts'
import { correct } from './publishing/correction/correct.ts'
import { retract } from './publishing/correction/retract.ts'
import { deliveries } from './publishing/deliveries.ts'
import { history } from './publishing/history.ts'
import { editors } from './publishing/people/editors.ts'
import { join } from './publishing/people/join.ts'
import { link } from './publishing/people/link.ts'
import { newsroom } from './publishing/people/newsroom.ts'
import { notify } from './publishing/people/notify.ts'
import { web } from './publishing/people/web.ts'
import { publish } from './publishing/publish.ts'
import { schedule } from './publishing/schedule.ts'
import { unschedule } from './publishing/unschedule.ts'
import { urgent } from './publishing/urgent/urgent.ts'
import { help } from './reading/help.ts'
import { issue } from './reading/issue.ts'
import { latest } from './reading/latest.ts'
import { feedback } from './reading/own/feedback.ts'
import { forget, myData } from './reading/own/my-data.ts'
import { search } from './reading/search.ts'
import { settings } from './reading/settings.ts'
import { start } from './reading/start.ts'
import { subscribe } from './reading/subscribe.ts'
import { topic } from './reading/topic.ts'
import { unsubscribe } from './reading/unsubscribe.ts'
import { refusal } from './reading/wants.ts'
import { sections } from './sections.ts'
import { answerWords } from './talk/answer-words.ts'
import { friendly } from './talk/friendly.ts'
import { topics } from './topics.ts'
import { pause } from './wishes/pause.ts'
import { follow, mute } from './wishes/words.ts'

export type { CommandContext } from './command.ts'

/** Every command, in the order of menus and help. */
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
  follow,
  mute,
  pause,
  myData,
  forget,
  propose,
  join,
  post,
  draft,
  sections,
  proposals,
  publish,
  urgent,
  schedule,
  unschedule,
  deliveries,
  correct,
  retract,
  history,
  cancel,
  feedback,
  link,
  notify,
  editors,
  desk,
  newsroom,
  web,
]

/** The commands for menus, in the order of help: everybody's, or those of a role. */
export const menu = (language: Language, role: Role | null = null): readonly CommandSummary[] =>
  menuOf(commands, language, role)

/**
 * Answers a command; null when there is no such command. In a bot that others share the desk's commands are ours only where its editors
 * give them, but for the one by which they learn what to put into ADMINS.
 */
export async function answer(query: Query, context: CommandContext): Promise<Doc | null> {
  const command = commands.find(({ name }) => name === query.command)
  if (!command && query.shared) return null
  const request = await toRequest(query, context)
  const meant = await lineMeant(request, command !== undefined)
  if (meant !== null) {
    const [, name = '', args = ''] = /^(\S+)\s*([\s\S]*)$/.exec(meant) ?? []
    const { answers: _, ...alone } = query
    return answer({ ...alone, command: name, args }, context)
  }
  if (!command) return null
  const { who } = command
  const { length } = query.args
  // Whoever works at the desk and was seen in private can be told something there.
  if (request.role !== null && query.chat === 'private')
    await context.store.rememberPrivateChat(request.actor.person, request.actor.name, query.target)
  if (!mayUse(who, request.role))
    return query.shared && command.name !== 'editors'
      ? null
      : personally(say(request, request.phrases.onlyRole(who, request.actor.person)))
  if (query.shared && command.concernsUs && !(await command.concernsUs(request))) return null
  if (length > limits.text && command !== post) return say(request, request.phrases.limits.text(length, limits.text))
  const refused = who === 'manager' ? await refusal(request) : null
  if (refused) return personally(refused)
  const readers = (who === 'everyone' || who === 'manager') && command !== propose
  const doc = await command.run(
    readers ? { ...request, query: { ...query, args: withoutPlease(query.args) } } : request,
  )
  return command.personal ? personally(doc) : doc
}

/** People are polite to a bot, too. */
const withoutPlease = (args: string): string =>
  args.replace(/(?:^|[\s,，]+)(?:please|pls|thanks|thank you|谢谢)[.!。！]*$/i, '')

/** What comes out of the archive is the same for everybody, and stays the very same message. */
const personally = (doc: Doc): Doc => (doc.public ? doc : { ...doc, personal: true })

/** What to say to a command that does not exist, where nobody else could have been meant: it may be words. */
export async function unknownCommand(query: Query, context: CommandContext): Promise<Doc> {
  const request = await toRequest(query, context)
  const { unknownCommand, tryHelp, didYouMean } = request.phrases
  const said = [query.command, query.args].filter(Boolean).join(' ')
  const meant = await answerWords(request, said, (line) => answer(withLine(query, line), context))
  if (meant) return meant
  const near = nearestCommand(query.command, commands, request.role)
  if (near === null && said.length > query.command.length) return personally(await friendly(request, said))
  const line = [near ?? '', query.args].filter(Boolean).join(' ')
  const next = near === null ? suggest(tryHelp, ['help']) : suggest(`${didYouMean} `, [line, 'help'])
  return personally(say(request, suggest(unknownCommand, [query.command.slice(0, 40)]), next))
}

/** The same question with this command line. */
export function withLine(query: Query, line: string): Query {
  const [, command = '', args = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? []
  return { ...query, command, args }
}

/** The question as commands see it: with who asks, what they may do, and the language to answer in. */
export async function toRequest(query: Query, context: CommandContext): Promise<CommandRequest> {
  const subscription = await context.store.subscription(query.about)
  const language = subscription?.language ?? query.language ?? context.brief.language
  const { person, target } = query
  const name = person === null ? 'nobody' : `${target.platform}:${person.id}`
  return {
    ...context,
    query,
    subscription,
    language,
    phrases: phrasesIn(language),
    topics: await context.store.topics(),
    role: person === null ? null : await context.desk.roles.roleOf(name),
    actor: { person: name, name: shownName(person?.name ?? ''), from: target },
    commands,
  }
}

/** A name is its owner's choice: nothing in it may turn the sentence around it. */
const shownName = (name: string): string | null => tidy(name).slice(0, longestName).toWellFormed() || null

const longestName = 130
