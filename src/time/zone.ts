/** A reading of a clock on the wall; `month` counts from 1. Hours and days beyond their ends run over, as in Date.UTC. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

/** What clocks in this zone show at this moment. */
export function wallTime(at: number, timeZone: string): WallTime {
  const shown = new Date(at + offsetAt(at, timeZone))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  }
}

/** How far clocks in this zone are ahead of UTC at this moment, in milliseconds. */
export function offsetAt(at: number, timeZone: string): number {
  const read: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) read[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/**
 * The moment at which clocks in this zone show this. What daylight saving skips is the first moment after the gap, what comes
 * twice is the first of both.
 */
export function momentOf({ year, month, day, hour, minute }: WallTime, timeZone: string): number {
  const wall = Date.UTC(year, month - 1, day, hour, minute)
  const before = offsetAt(wall - dayMs, timeZone)
  const after = offsetAt(wall + dayMs, timeZone)
  const candidates = [wall - Math.max(before, after), wall - Math.min(before, after)]
  const found = candidates.find((candidate) => candidate + offsetAt(candidate, timeZone) === wall)
  if (found !== undefined) return found
  let [low = wall, high = wall] = candidates
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, timeZone) === after) high = middle
    else low = middle
  }
  return high
}

/** Whether clocks in this zone never show this, because daylight saving skips it. */
export const isSkipped = (wall: WallTime, timeZone: string): boolean =>
  wallText(momentOf(wall, timeZone), timeZone) !==
  new Date(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)).toISOString().slice(0, 16)

/** `YYYY-MM-DDTHH:MM` on the clocks of this zone. */
export function wallText(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

const dayMs = 86_400_000

/** Making one costs far more than asking it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
