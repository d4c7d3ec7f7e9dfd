import { suggest } from '../../compose/issue.ts'
import type { Doc } from '../../doc.ts'
import { formats, languages, type Subscription, type Wants } from '../../model.ts'
import { formatMoment } from '../../time/format.ts'
import { type Command, type CommandRequest, lineAbout, say } from '../command.ts'
import { choose } from '../wishes/choose.ts'
import { readWish, wishNamed, wishNames } from '../wishes/read-wish.ts'
import { lastTick, readTicks, ticksDoc } from '../wishes/ticks.ts'
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
    const change = read(request, subscription, name.toLowerCase(), rest.join(' ').trim())
    if (!('wants' in change)) return change
    if (query.linked)
      return askFirst(request, phrases.linkChanges(query.args), {
        label: phrases.doChange,
        command: lineAbout(request, 'settings', query.args),
      })
    const changed = (await choose(request, change.wants)) ?? subscription
    return change.ticks === undefined
      ? panel(request, changed)
      : ticksDoc(request, changed, { few: false, page: change.ticks }, phrases.wishes.explained.topics)
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

async function panel(request: CommandRequest, wants: Subscription): Promise<Doc> {
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
    { kind: 'title', text: phrases.settingsTitle, note: pauseNote(request, wants) },
    wantsList(request, wants),
    ...(await waiting(request, wants)),
    { kind: 'actions', actions },
    suggest(`${phrases.wishes.more} `, [
      ...wishNames.map((wish) => lineAbout(request, 'settings', wish)),
      ...(['follow', 'mute', 'pause'] as const).map((command) => lineAbout(request, command)),
    ]),
    suggest(`${phrases.settingsHow} `, examples(request)),
  )
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
  return [...topics, 'hour 8', 'zone Asia/Shanghai', 'language zh'].map((rest) => lineAbout(request, 'settings', rest))
}

/** What is to be changed; `ticks`: by a box on this page of them. */
interface Change {
  readonly wants: Partial<Wants>
  readonly ticks?: number
}

function read(request: CommandRequest, now: Wants, name: string, value: string): Change | Doc {
  const { phrases } = request
  const wish = wishNamed(name)
  if (wish !== null) return readWish(request, wish, value)
  switch (name) {
    case 'topics':
    case 'topic': {
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
    case 'format': {
      const format = formats.find((known) => known === value.toLowerCase() || phrases.formats[known] === value)
      return format ? { wants: { format } } : say(request, phrases.badFormat)
    }
    case 'hour': {
      if (/^(now|at once|立刻)$/i.test(value)) return { wants: { hour: null } }
      const hour = /^(\d{1,2})(?::00)?$/.exec(value)?.[1]
      return hour && Number(hour) < 24 ? { wants: { hour: Number(hour) } } : say(request, phrases.badHour)
    }
    case 'zone':
    case 'timezone': {
      const zone = canonicalZone(value)
      return zone ? { wants: { timeZone: zone } } : say(request, phrases.badZone(value))
    }
    case 'language': {
      const language = languages.find((known) => known === value.toLowerCase())
      return language ? { wants: { language } } : say(request, phrases.badLanguage)
    }
    default:
      return say(request, phrases.badSetting(name), suggest(`${phrases.settingsHow} `, examples(request)))
  }
}

/** What is left out of everything, or null: nothing is said of that. */
const butOf = (value: string): string | null => {
  const [, english, chinese] =
    /^(?:(?:all|everything)[ ,]+)?(?:but|except(?: for)?|without) +(.+)$|^(?:除了|除)(.+?)(?:以外|之外|外)?(?:的?(?:全部|所有|都要?)(?:内容|话题)?)?$/i.exec(
      value,
    ) ?? []
  return english ?? chinese ?? null
}

function canonicalZone(zone: string): string | null {
  try {
    return zone ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : null
  } catch {
    return null
  }
}
