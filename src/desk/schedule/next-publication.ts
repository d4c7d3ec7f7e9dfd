import type { Brief } from '../../model.ts'
import { nextMoments } from './due-times.ts'
import type { StoredSchedule } from './stored-schedule.ts'

/** When the next issue goes out by itself, and with how many items at least; null: nothing is planned. */
export interface NextPublication {
  readonly at: number
  readonly min: number
}

/** The next publication after this moment, by whichever plan comes first. */
export async function nextPublication(
  schedule: Pick<StoredSchedule, 'once' | 'recurring'>,
  { timeZone }: Pick<Brief, 'timeZone'>,
  after: number,
): Promise<NextPublication | null> {
  const [once, standing] = [await schedule.once(), await schedule.recurring()]
  const [at] = standing === null ? [] : nextMoments(after, standing, timeZone, 1)
  const single = once !== null && once.at > after ? { at: once.at, min: 1 } : null
  const next = standing === null || at === undefined ? null : { at, min: standing.min }
  if (single === null || next === null) return single ?? next
  return single.at <= next.at ? single : next
}
