import { setTimeout as sleep } from 'node:timers/promises'
import type { Duty } from '../adapter.ts'
import type { Poller } from '../background/poller.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { DutyStore } from '../store/duties.ts'

/** Between two tries to take what another process has. */
const againMs = 1_000

/** Waits until a duty is this process's; null: it is to wait no longer. What keeps the database from answering is told elsewhere. */
export async function waitForDuty(store: DutyStore, name: string, until: AbortSignal): Promise<Duty | null> {
  while (!until.aborted) {
    const duty = await store.takeDuty(name).catch(() => null)
    if (duty !== null && !until.aborted) return duty
    await duty?.release()
    await sleep(againMs, undefined, { signal: until, ref: false }).catch(() => {})
  }
  return null
}

/** Jobs that run in one process at a time: in this one while it has the duty. */
export function createShift(store: DutyStore, name: string, jobs: readonly Poller[], log: Log): Poller {
  const ending = new AbortController()
  let running: Promise<void> | null = null
  const run = async (): Promise<void> => {
    for (;;) {
      const duty = await waitForDuty(store, name, ending.signal)
      if (duty === null) return
      for (const job of jobs) job.start()
      await until(AbortSignal.any([duty.lost, ending.signal]))
      await Promise.all(jobs.map((job) => job.stop()))
      await duty.release()
    }
  }
  return {
    start() {
      running ??= run().catch((thrown) => log.error({ reason: messageOf(thrown) }, `"${name}" is done by nobody here`))
    },
    async poll() {
      for (const job of jobs) await job.poll()
    },
    async stop() {
      ending.abort()
      await running
    },
  }
}

const until = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
