import { longestTime, plainWords } from './read-clock.ts'
import { type Day, dayAfter, readDay } from './read-day.ts'
import { readMoment } from './read-moment.ts'
import { momentOf, wallTime } from './zone.ts'

/** Until when somebody wants to be left alone: a moment, one that has passed, or nothing that can be read. */
export type Pause = { readonly kind: 'until' | 'past'; readonly at: number } | { readonly kind: 'unknown' }

/**
 * Reads `2 weeks`, `for a month`, `10 days`, `until Monday`, `till 24 Dec 8:00`, `两周`, `到下周一`, `三天` as clocks in this zone show it. A span
 * of days keeps the clock time; a day alone begins at this hour.
 */
export function readPause(written: string, now: number, timeZone: string, hour: number): Pause {
  if (written.length > longestTime) return { kind: 'unknown' }
  const words = plainWords(written).replace(/^(?:for|until|till|til|to|(?:一)?直到|直至|到|至) ?/, '')
  const today: Day = wallTime(now, timeZone)
  const days = spanOf(words, today)
  if (days !== null) return until(momentOf({ ...wallTime(now, timeZone), ...dayAfter(today, days) }, timeZone), now)
  const named = readDay(words.replace(/[前为止之以]+$/, ''), today)
  if (named !== null) {
    const on = (day: Day): number => momentOf({ ...day, hour, minute: 0 }, timeZone)
    const at = on(named.day)
    if (at > now || named.kind === 'fixed') return until(at, now)
    return until(
      named.kind === 'weekday' ? on(dayAfter(named.day, 7)) : on({ ...named.day, year: named.day.year + 1 }),
      now,
    )
  }
  const moment = readMoment(/^\d+ (?:hours?|minutes?|h|m)/.test(words) ? `in ${words}` : words, now, timeZone)
  return moment.kind === 'unknown' ? moment : until(moment.at, now)
}

const until = (at: number, now: number): Pause => ({ kind: at > now ? 'until' : 'past', at })

const names = ['a|an|one', 'two|a couple of', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const english = new RegExp(`^(\\d{1,3}|${names.join('|')}) ?(days?|d|weeks?|wks?|w|months?|fortnights?)$`)
const chinese = /^(\d{1,3})个?(天|日|周|星期|礼拜|月)$/

/** So many days, or null: it is no such span. A month ends on the same day of a later one. */
function spanOf(words: string, today: Day): number | null {
  const [, many = '', unit] = english.exec(words) ?? chinese.exec(words) ?? []
  if (unit === undefined) return null
  const named = names.findIndex((each) => each.split('|').includes(many))
  const count = named < 0 ? Number(many) : named + 1
  if (/^(?:d|天|日)/.test(unit)) return count
  if (/^f/.test(unit)) return count * 14
  if (/^(?:w|周|星期|礼拜)/.test(unit)) return count * 7
  const ends = Date.UTC(today.year, today.month - 1 + count, today.day)
  return Math.round((ends - Date.UTC(today.year, today.month - 1, today.day)) / 86_400_000)
}
