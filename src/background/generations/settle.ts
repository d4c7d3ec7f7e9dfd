import { z } from 'zod'
import { jobsBetween } from '../../desk/schedule/due-times.ts'
import type { StoredSchedule } from '../../desk/schedule/stored-schedule.ts'
import type { Brief } from '../../model.ts'
import { putBackSetting } from '../../store/ledger.ts'
import type { Store } from '../../store/port.ts'
import { handledSetting } from '../scheduler.ts'

/** What became of an earlier state of the database that was put back. */
export interface Settled {
  /** The last time that is written down in it. */
  readonly at: number
  /** So many deliveries and notices may have gone out since. */
  readonly held: number
  /** The issues of which something is uncertain now, newest first. */
  readonly issues: readonly { readonly issue: number; readonly uncertain: number }[]
  /** When an issue was to go out by itself since: it may have. Null: never. */
  readonly planned: number | null
}

export interface SettleOptions {
  readonly store: Pick<
    Store,
    'setting' | 'saveSetting' | 'holdPutBack' | 'backlog' | 'issuesBefore' | 'progress' | 'changeSetting'
  >
  readonly schedule: Pick<StoredSchedule, 'once' | 'recurring' | 'drop'>
  readonly brief: Pick<Brief, 'timeZone'>
  readonly now: () => number
  /** So many are held by now. */
  readonly onHeld?: (held: number) => void
}

/** Until somebody at the desk was told of it. */
const settledSetting = 'put back settled'

const putBackShape = z.object({ at: z.number() })
const settledShape = z.object({
  at: z.number(),
  held: z.number(),
  issues: z.array(z.object({ issue: z.number(), uncertain: z.number() })),
  planned: z.number().nullable(),
})

/**
 * Before anything is sent after an earlier state of the database was put back: what may have gone out since is held as uncertain, and what
 * was planned to go out by itself until now does not. Null: nothing was put back. One that is interrupted is begun again.
 */
export async function settlePutBack(options: SettleOptions): Promise<Settled | null> {
  const { store, now, onHeld } = options
  const kept = await store.setting(putBackSetting)
  if (kept === null) return null
  const { at } = putBackShape.parse(JSON.parse(kept))
  let held = 0
  for (let more = true; more; onHeld?.(held)) {
    const piece = await store.holdPutBack(now())
    held += piece.held
    more = piece.more
  }
  const planned = await passOver(options)
  const settled: Settled = { at, held, issues: await uncertainIssues(store), planned }
  await store.saveSetting(settledSetting, JSON.stringify(settled))
  await store.saveSetting(putBackSetting, null)
  return settled
}

/** What is to be told of a settlement, to whoever asks first; null: nothing, or it was told. */
export async function takeSettled(store: Pick<Store, 'changeSetting'>): Promise<Settled | null> {
  let found: Settled | null = null
  await store.changeSetting(settledSetting, (kept) => {
    found = kept === null ? null : settledShape.parse(JSON.parse(kept))
    return null
  })
  return found
}

/** The last publication that was planned until now, and is not made up for. */
async function passOver({ store, schedule, brief, now }: SettleOptions): Promise<number | null> {
  const until = now()
  const handled = Number((await store.setting(handledSetting)) ?? 0)
  const [once, standing] = [await schedule.once(), await schedule.recurring()]
  const due = jobsBetween(handled, until, { timeZone: brief.timeZone, once, standing })
    .filter(({ kind }) => kind === 'once' || kind === 'standing')
    .at(-1)
  if (once !== null && once.at <= until) await schedule.drop(once.at)
  await store.saveSetting(handledSetting, String(Math.max(handled, until)))
  return due?.at ?? null
}

/** The issues of which something waits for a decision, newest first. */
export async function uncertainIssues(
  store: Pick<Store, 'backlog' | 'issuesBefore' | 'progress'>,
): Promise<Settled['issues']> {
  const found: { issue: number; uncertain: number }[] = []
  let left = (await store.backlog()).uncertain
  for (let before: number | null = null; left > 0; ) {
    const issues = await store.issuesBefore(before, pageLength)
    for (const { number } of issues) {
      const { uncertain } = await store.progress(number)
      if (uncertain > 0) found.push({ issue: number, uncertain })
      left -= uncertain
    }
    const last = issues.at(-1)
    if (last === undefined) break
    before = last.number
  }
  return found
}

const pageLength = 20
