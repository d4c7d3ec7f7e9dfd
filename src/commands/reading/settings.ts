import { suggest } from '../../compose/issue.ts'
import type { Action, Doc } from '../../doc.ts'
import { formats, type Subscription, type Wants } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import { formatMoment } from '../../time/format.ts'
import { type Command, type CommandRequest, lineAbout, say } from '../command.ts'
import { type Change, setNearly, setTo } from '../wishes/change.ts'
import { choose } from '../wishes/choose.ts'
import { readFormatWish } from '../wishes/format.ts'
import { readHourWish } from '../wishes/hour.ts'
import { readLanguageWish } from '../wishes/language.ts'
import { moreWishes } from '../wishes/more.ts'
import { mainNamed } from '../wishes/named.ts'
import { takeZone } from '../wishes/own-zone.ts'
import { readWish, wishNamed } from '../wishes/read-wish.ts'
import { lastTick, readTicks, ticksDoc } from '../wishes/ticks.ts'
import { settingMeant } from '../wishes/unnamed.ts'
import { readZoneWish } from '../wishes/zone.ts'
import { askFirst } from './ask-first.ts'
import { readTopics } from './read-topics.ts'
import { unknownTopic } from './topic.ts'
import { refusal, wantsList } from './wants.ts'

/** `/settings` shows what this place gets; `/settings hour 8` and the like change it. */
export const settings: Command = {
  name: 'settings',
  who: 'everyone',
  personal: true,
  async run(request) {
    const { query, subscription, phrases } = request
    const [name = '', ...rest] = query.args.split(/\s+/)
    if (!subscription || subscription.state === 'ended')
      return say(request, suggest(phrases.notSubscribed, [lineAbout(request, 'subscribe')]))
    if (!name) return panel(request, subscription)
    const refused = await refusal(request)
    if (refused) return refused
    const change = await read(request, subscription, name.toLowerCase(), rest.join(' ').trim())
    if (!('wants' in change)) return change
    if (query.linked)
      return askFirst(request, phrases.linkChanges(query.args), {
        label: phrases.doChange,
        command: lineAbout(request, 'settings', query.args),
      })
    // Whoever says eight means eight where they are.
    const { wants, lead } = await takeZone(request, subscription, change.wants)
    const changed = (await choose(request, wants)) ?? subscription
    if (change.ticks !== undefined)
      return ticksDoc(request, changed, { few: false, page: change.ticks }, phrases.wishes.explained.topics)
    return panel(await spokenTo(request, changed), changed, change.lead ?? lead ?? undefined)
  },
}

/** Why nothing comes at the moment, or null: it does. */
const pauseNote = (
  { phrases, explain, query, brief, language }: CommandRequest,
  subscription: Subscription,
): string | null => {
  if (subscription.state !== 'paused') return null
  const { returnsAt, timeZone, reason } = subscription
  return returnsAt === null
    ? phrases.paused(phrases.causes[explain(query.about.platform, reason)])
    : phrases.wishes.resting(formatMoment(returnsAt, timeZone ?? brief.timeZone, language))
}

/** Whoever chose another language is answered in it. */
const spokenTo = async (request: CommandRequest, { language }: Subscription): Promise<CommandRequest> => {
  const spoken = language ?? request.query.language ?? request.brief.language
  return spoken === request.language ? request : { ...request, language: spoken, phrases: phrasesIn(spoken) }
}

async function panel(request: CommandRequest, wants: Subscription, lead?: string): Promise<Doc> {
  const { phrases } = request
  const other = formats.find((format) => format !== wants.format) ?? 'full'
  const actions = [
    { label: phrases.choose[other], command: lineAbout(request, 'settings', `format ${other}`) },
    ...(wants.hour === null
      ? []
      : [{ label: phrases.choose.atOnce, command: lineAbout(request, 'settings', 'hour now') }]),
    ...(wants.topics.length === 0 && wants.except.length === 0
      ? []
      : [{ label: phrases.choose.everything, command: lineAbout(request, 'settings', 'topics all') }]),
  ]
  return say(
    request,
    ...(lead === undefined ? [] : [lead]),
    { kind: 'title', text: phrases.settingsTitle, note: pauseNote(request, wants) },
    wantsList(request, wants),
    ...(await waiting(request, wants)),
    { kind: 'actions', actions },
    { kind: 'actions', actions: further(request) },
    suggest(`${phrases.settingsHow} `, examples(request)),
  )
}

/** A button for each thing that can be chosen, and the ways out. */
function further(request: CommandRequest): readonly Action[] {
  const { phrases } = request
  const { names } = phrases.wishes
  const to = (label: string, rest: string): Action => setTo(request, `${label}…`, rest)
  return [
    to(phrases.settingTopics, 'topics'),
    to(phrases.settingHour, 'hour'),
    to(phrases.settingZone, 'zone'),
    to(phrases.settingFormat, 'format'),
    to(phrases.settingLanguage, 'language'),
    to(names.days, 'days'),
    to(names.quiet, 'quiet'),
    to(phrases.wishes.more, 'more'),
    { label: phrases.doUnsubscribe, command: lineAbout(request, 'unsubscribe'), tone: 'danger' },
  ]
}

/** Until when something is held that is for this reader. */
async function waiting(request: CommandRequest, { timeZone }: Wants): Promise<readonly string[]> {
  const held = await request.store.held(request.query.about, request.now())
  if (held === null) return []
  const until = formatMoment(held.until, timeZone ?? request.brief.timeZone, request.language)
  return [request.phrases.wishes.held(held.count, until)]
}

/** Of topics only such as there are. */
function examples(request: CommandRequest): readonly string[] {
  const some = request.topics.slice(0, 2).map(({ slug }) => slug)
  const topics = some.length > 0 ? [`topics ${some.join(', ')}`] : []
  return [...topics, 'hour 8', 'zone Shanghai', 'language zh'].map((rest) => lineAbout(request, 'settings', rest))
}

async function read(request: CommandRequest, now: Wants, name: string, value: string): Promise<Change | Doc> {
  const { phrases } = request
  const wish = wishNamed(name)
  if (wish !== null) return readWish(request, wish, value)
  switch (mainNamed(name)) {
    case 'topics': {
      const ticks = readTicks(value, now, request.topics)
      if (ticks?.kind === 'page') return ticksDoc(request, now, ticks, phrases.wishes.explained.topics)
      if (ticks) return ticks.wants === null ? lastTick(request) : { wants: ticks.wants, ticks: ticks.page }
      const but = butOf(value)
      const topics = readTopics(but ?? value, request.topics)
      if ('unknown' in topics)
        return unknownTopic(request, topics, (list) =>
          lineAbout(request, 'settings', `topics ${but === null ? '' : 'all but '}${list}`),
        )
      return { wants: but === null ? { topics: topics.slugs } : { except: topics.slugs } }
    }
    case 'format':
      return readFormatWish(request, value)
    case 'hour':
      return readHourWish(request, now, value)
    case 'zone':
      return readZoneWish(request, value)
    case 'language':
      return readLanguageWish(request, value)
    case 'more':
      return moreWishes(request, now)
    case null: {
      const whole = [name, value].filter(Boolean).join(' ')
      const meant = await settingMeant(whole)
      if (meant !== null) return read(request, now, meant, whole)
      const near = setNearly(request, '', whole, (way) => isSetting(way.split(' ')[0] ?? ''))
      if (near.length > 0)
        return say(request, phrases.badSetting(name), phrases.didYouMean, { kind: 'actions', actions: near })
      return say(request, phrases.badSetting(name), suggest(`${phrases.settingsHow} `, examples(request)))
    }
  }
}

const isSetting = (name: string): boolean => mainNamed(name) !== null || wishNamed(name) !== null

/** What is left out of everything, or null: nothing is said of that. */
const butOf = (value: string): string | null => {
  const [, english, chinese] =
    /^(?:(?:all|everything|todos?|todo el contenido)[ ,]+)?(?:but|except(?: for)?|without|menos|salvo|excepto|sin) +(.+)$|^(?:除了|除)(.+?)(?:以外|之外|外)?(?:的?(?:全部|所有|都要?)(?:内容|话题)?)?$/i.exec(
      value,
    ) ?? []
  return english ?? chinese ?? null
}
