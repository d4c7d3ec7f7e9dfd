import { suggest } from '../../compose/issue.ts'
import { readWeekdays } from '../../desk/schedule/due-times.ts'
import type { Action, Doc } from '../../doc.ts'
import type { QuietHours, Wants } from '../../model.ts'
import { timeText } from '../../time/format.ts'
import { plainWords, readClock } from '../../time/read-clock.ts'
import { readHour } from '../../time/read-hour.ts'
import { type CommandRequest, lineAbout } from '../command.ts'
import { explainWish } from './change.ts'

/** Settings that are on or off. */
export const flags = ['urgent', 'silent', 'pictures', 'previews'] as const
export type Flag = (typeof flags)[number]
/** All that `/settings` takes beside topics, format, hour, zone and language. */
export const wishNames = ['days', 'quiet', 'digest', ...flags] as const
export type WishName = (typeof wishNames)[number]

/** The setting of that name, in the words that people use for it. */
export const wishNamed = (name: string): WishName | null =>
  wishNames.find((known) => known === name) ?? synonyms.find(([pattern]) => pattern.test(name))?.[1] ?? null

const synonyms: readonly (readonly [RegExp, WishName])[] = [
  [/^(day|weekdays?|d[ií]as?|日期|星期|周几)$/, 'days'],
  [/^(night|silence|quiet-?hours|dnd|silencio|descanso|noche|免打扰|勿扰|安静)$/, 'quiet'],
  [/^(bundle|weekly|resumen|semanal|合集|摘要|周报)$/, 'digest'],
  [/^(breaking|urgentes?|紧急)$/, 'urgent'],
  [/^(sound|mute|sonido|silencioso|静音|声音)$/, 'silent'],
  [/^(picture|photos?|images?|im[áa]gen(?:es)?|fotos?|图片|照片)$/, 'pictures'],
  [/^(preview|links?|link-previews?|vistas?|enlaces?|vistas-previas|预览|链接预览)$/, 'previews'],
]

/** What somebody asked for under such a name; or what the setting does, with buttons, where they only named it. */
export function readWish(
  request: CommandRequest,
  name: WishName,
  written: string,
): { readonly wants: Partial<Wants> } | Promise<Doc> {
  const value = plainWords(written)
  const wants = value === '' ? null : readValue(name, value)
  if (wants !== null) return { wants }
  return explain(request, name, written)
}

function readValue(name: WishName, value: string): Partial<Wants> | null {
  switch (name) {
    case 'days':
      return readDays(value)
    case 'quiet':
      return readQuiet(value)
    case 'digest':
      return readDigest(value)
    default: {
      const on = readFlag(value)
      return on === null ? null : { [name]: on }
    }
  }
}

const readFlag = (value: string): boolean | null => {
  if (/^(on|yes|y|true|ok|with|allow|s[íi]|vale|activar|activad[oa]s?|con|开|开启|打开|是|要|好|允许)$/.test(value))
    return true
  return isOff(value) ? false : null
}

const isOff = (value: string): boolean =>
  /^(off|no|n|none|never|false|without|nunca|ningun[oa]|desactivar|desactivad[oa]s?|sin|关|关闭|不|否|不要|无|没有|取消)$/.test(
    value,
  )

function readDays(value: string): Partial<Wants> | null {
  if (
    /^(all|off|any|any day|every ?day|daily|todos|cualquiera|cualquier days)$|^(全部|都|不限|每天|每日|天天)$/.test(
      value,
    )
  )
    return { days: [] }
  const { days, rest } = readWeekdays(value.replaceAll(/(day)s\b/g, '$1').replaceAll(/[、;]/g, ','))
  return days.length === 0 || rest !== '' ? null : { days }
}

function readQuiet(value: string): { readonly quiet: QuietHours | null } | null {
  if (isOff(value)) return { quiet: null }
  const [, first = '', last = ''] =
    /^(?:from |between |从|de )?(.+?) ?(?:-|–|~|\bto\b|\buntil\b|\band\b|\ba\b|到|至) ?(?:at )?(.+)$/.exec(value) ?? []
  const [from, to] = [first, last.replace(/为止$/, '')].map((time) => readClock(time) ?? readHour(time))
  if (!from || !to) return null
  const minutes = ({ hour, minute }: { hour: number; minute: number }): number => ((hour % 24) * 60 + minute) % 1440
  return minutes(from) === minutes(to) ? null : { quiet: { from: minutes(from), to: minutes(to) } }
}

/** `weekly`, `weekly friday 17:00`, `每周五 17:00`, `on`, `off`. A digest a week is one on a single day at an hour. */
function readDigest(value: string): Partial<Wants> | null {
  const flag = readFlag(value)
  if (flag !== null) return { digest: flag }
  const words = value
    .replace(/^(?:once a week|weekly|every week|每周一次|每周(?![一二三四五六日天])) ?/, '')
    .replace(/^(?:on |每(?=周))/, '')
  if (words === '' && words !== value) return { digest: true, days: [5], hour: 17 }
  const { days, rest } = readWeekdays(words.replaceAll(/(day)s\b/g, '$1'))
  const [day] = days
  if (day === undefined || days.length > 1) return null
  const time = rest === '' ? { hour: 17, minute: 0 } : readClock(rest.replace(/^at /, ''))
  return time === null || time.hour > 23 ? null : { digest: true, days: [day], ...time }
}

/** What it does, and buttons for what most people want. */
function explain(request: CommandRequest, name: WishName, written: string): Promise<Doc> {
  const { wishes } = request.phrases
  const lead = written === '' ? wishes.explained[name] : badValue(request, name, written)
  const example = suggest('', [lineAbout(request, 'settings', examples[name])])
  return explainWish(request, name, [lead, example], buttons(request, name))
}

const badValue = ({ phrases }: CommandRequest, name: WishName, written: string): string => {
  const { bad } = phrases.wishes
  return name === 'days' || name === 'quiet' || name === 'digest' ? bad[name](written) : bad.flag(written)
}

const examples: Readonly<Record<WishName, string>> = {
  days: 'days mon, wed, fri',
  quiet: 'quiet 22:30-7:00',
  digest: 'digest weekly friday 17:00',
  urgent: 'urgent on',
  silent: 'silent on',
  pictures: 'pictures off',
  previews: 'previews on',
}

function buttons(request: CommandRequest, name: WishName): readonly Action[] {
  const { wishes } = request.phrases
  const to = (label: string, rest: string): Action => ({
    label,
    command: lineAbout(request, 'settings', `${name} ${rest}`),
  })
  const { everyDay, workdays, weekend, night, weekly } = wishes.choose
  switch (name) {
    case 'days':
      return [to(everyDay, 'all'), to(workdays, 'weekdays'), to(weekend, 'weekends')]
    case 'quiet':
      return [to(night, '22:00-7:00'), to(wishes.turnOff, 'off')]
    case 'digest':
      return [to(weekly, 'weekly'), to(wishes.turnOn, 'on'), to(wishes.turnOff, 'off')]
    default:
      return [request.subscription?.[name] ? to(wishes.turnOff, 'off') : to(wishes.turnOn, 'on')]
  }
}

/** `22:00–07:00`. */
export const quietText = ({ from, to }: QuietHours): string => `${clockOf(from)}–${clockOf(to)}`

const clockOf = (minutes: number): string => timeText({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
