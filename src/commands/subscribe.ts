import { suggest } from '../desk/compose.ts'
import { type Ask, type Command, say } from './command.ts'
import { unknownTopic } from './topic.ts'
import { readTopics, whatTheyGet } from './wants.ts'

/** `/subscribe [topics…]`: get each issue, or only what is about some topics; `all` for everything again. */
export const subscribe: Command = {
  name: 'subscribe',
  who: 'manager',
  async run(ask) {
    const { query, phrases } = ask
    const read = query.args ? readTopics(query.args, ask.topics) : null
    if (read && 'unknown' in read) return unknownTopic(ask, read.unknown, 'subscribe')
    const wants = read ? { topics: read.slugs } : {}
    const { subscription, outcome } = await ask.store.subscribe(query.about, wants, ask.now())
    const done = query.chat === 'private' || outcome !== 'new' ? phrases.subscribed[outcome] : phrases.placeSubscribed
    return say(ask, `${done} ${phrases.youGet(whatTheyGet(ask, subscription))}`, ...(await next(ask)))
  },
}

/** What somebody who just subscribed may want to do. */
export async function next(ask: Ask) {
  const newest = await ask.store.latest()
  return [
    newest ? suggest(ask.phrases.newestIssue, ['latest']) : ask.phrases.noIssueYet,
    suggest(ask.phrases.chooseTopics, ['topics', 'settings']),
  ]
}
