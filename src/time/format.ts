import type { Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { ClockTime } from './read-clock.ts'
import { offsetAt, wallTime } from './zone.ts'

/** The calendar day at this moment in this zone, YYYY-MM-DD. */
export const localDate = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** A moment that nobody can mistake, with its day and zone: `Thursday, 24 December 2026, 07:30 (Europe/Berlin, UTC+1)`. */
export const formatMoment = (at: number, timeZone: string, language: Language): string =>
  phrasesIn(language).moment(at, timeZone, clockText(at, timeZone), offsetName(offsetAt(at, timeZone)))

/** `07:30`: what clocks in this zone show at this moment. */
export const clockText = (at: number, timeZone: string): string => timeText(wallTime(at, timeZone))

/** `07:30`. */
export const timeText = ({ hour, minute }: ClockTime): string => `${two(hour)}:${two(minute)}`

const two = (value: number): string => String(value).padStart(2, '0')

const offsetName = (offsetMs: number): string => {
  if (offsetMs === 0) return 'UTC'
  const minutes = Math.abs(Math.round(offsetMs / 60_000))
  const rest = minutes % 60 === 0 ? '' : `:${two(minutes % 60)}`
  return `UTC${offsetMs < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`
}
