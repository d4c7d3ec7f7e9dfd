import { readWeekdays } from '../../desk/schedule/due-times.ts'
import type { QuietHours, Wants } from '../../model.ts'
import { readClock } from '../../time/read-clock.ts'
import { readHour } from '../../time/read-hour.ts'

/** `on`, `off` in the words that people use for them; null for anything else. Plain words, as in all of these. */
export const readFlag = (value: string): boolean | null => {
  if (/^(on|yes|y|true|ok|with|allow|s[íi]|vale|activar|activad[oa]s?|con|开|开启|打开|是|要|好|允许)$/.test(value))
    return true
  return isOff(value) ? false : null
}

const isOff = (value: string): boolean =>
  /^(off|no|n|none|never|false|without|nunca|ningun[oa]|desactivar|desactivad[oa]s?|sin|关|关闭|不|否|不要|无|没有|取消)$/.test(
    value,
  )

/** `weekdays`, `mon, wed`, `not weekends`, `除了周末`; none: every day. */
export function readDays(value: string): Partial<Wants> | null {
  if (
    /^(all|off|any|any day|every ?day|daily|todos|cualquiera|cualquier days)$|^(全部|都|不限|每天|每日|天天)$/.test(
      value,
    )
  )
    return { days: [] }
  const [, but = null] =
    /^(?:(?:all|every day)? ?(?:but|except|not)|menos|salvo|excepto|no|除了|除|不要) ?(?:on )?(?:the )?(.+?)(?:以?外|都要)*$/.exec(
      value,
    ) ?? []
  const { days, rest } = readWeekdays(
    (but ?? value)
      .replaceAll(/(day)s\b/g, '$1')
      .replaceAll(/\bweekend\b/g, 'weekends')
      .replaceAll(/[、;]/g, ',')
      .replace(/^(?:on|the|at|在) ?/, ''),
  )
  if (days.length === 0 || rest !== '' || (but !== null && days.length === 7)) return null
  return { days: but === null ? (days.length === 7 ? [] : days) : week.filter((day) => !days.includes(day)) }
}

/** `22:30-7:00`, `from 22 to 7`, `晚上十点到早上七点`, `off`. */
export function readQuiet(value: string): { readonly quiet: QuietHours | null } | null {
  if (isOff(value)) return { quiet: null }
  const [, first = '', last = ''] =
    /^(?:from |between |从|de )?(.+?) ?(?:-|–|~|\bto\b|\buntil\b|\band\b|\ba\b|到|至) ?(?:at )?(.+)$/.exec(value) ?? []
  const [from, to] = [first, last.replace(/为止$/, '')].map((time) => readClock(time) ?? readHour(time))
  if (!from || !to) return null
  const minutes = ({ hour, minute }: { hour: number; minute: number }): number => ((hour % 24) * 60 + minute) % 1440
  return minutes(from) === minutes(to) ? null : { quiet: { from: minutes(from), to: minutes(to) } }
}

const week = [1, 2, 3, 4, 5, 6, 7]

/** `weekly`, `weekly friday 17:00`, `每周五 17:00`, `on`, `off`. A digest a week is one on a single day at an hour. */
export function readDigest(value: string): Partial<Wants> | null {
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
