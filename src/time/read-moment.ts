import { type ClockTime, longestTime, plainWords, readClock } from './read-clock.ts'
import { type Day, dayAfter, type NamedDay, readDay } from './read-day.ts'
import { readPlainHour } from './read-hour.ts'
import { clockIn, readPart, type SaidPart, usualTime } from './read-part.ts'
import { isSkipped, momentOf, wallTime } from './zone.ts'

/** What somebody meant by a time: a moment to come, one that has passed, or nothing that can be read. */
export type When =
  | {
      readonly kind: 'at' | 'past'
      readonly at: number
      /** Some people mean this moment by the same words: whoever wrote them has to say. */
      readonly or?: number
      /** What was asked for, which clocks skip that night: `at` is the moment at which they go on. */
      readonly skipped?: ClockTime
    }
  | { readonly kind: 'unknown' }

/**
 * Reads a time in English or Chinese as clocks in this zone show it: `at 08:00`, `tomorrow 8am`, `monday 07:30`, `24 Dec 7:30`,
 * `in 2 hours`, `tonight at 9`, `half past seven tomorrow`, `tomorrow morning`, `明早8点半`. A clock time alone that has passed today is tomorrow's; a day that was named has passed.
 */
export function readMoment(written: string, now: number, timeZone: string): When {
  if (written.length > longestTime) return { kind: 'unknown' }
  const words = plainWords(written).replace(/(\d)t(\d)/, '$1 $2')
  const later = readLater(words)
  if (later !== null) return inTime(later, now, timeZone)
  const today: Day = wallTime(now, timeZone)
  const said = readPart(words)
  const found = (said && inPart(said, today)) ?? dayAndClock(words, today)
  return found === null ? { kind: 'unknown' } : next(found.named, found.clock, now, timeZone)
}

interface DayAndClock {
  readonly named: Named
  readonly clock: ClockTime
}

function dayAndClock(words: string, today: Day): DayAndClock | null {
  for (const [days, hours] of cuts(words)) {
    const clock = readTime(hours.replace(/^(?:at|@|于|在|的) ?/, ''))
    if (clock === null) continue
    const named = days === '' ? ({ day: today, kind: 'bare' } as const) : readDay(days.replace(/^on /, ''), today)
    if (named !== null) return { named, clock }
  }
  return null
}

/** Four figures are a year here. */
const readTime = (words: string): ClockTime | null =>
  readClock(words) ?? (/^\d{4}$/.test(words) ? null : readPlainHour(words))

/** With a part of the day: the time within it, or the hour at which it is meant where none is named. */
function inPart({ part, rest }: SaidPart, today: Day): DayAndClock | null {
  const timed = rest === '' ? null : dayAndClock(rest, today)
  if (timed) return { named: timed.named, clock: clockIn(part, timed.clock) }
  const named = rest === '' ? ({ day: today, kind: 'bare' } as const) : readDay(rest, today)
  return named && { named, clock: usualTime(part) }
}

interface Later {
  readonly minutes: number
  readonly days: number
}

const english =
  /^(?:(\d+(?:\.5)?|an?|half an?) ?(minutes?|mins?|m|hours?|hrs?|h|days?|d))(?: ?(?:and )?(\d+) ?(?:minutes?|mins?|m))?$/
const chinese = /^(半|\d+)个?(半)?(分钟|小时|钟头|天)(半)?(?:(\d+)分钟?)?[之以]?后$/

function readLater(words: string): Later | null {
  const [, many, unit = '', more] = english.exec(words.replace(/^in /, '')) ?? []
  if (many !== undefined && words.startsWith('in ')) {
    const count = many === 'a' || many === 'an' ? 1 : many.startsWith('half') ? 0.5 : Number(many)
    return laterOf(count, unit.startsWith('d') ? 'day' : unit.startsWith('h') ? 'hour' : 'minute', Number(more ?? 0))
  }
  const [, amount, before, measure, after, minutes] = chinese.exec(words) ?? []
  if (amount === undefined) return null
  const count = amount === '半' ? 0.5 : Number(amount) + (before || after ? 0.5 : 0)
  return laterOf(count, measure === '天' ? 'day' : measure === '分钟' ? 'minute' : 'hour', Number(minutes ?? 0))
}

const laterOf = (count: number, unit: 'day' | 'hour' | 'minute', minutes: number): Later => {
  if (unit === 'day') return { days: Math.floor(count), minutes: (count % 1) * 1440 + minutes }
  return { days: 0, minutes: count * (unit === 'hour' ? 60 : 1) + minutes }
}

/** Days keep the clock time, hours and minutes are so long. */
function inTime({ days, minutes }: Later, now: number, timeZone: string): When {
  const wall = wallTime(now, timeZone)
  const from = days === 0 ? now : momentOf({ ...wall, ...dayAfter(wall, days) }, timeZone)
  const at = from + minutes * 60_000
  return at > now && at < now + longestMs ? { kind: 'at', at } : { kind: 'unknown' }
}

/** Nobody schedules an issue further away; a slip of the finger does. */
const longestMs = 400 * 86_400_000

/** Every way to cut words into a day and a time: all of it time, or one behind the other; no number is cut in two. */
function* cuts(words: string): Generator<readonly [string, string]> {
  yield ['', words]
  for (let at = words.length - 1; at > 0; at--) {
    if (/\d\d/.test(words.slice(at - 1, at + 1))) continue
    const [before, behind] = [words.slice(0, at).replace(/,? ?$/, ''), words.slice(at).trimStart()]
    yield [before, behind]
    yield [behind, before]
  }
}

type Named = NamedDay | { readonly day: Day; readonly or?: undefined; readonly kind: 'bare' }

function next({ day, kind, or }: Named, clock: ClockTime, now: number, timeZone: string): When {
  const on = (date: Day): number => momentOf({ ...date, ...clock }, timeZone)
  const to = (date: Day): When => ({
    kind: 'at',
    at: on(date),
    ...(or === undefined ? {} : { or: on(or) }),
    ...(isSkipped({ ...date, ...clock }, timeZone) ? { skipped: { ...clock, hour: clock.hour % 24 } } : {}),
  })
  const at = on(day)
  if (at > now) return to(day)
  switch (kind) {
    case 'bare':
      return to(dayAfter(day, 1))
    case 'weekday':
      return to(dayAfter(day, 7))
    case 'yearless':
      return now - at < longestMs / 2 ? { kind: 'past', at } : to({ ...day, year: day.year + 1 })
    case 'fixed':
      return { kind: 'past', at }
  }
}
