import { suggest } from '../../compose/issue.ts'
import type { Block, Doc } from '../../doc.ts'
import { type CommandRequest, lineAbout, say } from '../command.ts'
import { whatTheyGet } from '../reading/wants.ts'
import { readReader } from '../words/reader.ts'
import type { Meaning, Remark } from '../words/reader-rule.ts'
import { isSubscribed, whatNext } from './what-next.ts'

/** Runs a command line as if whoever wrote the words had given it. */
export type Run = (line: string) => Promise<Doc | null>

/** The answer to what words mean, as somebody writes them who knows no commands; null: they mean nothing to us, or are for the editors. */
export async function answerWords(request: CommandRequest, text: string, run: Run): Promise<Doc | null> {
  const meaning = meaningIn(request, text)
  if (meaning === null) return null
  switch (meaning.kind) {
    case 'line':
      return run(meaning.line)
    case 'item': {
      const newest = await request.store.latest()
      return run(newest === null ? 'latest' : `issue ${newest.number}.${meaning.number}`)
    }
    default:
      return answerRemark(request, meaning.kind, run)
  }
}

/** What words mean that somebody wrote; null: nothing, or what there is no command for. */
export function meaningIn(
  { topics, commands }: Pick<CommandRequest, 'topics' | 'commands'>,
  text: string,
): Meaning | null {
  const meaning = readReader(text, topics)
  if (meaning?.kind !== 'line') return meaning
  const [name] = meaning.line.split(' ')
  return commands.some((command) => command.name === name && command.who !== 'editor' && command.who !== 'owner')
    ? meaning
    : null
}

async function answerRemark(request: CommandRequest, remark: Remark, run: Run): Promise<Doc | null> {
  const { phrases, brief, subscription, store, query, actor, now } = request
  const words = phrases.talking
  const subscribed = isSubscribed(request)
  switch (remark) {
    case 'greeting':
      return say(
        request,
        subscribed && subscription
          ? words.helloAgain(brief.title, whatTheyGet(request, subscription))
          : words.hello(brief.title),
        whatNext(request),
      )
    case 'thanks':
      return say(request, words.welcome)
    case 'goodbye':
      return say(
        request,
        ...(subscribed ? [suggest(words.untilNext, [lineAbout(request, 'unsubscribe')])] : [words.bye]),
      )
    case 'previous': {
      const newest = await store.latest()
      return run(newest === null || newest.number === 1 ? 'latest' : `issue ${newest.number - 1}`)
    }
    case 'complaint':
      return null
    case 'cancel': {
      const question = await store.question(actor.person, query.target)
      if (question !== null && question.expiresAt > now()) return run('cancel')
      return subscribed ? say(request, words.endIt, endIt(request)) : say(request, phrases.posting.nothingAsked)
    }
  }
}

const endIt = (request: CommandRequest): Block => ({
  kind: 'actions',
  actions: [
    { label: request.phrases.doUnsubscribe, command: lineAbout(request, 'unsubscribe'), tone: 'danger' },
    { label: request.phrases.leaveIt, command: lineAbout(request, 'settings') },
  ],
})
