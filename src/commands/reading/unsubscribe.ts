import { suggest } from '../../compose/issue.ts'
import { type Action, type Doc, sentences } from '../../doc.ts'
import type { Subscription, Wants } from '../../model.ts'
import { type Command, type CommandRequest, isAboutElsewhere, lineAbout, say } from '../command.ts'
import { choose } from '../wishes/choose.ts'
import { asWords } from './as-words.ts'
import { askFirst } from './ask-first.ts'
import { readTopics } from './read-topics.ts'
import { unknownTopic } from './topic.ts'
import { titles, whatTheyGet } from './wants.ts'

/**
 * `/unsubscribe`: no more issues; what was chosen is remembered for a return. `/unsubscribe payments` drops that topic only; whoever
 * would be left with none is asked.
 */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  who: 'manager',
  async run(request) {
    const { query, subscription, phrases, topics } = request
    const read = readTopics(query.args || 'all', topics)
    const meant = 'unknown' in read ? asWords(request) : null
    if (meant) return this.run(meant)
    if ('unknown' in read) return unknownTopic(request, read, (list) => lineAbout(request, 'unsubscribe', list))
    const subscribed = subscription !== null && subscription.state !== 'ended'
    if (read.slugs.length > 0 && subscribed) return drop(request, subscription, read.slugs)
    if (read.slugs.length === 0 && subscribed && query.linked)
      return askFirst(request, phrases.linkUnsubscribes, ending(request))
    const ended = read.slugs.length === 0 && (await request.store.unsubscribe(query.about, request.now()))
    return say(request, suggest(farewell(request, ended), [lineAbout(request, 'subscribe')]))
  },
}

/** Of another place it is said which. */
function farewell(request: CommandRequest, ended: boolean): string {
  const { phrases, query } = request
  if (!isAboutElsewhere(request)) return ended ? phrases.unsubscribed : phrases.notSubscribed
  const name = query.aboutName ?? query.about.chat
  return ended ? phrases.otherUnsubscribed(name) : phrases.otherNotSubscribed(name)
}

async function drop(request: CommandRequest, subscription: Subscription, slugs: readonly string[]): Promise<Doc> {
  const { phrases, query } = request
  const words = phrases.choosing
  const { topics, except, followedOnly } = subscription
  const all = topics.length === 0 && !followedOnly
  const dropped = all ? slugs.filter((slug) => !except.includes(slug)) : topics.filter((slug) => slugs.includes(slug))
  const left = topics.filter((slug) => !slugs.includes(slug))
  const wants = all ? { except: [...except, ...dropped] } : { topics: left }
  if (dropped.length === 0)
    return say(request, sentences(words.notAmong(titles(request, slugs)), gets(request, subscription)))
  if (!all && left.length === 0)
    return ask(request, words.lastTopic(titles(request, dropped)), [
      { label: phrases.choose.everything, command: lineAbout(request, 'subscribe', 'all') },
      { ...ending(request), label: words.nothing },
    ])
  if (query.linked)
    return askFirst(
      request,
      phrases.linkSubscribes(whatTheyGet(request, subscription), whatTheyGet(request, { ...subscription, ...wants })),
      {
        label: phrases.doChange,
        command: lineAbout(request, 'unsubscribe', dropped.join(', ')),
      },
    )
  const now = (await choose(request, wants)) ?? subscription
  const back = lineAbout(request, 'subscribe', dropped.join(', '))
  return say(request, sentences(words.dropped(titles(request, dropped)), gets(request, now)), {
    kind: 'actions',
    actions: [{ label: words.bringBack(titles(request, dropped)), command: back }],
  })
}

const ask = (request: CommandRequest, question: string, actions: readonly Action[]): Doc => {
  const leave = { label: request.phrases.leaveIt, command: lineAbout(request, 'settings') }
  return say(request, question, { kind: 'actions', actions: [...actions, leave] })
}

const ending = (request: CommandRequest): Action => ({
  label: request.phrases.doUnsubscribe,
  command: lineAbout(request, 'unsubscribe'),
  tone: 'danger',
})

const gets = (request: CommandRequest, wants: Wants): string =>
  request.query.chat === 'private' && !isAboutElsewhere(request)
    ? request.phrases.youGet(whatTheyGet(request, wants))
    : request.phrases.itGets(whatTheyGet(request, wants))
