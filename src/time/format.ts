import type { Language } from '../model.ts'
import type { ClockTime } from './read-clock.ts'
import { offsetAt, wallTime } from './zone.ts'

/** The calendar day at this moment in this zone, YYYY-MM-DD. */
export const localDate = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** `Thursday, 24 December 2026, 07:30 (Europe/Berlin, UTC+1)`: a moment that nobody can mistake. */
export function formatMoment(at: number, timeZone: string, language: Language): string {
  const offset = offsetName(offsetAt(at, timeZone))
  const zone = timeZone === offset ? offset : `${timeZone}${language === 'zh' ? '，' : ', '}${offset}`
  const part = (locale: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at)
  const time = clockText(at, timeZone)
  if (language === 'zh')
    return `${part('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })} ${time}（${zone}）`
  const date = part('en-GB', { year: 'numeric', month: 'long', day: 'numeric' })
  return `${part('en-GB', { weekday: 'long' })}, ${date}, ${time} (${zone})`
}

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
