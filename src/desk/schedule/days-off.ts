import { z } from 'zod'
import { type Actor, type DeskStore, daysOffSetting } from '../../store/desk.ts'
import { localDate } from '../../time/format.ts'

/** A day on which the standing schedule sends nothing out. */
export interface DayOff {
  /** YYYY-MM-DD, on the brief's calendar. */
  readonly date: string
  /** Why, as somebody wrote beside it; null: nothing. */
  readonly note: string | null
}

/** The days off in the store's settings, oldest first; those that have passed are none any more. */
export interface DaysOff {
  list(): Promise<readonly DayOff[]>
  add(days: readonly DayOff[], actor: Actor): Promise<void>
  /** Tells which of them were days off. */
  remove(dates: readonly string[], actor: Actor): Promise<readonly string[]>
}

/** Days off over a store; `changed` is told of every change. */
export function createDaysOff(
  store: Pick<DeskStore, 'setting' | 'saveSetting'>,
  timeZone: string,
  now: () => number,
  changed: () => void,
): DaysOff {
  const list = async (): Promise<readonly DayOff[]> => {
    const stored = await store.setting(daysOffSetting)
    const today = localDate(now(), timeZone)
    return stored === null ? [] : shape.parse(JSON.parse(stored)).filter(({ date }) => date >= today)
  }
  const save = async (days: readonly DayOff[], actor: Actor, detail: Readonly<Record<string, unknown>>) => {
    const sorted = days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
    const audit = { at: now(), actor, action: 'arranged', subject: 'days off', detail } as const
    await store.saveSetting(daysOffSetting, JSON.stringify(sorted), audit)
    changed()
  }
  return {
    list,
    async add(days, actor) {
      const known = (await list()).filter(({ date }) => days.every((day) => day.date !== date))
      await save([...known, ...days], actor, { added: days.map(({ date }) => date) })
    },
    async remove(dates, actor) {
      const known = await list()
      const removed = known.filter(({ date }) => dates.includes(date)).map(({ date }) => date)
      if (removed.length > 0)
        await save(
          known.filter(({ date }) => !removed.includes(date)),
          actor,
          { removed },
        )
      return removed
    },
  }
}

const shape = z.array(z.object({ date: z.string(), note: z.string().nullable() }))
