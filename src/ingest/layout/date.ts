import { isDecoration, isShort } from '../text/tidy.ts'

/** A date found in a line. */
export interface Dated {
  /** YYYY-MM-DD; null when there is no such day, or no year. */
  readonly date: string | null
  /** As it was written. */
  readonly written: string
  /** The line without the date when that stood at its start or end; else the line as it is. */
  readonly rest: string
  /** Nothing else stands in the line but, perhaps, the day of the week. */
  readonly alone: boolean
  /** Names no year; `date` is then the day nearest to today, if today was given. */
  readonly yearless: boolean
  /** The day of the week that was written beside it, if it is another one than that of the date. */
  readonly wrongWeekday: string | null
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const month =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?'
// No newsletter is older: "1900" is a clock, or a program's zero.
const year = '(?<year>19[5-9]\\d|20\\d\\d)'

const complete = [
  `(?<![\\d.-])${year} ?(?<mark>[-/.]) ?(?<month>\\d{1,2}) ?\\k<mark> ?(?<day>\\d{1,2})(?![\\d-])`,
  `(?<!\\d)${year} ?年 ?(?<month>\\d{1,2}) ?月 ?(?<day>\\d{1,2}) ?[日号]?`,
  `(?<![\\d.])(?<day>\\d{1,2})\\. ?(?<month>\\d{1,2})\\. ?${year}(?!\\d)`,
  // Of two small numbers nobody can tell which is the month.
  `(?<![\\d/])(?<day>1[3-9]|2\\d|3[01])/(?<month>0?[1-9]|1[0-2])/${year}(?!\\d)`,
  `(?<![\\d/])(?<month>0?[1-9]|1[0-2])/(?<day>1[3-9]|2\\d|3[01])/${year}(?!\\d)`,
  `\\b${month} ?${day},? ?${year}(?!\\d)`,
  `(?<!\\d)${day}\\.? ?(?:of )?${month},? ?${year}(?!\\d)`,
].map((source) => new RegExp(source, 'i'))
const partial = [
  '(?<!\\d)(?<month>\\d{1,2}) ?月 ?(?<day>\\d{1,2}) ?[日号]',
  `\\b${month} ${day}(?![\\d\\p{L}])`,
  `(?<!\\d)${day}\\.? (?:of )?${month}(?!\\p{L})`,
].map((source) => new RegExp(source, 'iu'))

const weekdays = ['sun|日|天', 'mon|一', 'tue|二', 'wed|三', 'thu|四', 'fri|五', 'sat|六'].map(
  (names) => new RegExp(`^(?:${names})`, 'i'),
)
const weekday =
  '(?:(?<english>(?:sun|mon|tue|wed|thu|fri|sat)(?:s?day|nesday|rsday|urday|s|rs|r)?)\\b\\.?|(?:星期|周|礼拜)(?<chinese>[一二三四五六日天]))'
const dayBefore = new RegExp(`(?:^|[\\s\\p{P}])${weekday}[\\s,，]*(?:the )?$`, 'iu')
const dayAfter = new RegExp(`^[\\s,，(（]*${weekday}[)）]?`, 'iu')

const dateLabel =
  /(?:date|datum|created|published|posted|updated|sent|日期|时间|发布|发布于|创建时间|发布时间|更新时间) ?[:：] ?$/i
const clock =
  /^(?:T|[\s,，]*(?:at |@ ?|um )?(?:上午|早上|下午|晚上)? ?)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?(?: ?[ap]\.?m\.?)?(?:Z| ?[(（]?(?:[A-Z]{2,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?[)）]?)?(?![\p{L}\p{N}])/iu

/** The first date in a line of a newsletter's head, or null; the years of today decide about one that names none. */
export function dateIn(line: string, today: string | null): Dated | null {
  if (!isShort(line)) return null
  return search(line, complete, null) ?? search(line, partial, today)
}

function search(line: string, forms: readonly RegExp[], today: string | null): Dated | null {
  const found = forms
    .map((form) => form.exec(line))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index)[0]
  if (!found?.groups) return null
  const { year: y, month: m, name, day: d } = found.groups
  const numbers = { month: m ? Number(m) : monthOf(name), day: Number(d) }
  const date = y ? calendarDay(Number(y), numbers) : today === null ? null : nearest(today, numbers)
  let before = line.slice(0, found.index)
  let after = line.slice(found.index + found[0].length)
  after = after.replace(clock, '')
  const beside = dayAfter.exec(after) ?? dayBefore.exec(before)
  const named = beside?.groups?.english ?? beside?.groups?.chinese
  const right = date === null || named === undefined || weekdays[new Date(date).getUTCDay()]?.test(named)
  if (beside?.index === 0 && after.startsWith(beside[0])) after = after.slice(beside[0].length).replace(clock, '')
  else if (beside) before = before.slice(0, beside.index)
  return {
    date,
    written: found[0],
    rest: date === null ? line : restOf(line, before, after),
    alone: isDecoration(before.replace(dateLabel, '')) && isDecoration(after),
    yearless: y === undefined,
    wrongWeekday: right ? null : (named ?? null),
  }
}

// In the middle of a title ("The year to 31 December 2026 in figures") the date is part of what it says.
function restOf(line: string, before: string, after: string): string {
  const head = before.replace(dateLabel, '')
  if (isDecoration(after)) return head.replace(/[\s,，、|｜¦/~～·•:：;(（[<«–—-]+$/u, '')
  if (isDecoration(head)) return after.replace(/^[\s,，、|｜¦/~～·•:：;)）\]>»–—-]+/u, '')
  return line
}

const monthOf = (name = ''): number => months.split('|').indexOf(name.slice(0, 3).toLowerCase()) + 1

interface MonthDay {
  readonly month: number
  readonly day: number
}

function calendarDay(y: number, { month: m, day: d }: MonthDay): string | null {
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 ? date.toISOString().slice(0, 10) : null
}

function nearest(today: string, monthDay: MonthDay): string | null {
  const now = Date.parse(today)
  const around = new Date(now).getUTCFullYear()
  const days = [around - 1, around, around + 1].flatMap((y) => calendarDay(y, monthDay) ?? [])
  return days.sort((a, b) => Math.abs(Date.parse(a) - now) - Math.abs(Date.parse(b) - now))[0] ?? null
}
