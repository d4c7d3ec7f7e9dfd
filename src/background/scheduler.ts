import { type DueJob, jobsBetween, nextDue, type Planned } from '../desk/schedule/due-times.ts'
import { messageOf } from '../errors.ts'
import type { ScheduledJobsOptions } from './job-options.ts'
import { createScheduledJobs } from './scheduled-jobs.ts'

/** Lets issues go out, and editors be reminded, when it is time. */
export interface Scheduler {
  start(): void
  /** The plan has changed. */
  wake(): void
  /** Does what has become due and tells when there is something to do next, or null: nothing is planned. Throws what the store throws. */
  look(): Promise<number | null>
  stop(): Promise<void>
}

/** Another process may have changed the plan; and no timer is trusted for longer, because clocks are put right. */
const longestRestMs = 30_000
/** The moment until which everything was done. */
export const handledSetting = 'clock'

/** A clock over a desk; nothing runs yet. Several processes may have one on the same store: each thing is done once. */
export function createScheduler(options: ScheduledJobsOptions): Scheduler {
  const { store, desk, brief, now, log } = options
  const duties = createScheduledJobs(options)
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<unknown> = Promise.resolve()
  let stopped = true

  const planned = async (): Promise<Planned> => ({
    once: await desk.schedule.once(),
    standing: await desk.schedule.recurring(),
  })

  const look = async (): Promise<number | null> => {
    const until = now()
    const stored = Number((await store.setting(handledSetting)) ?? 0)
    // Whoever has done what is yet to come had another clock; what was done is found in the record.
    const handled = Math.min(stored, until)
    if (handled < stored) await store.saveSetting(handledSetting, String(handled))
    const plan = await planned()
    const approvals = (await desk.rules.read()).alone !== 'everybody'
    const dues = jobsBetween(handled, until, { timeZone: brief.timeZone, approvals, ...plan })
    for (const due of latest(dues)) {
      await duties.run(due, plan)
      // A single publication that was due is done with by itself; what stands is done with when this says so.
      if (due.kind !== 'once') await store.saveSetting(handledSetting, String(due.at))
    }
    return nextDue(until, { timeZone: brief.timeZone, approvals, ...(await planned()) })
  }

  const inOrder = (): Promise<number | null> => {
    const next = looking.then(look)
    looking = next.catch(() => null)
    return next
  }

  const arm = (ms: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = stopped ? null : setTimeout(() => void run(), ms)
    timer?.unref()
  }

  const run = async (): Promise<void> => {
    try {
      const next = await inOrder()
      arm(next === null ? longestRestMs : Math.min(longestRestMs, Math.max(0, next - now())))
    } catch (thrown) {
      log.error({ reason: messageOf(thrown) }, 'the schedule could not be looked after; it is tried again')
      arm(longestRestMs)
    }
  }

  return {
    start() {
      stopped = false
      void run()
    },
    wake() {
      if (!stopped) arm(0)
    },
    look: inOrder,
    async stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await looking
    },
  }
}

/** After a long sleep only the last of what is done again and again still means something. */
const latest = (dues: readonly DueJob[]): readonly DueJob[] => {
  const lastOf = (kind: DueJob['kind']): DueJob | undefined => dues.findLast((due) => due.kind === kind)
  return dues.filter((due) => due === lastOf(due.kind))
}
