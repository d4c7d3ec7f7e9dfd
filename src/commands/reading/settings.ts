import { suggest } from '../../compose/issue.ts'
import type { Doc } from '../../doc.ts'
import { formats, languages, type Wants } from '../../model.ts'
import { type Ask, type Command, lineAbout, say } from '../command.ts'
import { unknownTopic } from './topic.ts'
import { readTopics, refusal, wantsList } from './wants.ts'

/** `/settings` shows what this place gets; `/settings hour 8` and the like change it. */
export const settings: Command = {
  name: 'settings',
  async run(ask) {
    const { query, subscription, phrases } = ask
    const [name = '', ...rest] = query.args.split(/\s+/)
    if (!subscription || subscription.state === 'ended')
      return say(ask, suggest(phrases.notSubscribed, [lineAbout(ask, 'subscribe')]))
    if (!name) return panel(ask, subscription)
    const refused = await refusal(ask)
    if (refused) return refused
    const change = read(ask, name.toLowerCase(), rest.join(' ').trim())
    if (!('wants' in change)) return change
    const changed = await ask.store.subscribe(query.about, change.wants, ask.now())
    return panel(ask, changed.subscription)
  },
}

function panel(ask: Ask, wants: Wants & { readonly reason?: string | null }): Doc {
  const { phrases } = ask
  const other = formats.find((format) => format !== wants.format) ?? 'full'
  const actions = [
    { label: phrases.formats[other], command: lineAbout(ask, 'settings', `format ${other}`) },
    ...(wants.hour === null ? [] : [{ label: phrases.atOnce, command: lineAbout(ask, 'settings', 'hour now') }]),
    ...(wants.topics.length === 0
      ? []
      : [{ label: phrases.everything, command: lineAbout(ask, 'settings', 'topics all') }]),
  ]
  return say(
    ask,
    { kind: 'title', text: phrases.settingsTitle, note: wants.reason ? phrases.paused(wants.reason) : null },
    wantsList(ask, wants),
    { kind: 'actions', actions },
    suggest(`${phrases.settingsHow} `, examples(ask)),
  )
}

const examples = (ask: Ask): readonly string[] =>
  ['topics payments, retail', 'hour 8', 'zone Asia/Shanghai', 'language zh'].map((rest) =>
    lineAbout(ask, 'settings', rest),
  )

function read(ask: Ask, name: string, value: string): { readonly wants: Partial<Wants> } | Doc {
  const { phrases } = ask
  switch (name) {
    case 'topics':
    case 'topic': {
      const topics = readTopics(value || 'all', ask.topics)
      return 'unknown' in topics
        ? unknownTopic(ask, topics.unknown, lineAbout(ask, 'settings', 'topics'))
        : { wants: { topics: topics.slugs } }
    }
    case 'format': {
      const format = formats.find((known) => known === value.toLowerCase() || phrases.formats[known] === value)
      return format ? { wants: { format } } : say(ask, phrases.badFormat)
    }
    case 'hour': {
      if (/^(now|at once|立刻)$/i.test(value)) return { wants: { hour: null } }
      const hour = /^(\d{1,2})(?::00)?$/.exec(value)?.[1]
      return hour && Number(hour) < 24 ? { wants: { hour: Number(hour) } } : say(ask, phrases.badHour)
    }
    case 'zone':
    case 'timezone': {
      const zone = canonicalZone(value)
      return zone ? { wants: { timeZone: zone } } : say(ask, phrases.badZone(value))
    }
    case 'language': {
      const language = languages.find((known) => known === value.toLowerCase())
      return language ? { wants: { language } } : say(ask, phrases.badLanguage)
    }
    default:
      return say(ask, phrases.badSetting(name), suggest(`${phrases.settingsHow} `, examples(ask)))
  }
}

function canonicalZone(zone: string): string | null {
  try {
    return zone ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : null
  } catch {
    return null
  }
}
