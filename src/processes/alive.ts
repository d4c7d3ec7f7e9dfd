import { hostname } from 'node:os'
import type { Duty } from '../adapter.ts'
import type { DutyStore } from '../store/duties.ts'

/** Which of the processes on one database are still there. */
export interface Alive {
  /** Lets the others know that this one is there, until `stop`. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Does something for another process, once that is surely gone, while nobody else does. Tells whether it was done. */
  inPlaceOf(process: string, work: () => Promise<void>): Promise<boolean>
}

export interface AliveOptions {
  readonly store: DutyStore
  /** This process's: host/pid/random. */
  readonly name: string
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
}

/** A connection to the database that was lost comes back within this; who is not back then is gone. */
const graceMs = 10_000
const againMs = 1_000

/** A process is there for as long as it has the duty of its own name; of one on this machine the system can tell at once. */
export function createAlive({ store, name, elapsed }: AliveOptions): Alive {
  const freeSince = new Map<string, number>()
  let own: Duty | null = null
  let ending = false
  let timer: NodeJS.Timeout | null = null

  const take = async (): Promise<void> => {
    if (ending) return
    own = await store.takeDuty(dutyOf(name)).catch(() => null)
    if (ending) return own?.release()
    if (own === null) again()
    else own.lost.addEventListener('abort', again, { once: true })
  }
  const again = (): void => {
    if (ending) return
    timer = setTimeout(() => void take(), againMs)
    timer.unref()
  }
  const isGone = (process: string): boolean => {
    if (endedHere(process)) return true
    const since = freeSince.get(process) ?? elapsed()
    freeSince.set(process, since)
    return elapsed() - since >= graceMs
  }

  return {
    start: take,
    async stop() {
      ending = true
      if (timer !== null) clearTimeout(timer)
      await own?.release()
    },
    async inPlaceOf(process, work) {
      if (process === name) return false
      const duty = await store.takeDuty(dutyOf(process))
      if (duty === null) {
        freeSince.delete(process)
        return false
      }
      try {
        if (!isGone(process)) return false
        await work()
        freeSince.delete(process)
        return true
      } finally {
        await duty.release()
      }
    },
  }
}

const dutyOf = (process: string): string => `process ${process}`

/** Whether a process of this machine has ended; another machine's may well be there. */
function endedHere(worker: string): boolean {
  const [host, pid] = worker.split('/')
  if (host !== hostname()) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (thrown) {
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM')
  }
}
