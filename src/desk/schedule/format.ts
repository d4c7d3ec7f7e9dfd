import type { Phrases } from '../../phrases/index.ts'
import { timeText } from '../../time/format.ts'
import type { RecurringSchedule } from './due-times.ts'

/** A standing schedule in a few words, or null where these are not the details of one. */
export function formatRecurring(
  { days, time }: Partial<Record<keyof RecurringSchedule, unknown>>,
  { publishing }: Phrases,
): string | null {
  const named = Array.isArray(days) ? days.filter((day) => typeof day === 'number') : []
  if (named.length === 0 || typeof time !== 'object' || time === null) return null
  if (!('hour' in time && 'minute' in time)) return null
  const { hour, minute } = time
  if (typeof hour !== 'number' || typeof minute !== 'number') return null
  return `${publishing.weekdays(named)} ${timeText({ hour, minute })}`
}
