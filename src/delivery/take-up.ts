import { hostname } from 'node:os'
import type { Adapter } from '../adapter.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/port.ts'

/** What a process that is gone was sending is uncertain at once, not only when its lease has run out. */
export async function takeUp(store: Store, log: Log, onUncertain: 'hold' | 'resend', at: number): Promise<void> {
  let abandoned = 0
  for (const worker of await store.workers())
    if (!isAlive(worker)) abandoned += await store.abandon(worker, at, onUncertain)
  if (abandoned === 0) return
  log.warn({ abandoned, onUncertain }, 'the last run ended in the middle of sends; whether they arrived is not known')
}

/** A lane that was closed (a token was refused) is tried again after a restart: the operator may have mended it. */
export async function reopen(store: Store, adapters: readonly Adapter[]): Promise<void> {
  const ours = new Set(adapters.map(({ platform }) => platform))
  for (const lane of await store.lanes())
    if (lane.standing === 'closed' && ours.has(lane.platform)) await store.openLane(lane)
}

/** Another machine's process counts as alive: its lease will tell. */
function isAlive(worker: string): boolean {
  const [host, pid] = worker.split('/')
  if (host !== hostname()) return true
  if (Number(pid) === process.pid) return false
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
