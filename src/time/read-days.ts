import { type Day, dayAfter, readDay, readWeekday } from './read-day.ts'
import { datesFromSpanish, fromSpanish } from './spanish.ts'

/** Calendar days out of a text, in its order, each once, and the pieces of it that look like days and are none. */
export interface ReadDays {
  /** `note`: what stands beside it, such as the name of the holiday, or null. */
  readonly days: readonly { readonly date: string; readonly note: string | null }[]
  readonly unread: readonly string[]
}

/**
 * Reads days in any common writing, one a line or with commas between: `24 Dec, 25 December: Christmas`, `2026-12-31`, `1–3 January`,
 * `12月24日`, `10月1日至7日 国庆`, `tomorrow`, `friday`. A day without a year that has passed is next year's. `12/11/2026` could be two days, and
 * is not read.
 */
export function readDays(text: string, today: Day): ReadDays {
  const days = new Map<string, string | null>()
  const unread: string[] = []
  const put = (day: Day, note: string | null): void => {
    const date = dateOf(day)
    days.set(date, note ?? days.get(date) ?? null)
  }
  for (const line of text.slice(0, longest).split(/[\n;；]+/)) {
    const found = [...plainLine(line).matchAll(dates)]
    if (found.length === 0) {
      const pieces = line.split(/[,，、]|\band\b|和/).map((piece) => piece.trim())
      for (const piece of pieces.filter((each) => each !== '')) {
        const named = readDay(fromSpanish(piece.toLowerCase()), today)
        if (named) put(named.day, null)
        else unread.push(piece)
      }
      continue
    }
    const plain = plainLine(line)
    found.forEach((match, at) => {
      const next = found[at + 1]?.index ?? plain.length
      const behind = noteOf(plain.slice(match.index + match[0].length, next))
      const before = found.length === 1 ? noteOf(plain.slice(0, match.index)) : null
      const range = daysOf(match[0].trim(), today)
      if (range === null) unread.push(match[0].trim())
      else for (const day of range) put(day, behind ?? before)
    })
  }
  return { days: [...days].map(([date, note]) => ({ date, note })).sort((a, b) => (a.date < b.date ? -1 : 1)), unread }
}

const plainLine = (line: string): string => datesFromSpanish(line.normalize('NFKC'))

/** YYYY-MM-DD. */
export const dateOf = ({ year, month, day }: Day): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

/** A holiday list of many years takes fewer letters. */
const longest = 20_000

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const nth = '\\d{1,2}(?:st|nd|rd|th)?'
const to = ' ?(?:-|–|—|~|to|until|bis|至|到) ?'
const single = [
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '(?:\\d{4} ?年 ?)?\\d{1,2} ?月 ?\\d{1,2} ?[日号]?',
  '\\d{1,2}\\. ?\\d{1,2}\\.(?: ?\\d{4})?',
  '\\d{1,2}/\\d{1,2}/\\d{4}',
  `${nth} (?:of )?${month}(?:,? \\d{4})?`,
  `${month} (?:the )?${nth}(?:,? \\d{4})?`,
].join('|')
/** One day, or a day to another one; of the first or the second only what differs may be written. */
const dates = new RegExp(
  `(?<![\\p{L}\\d])(?:${nth}${to}${nth} (?:of )?${month}(?:,? \\d{4})?|${month} ${nth}${to}${nth}(?:,? \\d{4})?(?![ ]?${month})|(?:${single})(?:${to}(?:${single}|\\d{1,2} ?[日号]))?)(?![\\d])`,
  'giu',
)

/** More days between two are a slip. */
const mostDays = 62

function daysOf(written: string, today: Day): readonly Day[] | null {
  const words = written.toLowerCase()
  const [, first, last, rest] =
    new RegExp(`^(\\d{1,2})[a-z]{0,2}${to}(\\d{1,2})[a-z]{0,2} (?:of )?(${month}.*)$`).exec(words) ?? []
  if (first && last && rest) return between(one(`${first} ${rest}`, today), one(`${last} ${rest}`, today))
  const [, name, from, until, year = ''] =
    new RegExp(`^(${month}) (\\d{1,2})[a-z]{0,2}${to}(\\d{1,2})[a-z]{0,2}(.*)$`).exec(words) ?? []
  if (name && from && until) return between(one(`${name} ${from}${year}`, today), one(`${name} ${until}${year}`, today))
  const cut = new RegExp(`^(.*?[^\\d ])${to}(.+)$|^(\\d{4}-\\d{1,2}-\\d{1,2})${to}(\\d{4}-.+)$`).exec(words)
  const whole = one(words, today)
  if (whole) return [whole]
  const [begin, end] = [cut?.[1] ?? cut?.[3], cut?.[2] ?? cut?.[4]]
  if (begin === undefined || end === undefined) return null
  const start = one(begin, today)
  // 10月1日至7日
  const [, alone] = /^(\d{1,2}) ?[日号]$/.exec(end) ?? []
  const stop = start && alone ? one(dateOf({ ...start, day: Number(alone) }), today) : one(end, today)
  return between(start, start && stop && dateOf(stop) < dateOf(start) ? { ...stop, year: stop.year + 1 } : stop)
}

/** A single day; one without a year that has passed is next year's. */
function one(words: string, today: Day): Day | null {
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words)
  if (slashes) {
    const [a, b, year] = slashes.slice(1).map(Number)
    if (a === undefined || b === undefined || (a <= 12 && b <= 12 && a !== b)) return null
    return readDay(`${year}-${a > 12 ? b : a}-${a > 12 ? a : b}`, today)?.day ?? null
  }
  const named = readDay(
    words
      .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
      .replace(/年 ?/, '年')
      .trim(),
    today,
  )
  if (!named) return null
  const past = named.kind === 'yearless' && dateOf(named.day) < dateOf(today)
  return past ? (readDay(dateOf({ ...named.day, year: named.day.year + 1 }), today)?.day ?? null) : named.day
}

function between(first: Day | null, last: Day | null): readonly Day[] | null {
  if (!first || !last || dateOf(last) < dateOf(first)) return null
  const days: Day[] = []
  for (let day = first; dateOf(day) <= dateOf(last); day = dayAfter(day, 1)) {
    if (days.length === mostDays) return null
    days.push(day)
  }
  return days
}

/** What stands beside a day, without what only joins or names the day of the week. */
function noteOf(text: string): string | null {
  const words = text
    .replaceAll(/[A-Za-z]+|[周星期礼拜]+[一二三四五六日天]/g, (word) => (readWeekday(word.toLowerCase()) ? '' : word))
    .replaceAll(/^(?:[\s,，、:：()（）*•.\-–—|]|\band\b|和)+|(?:[\s,，、:：()（）*•\-–—|]|\band\b|和)+$/g, '')
    .trim()
  return words === '' ? null : words.slice(0, longestNote)
}

const longestNote = 60
