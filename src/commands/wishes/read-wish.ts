import { suggest } from '../../compose/issue.ts'
import type { Action, Doc } from '../../doc.ts'
import type { QuietHours, Wants } from '../../model.ts'
import { timeText } from '../../time/format.ts'
import { plainWords } from '../../time/read-clock.ts'
import { type CommandRequest, lineAbout } from '../command.ts'
import { explainWish, setNearly } from './change.ts'
import { readDays, readDigest, readFlag, readQuiet } from './values.ts'

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

/** What it does, and buttons for what most people want. */
function explain(request: CommandRequest, name: WishName, written: string): Promise<Doc> {
  const { wishes } = request.phrases
  const lead = written === '' ? wishes.explained[name] : badValue(request, name, written)
  const example = suggest('', [lineAbout(request, 'settings', examples[name])])
  const near = setNearly(request, name, written, (way) => readValue(name, plainWords(way)) !== null)
  return explainWish(request, name, [lead, example], [...near, ...buttons(request, name)])
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
