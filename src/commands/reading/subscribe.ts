import { isDeepStrictEqual } from 'node:util'
import { suggest } from '../../compose/issue.ts'
import type { Action } from '../../doc.ts'
import type { SubscribeOutcome } from '../../store/port.ts'
import { type Command, type CommandRequest, isAboutElsewhere, lineAbout, say } from '../command.ts'
import { askFirst } from './ask-first.ts'
import { unknownTopic } from './topic.ts'
import { readTopics, whatTheyGet } from './wants.ts'

/** `/subscribe [topics…]`: get each issue, or only what is about some topics; `all` for everything again. */
export const subscribe: Command = {
  name: 'subscribe',
  who: 'manager',
  async run(request) {
    const { query } = request
    const read = query.args ? readTopics(query.args, request.topics) : null
    if (read && 'unknown' in read) return unknownTopic(request, read.unknown, lineAbout(request, 'subscribe'))
    const wants = read ? { topics: read.slugs } : {}
    if (query.linked && wants.topics && isOther(request, wants.topics))
      return askFirst(request, ...change(request, wants.topics))
    const { subscription, outcome } = await request.store.subscribe(query.about, wants, request.now())
    return say(request, confirmation(request, outcome, whatTheyGet(request, subscription)), ...(await next(request)))
  },
}

/** Whether somebody who is subscribed already would get something else. */
const isOther = ({ subscription }: CommandRequest, topics: readonly string[]): boolean =>
  subscription !== null &&
  subscription.state !== 'ended' &&
  !isDeepStrictEqual(new Set(subscription.topics), new Set(topics))

function change(request: CommandRequest, topics: readonly string[]): [string, Action] {
  const { phrases, subscription } = request
  const [now, then] = [subscription?.topics ?? [], topics].map((each) => whatTheyGet(request, { topics: each }))
  return [
    phrases.linkSubscribes(now ?? '', then ?? ''),
    { label: phrases.doChange, command: lineAbout(request, 'subscribe', topics.join(' ') || 'all') },
  ]
}

function confirmation(request: CommandRequest, outcome: SubscribeOutcome, what: string): string {
  const { query, phrases } = request
  if (isAboutElsewhere(request)) return `${phrases.otherSubscribed} ${phrases.itGets(what)}`
  if (query.chat === 'private') return `${phrases.subscribed[outcome]} ${phrases.youGet(what)}`
  return `${outcome === 'new' ? phrases.chatSubscribed(query.chat) : phrases.subscribed[outcome]} ${phrases.itGets(what)}`
}

/** What somebody who just subscribed may want to do. */
export async function next(request: CommandRequest) {
  const newest = await request.store.latest()
  return [
    newest ? suggest(request.phrases.newestIssue, ['latest']) : request.phrases.noIssueYet,
    suggest(request.phrases.chooseTopics, ['topics', lineAbout(request, 'settings')]),
  ]
}
