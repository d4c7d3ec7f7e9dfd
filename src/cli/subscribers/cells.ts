import { defaultWants, type Wants } from '../../model.ts'

/** The columns of a table of subscribers, in order. */
export const columns = [
  'platform',
  'account',
  'chat',
  'thread',
  'topics',
  'except',
  'follow',
  'mute',
  'time',
  'days',
  'quiet',
  'zone',
  'format',
  'language',
  'options',
] as const

export type Column = (typeof columns)[number]

const flags = ['digest', 'silent', 'previews', 'urgent'] as const

/** What somebody chose as people write it in cells: `08:30`, `1 2 5`, `22:00-07:00`, `silent no-pictures`; what nobody chose is empty. */
export function toCells(
  wants: Wants,
): Readonly<Record<Exclude<Column, 'platform' | 'account' | 'chat' | 'thread'>, string>> {
  const { hour, minute, quiet } = wants
  return {
    topics: wants.topics.join(' '),
    except: wants.except.join(' '),
    follow: wants.follow.join(', '),
    mute: wants.mute.join(', '),
    time: hour === null ? '' : clock(hour * 60 + minute),
    days: wants.days.join(' '),
    quiet: quiet === null ? '' : `${clock(quiet.from)}-${clock(quiet.to)}`,
    zone: wants.timeZone ?? '',
    format: wants.format,
    language: wants.language ?? '',
    options: [
      ...flags.filter((flag) => wants[flag]),
      ...(wants.pictures ? [] : ['no-pictures']),
      ...(wants.followedOnly ? ['followed-only'] : []),
    ].join(' '),
  }
}

/**
 * The same backwards: of the columns that are there, an empty cell is what nobody chose; columns that are not there change nothing. Topics
 * stay as they are written. What is no such thing comes back as it is, for the check that follows.
 */
export function fromCells(cells: Readonly<Partial<Record<string, string>>>): Readonly<Record<string, unknown>> {
  const there = (name: Column): string | null => cells[name]?.trim() ?? null
  const found: Record<string, unknown> = {}
  for (const name of ['follow', 'mute'] as const) {
    const cell = there(name)
    if (cell !== null) found[name] = cell === '' ? [] : cell.split(/[,，、;；]/).map((word) => word.trim())
  }
  const time = there('time')
  if (time !== null) Object.assign(found, time === '' ? { hour: null, minute: 0 } : hourAndMinute(time))
  const days = there('days')
  if (days !== null) found.days = days.split(/[ ,]+/).flatMap((day) => (day === '' ? [] : Number(day)))
  const quiet = there('quiet')
  if (quiet !== null) found.quiet = quiet === '' ? null : hours(quiet)
  const zone = there('zone')
  if (zone !== null) found.timeZone = zone || null
  const format = there('format')
  if (format !== null) found.format = format || defaultWants.format
  const language = there('language')
  if (language !== null) found.language = language || null
  const options = there('options')
  return options === null ? found : { ...found, ...optionsIn(options) }
}

const optionsIn = (cell: string): Readonly<Record<string, boolean>> => {
  const words = cell.split(/[ ,]+/).filter((word) => word !== '')
  const known: readonly string[] = [...flags, 'no-pictures', 'followed-only']
  return {
    ...Object.fromEntries(flags.map((flag) => [flag, words.includes(flag)])),
    pictures: !words.includes('no-pictures'),
    followedOnly: words.includes('followed-only'),
    // A strict check names what is none of them.
    ...Object.fromEntries(words.filter((word) => !known.includes(word)).map((word) => [word, true])),
  }
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const minutesIn = (text: string): number => {
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim()) ?? []
  return hour === '' ? Number.NaN : Number(hour) * 60 + Number(minute)
}

const hourAndMinute = (text: string) => {
  const minutes = minutesIn(text)
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 }
}

const hours = (text: string) => {
  const [from = '', to = ''] = text.split(/[-–]/)
  return { from: minutesIn(from), to: minutesIn(to) }
}
