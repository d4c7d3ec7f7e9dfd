import { dayAfter } from './read-day.ts'
import { momentOf, wallTime } from './zone.ts'

/** The next moment, from `at` on, at which it is this full hour in this zone; an hour that daylight saving skips comes after the gap. */
export function nextHour(at: number, hour: number, timeZone: string): number {
  const today = wallTime(at, timeZone)
  for (let days = 0; ; days++) {
    const moment = momentOf({ ...dayAfter(today, days), hour, minute: 0 }, timeZone)
    if (moment >= at) return moment
  }
}
