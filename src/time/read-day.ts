import type { WallTime } from './zone.ts'

/** A calendar day. */
export type Day = Pick<WallTime, 'year' | 'month' | 'day'>

/** Which day was named, and how: `weekday` moves on by a week when its time has passed, `yearless` perhaps by a year. */
export interface NamedDay {
  readonly day: Day
  /** Some people mean this one by the same words: “next Friday” said on a Monday. */
  readonly or?: Day
  readonly kind: 'fixed' | 'weekday' | 'yearless'
}

/** The day so many days later. */
export function dayAfter({ year, month, day }: Day, days: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export const weekdayOf = ({ year, month, day }: Day): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7

const weekdays = ['mon|一', 'tue|二', 'wed|三', 'thu|四', 'fri|五', 'sat|六', 'sun|日|天'].map(
  (names) => new RegExp(`^(?:${names})`),
)
const weekdayWords =
  /^(?:on )?(?:next |this )?(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)$|^(下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])$/

/** The day of the week that a word names, 1 for Monday, or null. */
export function readWeekday(word: string): number | null {
  const match = weekdayWords.exec(word)
  const name = match?.[1] ?? match?.[3]
  return name === undefined ? null : weekdays.findIndex((names) => names.test(name)) + 1
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const month = `(?<name>${months})[a-z]*\\.?`
const dates = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/,
  /^(?:(?<year>\d{4}) ?年 ?)?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号]?$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})?$/,
  // Some people write the month first: read only where one of them cannot be a month.
  /^(?<day>1[3-9]|2\d|3[01])\/(?<month>0?[1-9]|1[0-2])(?:\/(?<year>\d{4}))?$/,
  /^(?<month>0?[1-9]|1[0-2])\/(?<day>1[3-9]|2\d|3[01])(?:\/(?<year>\d{4}))?$/,
  new RegExp(`^(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${month},?(?: (?<year>\\d{4}))?$`),
  new RegExp(`^(?:on )?${month} (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?,?(?: (?<year>\\d{4}))?$`),
]
const relative: readonly (readonly [RegExp, number])[] = [
  [/^(today|今天|今日|今)$/, 0],
  [/^(tomorrow|tmrw|明天|明日|明)$/, 1],
  [/^(the )?day after tomorrow$|^后[天日]?$/, 2],
  [/^大后天$/, 3],
]

/** Reads `tomorrow`, `monday`, `2026-12-24`, `24 Dec`, `12月24日`, `下周一` and the like out of plain words; null for anything else. */
export function readDay(words: string, today: Day): NamedDay | null {
  const days = relative.find(([pattern]) => pattern.test(words))?.[1]
  if (days !== undefined) return { day: dayAfter(today, days), kind: 'fixed' }
  const weekday = readWeekday(words)
  if (weekday !== null) {
    const ahead = weekday - weekdayOf(today)
    // 本周五 and “this Friday” stay in this week, though it may have passed.
    if (/^(?:on )?(?:this |本|这)/.test(words)) return { day: dayAfter(today, ahead), kind: 'fixed' }
    if (words.startsWith('下')) return { day: dayAfter(today, ahead + 7), kind: 'fixed' }
    if (!/^(?:on )?next /.test(words)) return { day: dayAfter(today, (ahead + 7) % 7), kind: 'weekday' }
    return ahead > 0
      ? { day: dayAfter(today, ahead), or: dayAfter(today, ahead + 7), kind: 'fixed' }
      : { day: dayAfter(today, ahead + 7), kind: 'fixed' }
  }
  for (const pattern of dates) {
    const found = pattern.exec(words)?.groups
    if (!found) continue
    const { year, month, name, day } = found
    const named = {
      year: year === undefined ? today.year : Number(year),
      month: name === undefined ? Number(month) : months.split('|').indexOf(name) + 1,
      day: Number(day),
    }
    return exists(named) ? { day: named, kind: year === undefined ? 'yearless' : 'fixed' } : null
  }
  return null
}

const exists = (named: Day): boolean => {
  const { year, month, day } = dayAfter(named, 0)
  return year === named.year && month === named.month && day === named.day
}
