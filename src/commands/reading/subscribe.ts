import { suggest } from '../../compose/issue.ts'
import type { SubscribeOutcome } from '../../store/port.ts'
import { type Ask, type Command, isAboutElsewhere, lineAbout, say } from '../command.ts'
import { unknownTopic } from './topic.ts'
import { readTopics, whatTheyGet } from './wants.ts'

/** `/subscribe [topics…]`: get each issue, or only what is about some topics; `all` for everything again. */
export const subscribe: Command = {
  name: 'subscribe',
  async run(ask) {
    const { query } = ask
    const read = query.args ? readTopics(query.args, ask.topics) : null
    if (read && 'unknown' in read) return unknownTopic(ask, read.unknown, lineAbout(ask, 'subscribe'))
    const wants = read ? { topics: read.slugs } : {}
    const { subscription, outcome } = await ask.store.subscribe(query.about, wants, ask.now())
    return say(ask, confirmation(ask, outcome, whatTheyGet(ask, subscription)), ...(await next(ask)))
  },
}

function confirmation(ask: Ask, outcome: SubscribeOutcome, what: string): string {
  const { query, phrases } = ask
  if (isAboutElsewhere(ask)) return `${phrases.otherSubscribed} ${phrases.itGets(what)}`
  if (query.chat === 'private') return `${phrases.subscribed[outcome]} ${phrases.youGet(what)}`
  return `${outcome === 'new' ? phrases.chatSubscribed : phrases.subscribed[outcome]} ${phrases.itGets(what)}`
}

/** What somebody who just subscribed may want to do. */
export async function next(ask: Ask) {
  const newest = await ask.store.latest()
  return [
    newest ? suggest(ask.phrases.newestIssue, ['latest']) : ask.phrases.noIssueYet,
    suggest(ask.phrases.chooseTopics, ['topics', lineAbout(ask, 'settings')]),
  ]
}
