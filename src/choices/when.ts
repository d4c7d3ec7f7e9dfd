import type { When } from '../model.ts'
import { type Day, dayAfter, weekdayOf } from '../time/read-day.ts'
import { momentOf, wallTime } from '../time/zone.ts'

/** What a moment of arrival depends on besides the wishes. */
export interface Arrival {
  /** The brief's own. */
  readonly timeZone: string
  readonly urgent: boolean
}

/** Whether all that is published comes at once: no hour, no days, no quiet. */
export const isAtOnce = ({ hour, days, quiet }: When): boolean => hour === null && days.length === 0 && quiet === null

/**
 * When somebody who chose so gets what is there from `at` on: the next chosen hour on a chosen day, or (without an hour) at once on a
 * chosen day and else when the next one begins; what falls into quiet hours comes when they end. What daylight saving skips is the
 * first moment after the gap; of an hour that comes twice, the first. What is urgent waits for nothing but the end of quiet hours, and
 * for those who agreed not even for that.
 */
export function dueAt(when: When, at: number, { timeZone: own, urgent }: Arrival): number {
  if (isAtOnce(when)) return at
  const { hour, minute, quiet } = when
  const timeZone = when.timeZone ?? own
  if (urgent) return quiet === null || when.urgent ? at : afterQuiet(at, quiet, timeZone)
  if (hour !== null) {
    const chosen = nextTime(at, hour * 60 + minute, when, timeZone)
    return quiet === null ? chosen : afterQuiet(chosen, quiet, timeZone)
  }
  let due = at
  // Quiet hours may end on a day that was not chosen, and a day may begin in quiet hours: after both, all is said.
  for (let step = 0; step < 3; step++) {
    if (!isChosen(wallTime(due, timeZone), when)) due = nextTime(due, 0, when, timeZone)
    if (quiet !== null) due = afterQuiet(due, quiet, timeZone)
  }
  return due
}

/** The end of the quiet hours that this moment is in, or the moment itself. */
export function afterQuiet(at: number, { from, to }: NonNullable<When['quiet']>, timeZone: string): number {
  const today = wallTime(at, timeZone)
  for (const days of [-1, 0]) {
    const begins = onDay(today, days, from, timeZone)
    const ends = onDay(today, to > from ? days : days + 1, to, timeZone)
    if (begins <= at && at < ends) return ends
  }
  return at
}

function nextTime(at: number, minutes: number, when: When, timeZone: string): number {
  const today = wallTime(at, timeZone)
  for (let days = 0; ; days++) {
    const day = dayAfter(today, days)
    if (!isChosen(day, when)) continue
    const moment = onDay(today, days, minutes, timeZone)
    if (moment >= at) return moment
  }
}

const onDay = (today: Day, days: number, minutes: number, timeZone: string): number =>
  momentOf({ ...dayAfter(today, days), hour: 0, minute: minutes }, timeZone)

const isChosen = (day: Day, { days }: When): boolean => days.length === 0 || days.includes(weekdayOf(day))
