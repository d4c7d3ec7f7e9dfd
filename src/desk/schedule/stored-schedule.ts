import { z } from 'zod'
import { type Actor, type DeskStore, scheduleSetting, standingSetting } from '../../store/desk.ts'
import { targetShape } from '../target-shape.ts'
import { createDaysOff, type DaysOff } from './days-off.ts'
import type { PlannedPublication, RecurringSchedule } from './due-times.ts'

/** When issues go out by themselves. */
export interface StoredSchedule {
  once(): Promise<PlannedPublication | null>
  /** With the days off. */
  recurring(): Promise<RecurringSchedule | null>
  readonly daysOff: DaysOff
  /** Publishes the draft at this moment, whatever was planned before. */
  plan(once: PlannedPublication, actor: Actor): Promise<void>
  /** Takes the single publication away and tells which it was, or null: there was none. */
  cancelPlanned(actor: Actor): Promise<PlannedPublication | null>
  /** Takes the single publication of this moment away without a word: it is done with. */
  drop(at: number): Promise<void>
  /** Null: no standing schedule from now on. */
  setRecurring(standing: RecurringSchedule | null, actor: Actor): Promise<void>
}

/** An agenda in the store's settings; `changed` is told of every change made here. */
export function createSchedule(
  store: Pick<DeskStore, 'setting' | 'saveSetting'>,
  timeZone: string,
  now: () => number,
  changed: () => void,
): StoredSchedule {
  const daysOff = createDaysOff(store, timeZone, now, changed)
  const once = () => plannedPublication(store)
  return {
    once,
    daysOff,
    async recurring() {
      const standing = read(await store.setting(standingSetting), standingShape)
      return standing && { ...standing, except: (await daysOff.list()).map(({ date }) => date) }
    },
    async plan(once, actor) {
      const audit = { at: now(), actor, action: 'scheduled', subject: 'draft', detail: { moment: once.at } } as const
      await store.saveSetting(scheduleSetting, JSON.stringify(once), audit)
      changed()
    },
    async cancelPlanned(actor) {
      const planned = await once()
      if (planned === null) return null
      const audit = {
        at: now(),
        actor,
        action: 'unscheduled',
        subject: 'draft',
        detail: { moment: planned.at },
      } as const
      await store.saveSetting(scheduleSetting, null, audit)
      changed()
      return planned
    },
    async drop(at) {
      if ((await once())?.at === at) await store.saveSetting(scheduleSetting, null)
    },
    async setRecurring(standing, actor) {
      const { days, time, min, remind } = standing ?? {}
      const detail = standing === null ? {} : { days, time, min, remind }
      const audit = {
        at: now(),
        actor,
        action: standing ? 'scheduled' : 'unscheduled',
        subject: 'standing',
        detail,
      } as const
      await store.saveSetting(standingSetting, standing && JSON.stringify({ ...standing, except: undefined }), audit)
      changed()
    },
  }
}

/** The single publication that is planned, or null. */
export const plannedPublication = async (store: Pick<DeskStore, 'setting'>): Promise<PlannedPublication | null> =>
  read(await store.setting(scheduleSetting), onceShape)

const target = targetShape.nullable()
const time = z.object({ hour: z.number(), minute: z.number() })
const onceShape = z.object({ at: z.number(), by: z.string(), name: z.string().nullable(), target })
const standingShape = z.object({
  days: z.array(z.number()),
  time,
  min: z.number(),
  remind: time.nullable(),
  since: z.number(),
  by: z.string(),
  target,
})

const read = <T>(stored: string | null, shape: z.ZodType<T>): T | null =>
  stored === null ? null : shape.parse(JSON.parse(stored))
