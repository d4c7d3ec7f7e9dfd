import { z } from 'zod'
import { type Actor, type DeskStore, scheduleSetting } from '../../store/desk.ts'
import type { Once, Standing } from './due-times.ts'

/** When issues go out by themselves. */
export interface Agenda {
  once(): Promise<Once | null>
  standing(): Promise<Standing | null>
  /** Publishes the draft at this moment, whatever was planned before. */
  schedule(once: Once, actor: Actor): Promise<void>
  /** Takes the single publication away and tells which it was, or null: there was none. */
  unschedule(actor: Actor): Promise<Once | null>
  /** Takes the single publication of this moment away without a word: it is done with. */
  drop(at: number): Promise<void>
  /** Null: no standing schedule from now on. */
  stand(standing: Standing | null, actor: Actor): Promise<void>
}

/** An agenda in the store's settings; `changed` is told of every change made here. */
export function createAgenda(
  store: Pick<DeskStore, 'setting' | 'saveSetting'>,
  now: () => number,
  changed: () => void,
): Agenda {
  const once = async (): Promise<Once | null> => read(await store.setting(scheduleSetting), onceShape)
  return {
    once,
    standing: async () => read(await store.setting(standingSetting), standingShape),
    async schedule(once, actor) {
      const deed = { at: now(), actor, deed: 'scheduled', subject: 'draft', detail: { moment: once.at } } as const
      await store.saveSetting(scheduleSetting, JSON.stringify(once), deed)
      changed()
    },
    async unschedule(actor) {
      const planned = await once()
      if (planned === null) return null
      const deed = { at: now(), actor, deed: 'unscheduled', subject: 'draft', detail: { moment: planned.at } } as const
      await store.saveSetting(scheduleSetting, null, deed)
      changed()
      return planned
    },
    async drop(at) {
      if ((await once())?.at === at) await store.saveSetting(scheduleSetting, null)
    },
    async stand(standing, actor) {
      const { days, time, min, remind } = standing ?? {}
      const detail = standing === null ? {} : { days, time, min, remind }
      const deed = {
        at: now(),
        actor,
        deed: standing ? 'scheduled' : 'unscheduled',
        subject: 'standing',
        detail,
      } as const
      await store.saveSetting(standingSetting, standing && JSON.stringify(standing), deed)
      changed()
    },
  }
}

const standingSetting = 'standing'

const target = z
  .object({ platform: z.string(), account: z.string(), chat: z.string(), thread: z.string().nullable() })
  .nullable()
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
