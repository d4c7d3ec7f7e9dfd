import { suggest } from '../../compose/issue.ts'
import type { Doc } from '../../doc.ts'
import { formats, languages, type Wants } from '../../model.ts'
import { type Command, type CommandRequest, lineAbout, say } from '../command.ts'
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
    const change = read(request, name.toLowerCase(), rest.join(' ').trim())
    if (!('wants' in change)) return change
    if (query.linked)
      return askFirst(request, phrases.linkChanges(query.args), {
        label: phrases.doChange,
        command: lineAbout(request, 'settings', query.args),
      })
    const changed = await request.store.subscribe(query.about, change.wants, request.now())
    return panel(request, changed.subscription)
  },
}

/** Why nothing comes at the moment, or null: it does. */
const pauseNote = ({ phrases, explain, subscription, query }: CommandRequest): string | null =>
  subscription?.state === 'paused'
    ? phrases.paused(phrases.causes[explain(query.about.platform, subscription.reason)])
    : null

function panel(request: CommandRequest, wants: Wants): Doc {
  const { phrases } = request
  const other = formats.find((format) => format !== wants.format) ?? 'full'
  const actions = [
    { label: phrases.choose[other], command: lineAbout(request, 'settings', `format ${other}`) },
    ...(wants.hour === null
      ? []
      : [{ label: phrases.choose.atOnce, command: lineAbout(request, 'settings', 'hour now') }]),
    ...(wants.topics.length === 0
      ? []
      : [{ label: phrases.choose.everything, command: lineAbout(request, 'settings', 'topics all') }]),
  ]
  return say(
    request,
    { kind: 'title', text: phrases.settingsTitle, note: pauseNote(request) },
    wantsList(request, wants),
    { kind: 'actions', actions },
    suggest(`${phrases.settingsHow} `, examples(request)),
  )
}

/** Of topics only such as there are. */
function examples(request: CommandRequest): readonly string[] {
  const some = request.topics.slice(0, 2).map(({ slug }) => slug)
  const topics = some.length > 0 ? [`topics ${some.join(', ')}`] : []
  return [...topics, 'hour 8', 'zone Asia/Shanghai', 'language zh'].map((rest) => lineAbout(request, 'settings', rest))
}

function read(request: CommandRequest, name: string, value: string): { readonly wants: Partial<Wants> } | Doc {
  const { phrases } = request
  switch (name) {
    case 'topics':
    case 'topic': {
      const topics = readTopics(value || 'all', request.topics)
      return 'unknown' in topics
        ? unknownTopic(request, topics, (list) => lineAbout(request, 'settings', `topics ${list}`))
        : { wants: { topics: topics.slugs } }
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

function canonicalZone(zone: string): string | null {
  try {
    return zone ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : null
  } catch {
    return null
  }
}
