import { isDeepStrictEqual } from 'node:util'
import { suggest } from '../../compose/issue.ts'
import { type Action, type Block, type Doc, sentences } from '../../doc.ts'
import type { Wants } from '../../model.ts'
import type { SubscribeOutcome } from '../../store/port.ts'
import { zoneName } from '../../time/zones/canonical.ts'
import { type Command, type CommandRequest, isAboutElsewhere, lineAbout, say } from '../command.ts'
import { whatNext } from '../talk/what-next.ts'
import { profileZone } from '../wishes/own-zone.ts'
import { asWords } from './as-words.ts'
import { askFirst } from './ask-first.ts'
import { readTopics } from './read-topics.ts'
import { unknownTopic } from './topic.ts'
import { titles, whatTheyGet } from './wants.ts'

/**
 * `/subscribe [topics…]`: get each issue; whoever chose topics gets these too, and a newcomer only these. `only payments` for nothing
 * else, `all` for everything again.
 */
export const subscribe: Command = {
  name: 'subscribe',
  who: 'manager',
  async run(request) {
    const { query } = request
    const [, only = '', words = ''] =
      /^(only |just |s[óo]lo |solamente |[úu]nicamente |只要|只订阅|仅|只)?\s*([\s\S]*)$/i.exec(query.args) ?? []
    const read = words ? readTopics(words, request.topics) : null
    const meant = read && 'unknown' in read ? asWords(request) : null
    if (meant) return this.run(meant)
    if (read && 'unknown' in read)
      return unknownTopic(request, read, (list) => lineAbout(request, 'subscribe', `${only ? 'only ' : ''}${list}`))
    return read ? follow(request, read.slugs, only !== '') : subscribed(request, {}, [])
  },
}

/** Subscribes to these topics, beside those that were chosen before; or, `only`, to nothing else. No topics: everything. */
export async function follow(request: CommandRequest, slugs: readonly string[], only: boolean): Promise<Doc> {
  const { subscription, phrases, query } = request
  const known = subscription?.state === 'active' || subscription?.state === 'paused' ? subscription : null
  const before = known?.topics ?? null
  const adds = before !== null && !only && slugs.length > 0
  const all = known !== null && known.topics.length === 0 && !known.followedOnly
  if (adds && all && known.except.some((slug) => slugs.includes(slug)))
    return subscribed(request, { except: known.except.filter((slug) => !slugs.includes(slug)) }, [])
  if (adds && all)
    return say(request, phrases.choosing.hasAlready(titles(request, slugs)), actionsOf(onlyThese(request, slugs)))
  const topics = adds ? [...new Set([...before, ...slugs])] : slugs
  if (query.linked && before !== null && !isDeepStrictEqual(new Set(before), new Set(topics)))
    return askFirst(request, ...change(request, topics))
  return subscribed(request, { topics }, topics.length > slugs.length ? [onlyThese(request, slugs)] : [])
}

async function subscribed(
  request: CommandRequest,
  wants: Partial<Pick<Wants, 'topics' | 'except'>>,
  offered: readonly Action[],
): Promise<Doc> {
  const inPrivate = request.query.chat === 'private' && !isAboutElsewhere(request)
  const zone = inPrivate && request.subscription === null ? await profileZone(request) : null
  const { subscription, outcome } = await request.store.subscribe(
    request.query.about,
    zone === null ? wants : { ...wants, timeZone: zone },
    request.now(),
  )
  await rememberAdder(request)
  const everything = { label: request.phrases.choose.everything, command: lineAbout(request, 'subscribe', 'all') }
  const otherZone = zone === null ? [] : [{ label: `${request.phrases.settingZone}…`, command: 'settings zone' }]
  const choices = [
    ...offered,
    ...otherZone,
    ...(subscription.topics.length + subscription.except.length > 0 ? [everything] : []),
  ]
  const actions = inPrivate
    ? [whatNext({ ...request, subscription }, ...choices)]
    : choices.length > 0
      ? [actionsOf(...choices)]
      : []
  return say(
    request,
    confirmation(request, outcome, whatTheyGet(request, subscription)),
    ...(zone === null ? [] : [request.phrases.choosing.zoneOfProfile(zoneName(zone))]),
    ...(await next(request)),
    ...actions,
  )
}

/** Whoever subscribes a group or channel hears of it where nothing can be delivered there any more. */
async function rememberAdder(request: CommandRequest): Promise<void> {
  const { query, store } = request
  if (query.chat === 'private' && !isAboutElsewhere(request)) return
  const aside = query.chat === 'private' ? query.target : await query.aside?.()
  if (aside != null && aside.account === query.about.account) await store.keepAdder(query.about, aside.chat)
}

const actionsOf = (...actions: readonly Action[]): Block => ({ kind: 'actions', actions })

const onlyThese = (request: CommandRequest, slugs: readonly string[]): Action => ({
  label: request.phrases.choosing.only(titles(request, slugs)),
  command: lineAbout(request, 'subscribe', `only ${slugs.join(', ')}`),
})

function change(request: CommandRequest, topics: readonly string[]): [string, Action] {
  const { phrases, subscription } = request
  const [now, then] = [subscription?.topics ?? [], topics].map((each) => whatTheyGet(request, { topics: each }))
  return [
    phrases.linkSubscribes(now ?? '', then ?? ''),
    {
      label: phrases.doChange,
      command: lineAbout(request, 'subscribe', topics.length > 0 ? `only ${topics.join(', ')}` : 'all'),
    },
  ]
}

function confirmation(request: CommandRequest, outcome: SubscribeOutcome, what: string): string {
  const { query, phrases } = request
  if (isAboutElsewhere(request)) return sentences(phrases.otherSubscribed, phrases.itGets(what))
  if (query.chat === 'private') return sentences(phrases.subscribed[outcome], phrases.youGet(what))
  const done = outcome === 'new' ? phrases.chatSubscribed(query.chat) : phrases.subscribed[outcome]
  return sentences(done, phrases.itGets(what))
}

/** What somebody who just subscribed may want to do. */
export async function next(request: CommandRequest) {
  const newest = await request.store.latest()
  return [
    newest ? suggest(request.phrases.newestIssue, ['latest']) : request.phrases.noIssueYet,
    suggest(request.phrases.chooseTopics, ['topics', lineAbout(request, 'settings')]),
  ]
}
