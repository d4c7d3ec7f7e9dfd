import type { Adapter } from '../adapter.ts'
import { createPoller, type Poller } from '../background/poller.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Lane } from '../model.ts'
import type { StoredUpdate } from '../store/platforms.ts'
import type { Store } from '../store/port.ts'
import type { Alive } from './alive.ts'

export interface LeftBehindOptions {
  readonly store: Pick<Store, 'workers' | 'abandon' | 'updateTakers' | 'adoptUpdates'>
  readonly alive: Alive
  readonly name: string
  readonly adapters: readonly Adapter[]
  /** Whether this process deals with what comes in. */
  readonly listens: boolean
  readonly onUncertain: 'hold' | 'resend'
  readonly now: () => number
  readonly log: Log
}

/** What processes that are gone have left undone. */
export interface LeftBehind extends Poller {
  /** Updates of this account that were taken over and not handed out yet. */
  take(lane: Lane): readonly StoredUpdate[]
}

const everyMs = 5_000

/** Takes over from processes that are gone: what they were sending is uncertain at once, and what they had put away is dealt with. */
export function createLeftBehind(options: LeftBehindOptions): LeftBehind {
  const { store, alive, name, adapters, listens, onUncertain, now, log } = options
  const adopted = new Map<string, StoredUpdate[]>()

  const adopt = async (from: string | null): Promise<void> => {
    for (const { lane, ...update } of await store.adoptUpdates(from, name))
      adopted.set(keyOf(lane), [...(adopted.get(keyOf(lane)) ?? []), update])
  }
  const look = async (): Promise<void> => {
    let abandoned = 0
    for (const worker of await store.workers())
      await alive.inPlaceOf(worker, async () => {
        abandoned += await store.abandon(worker, now(), onUncertain)
      })
    if (abandoned > 0)
      log.warn({ abandoned, onUncertain }, 'a process ended in the middle of sends; whether they arrived is not known')
    if (!listens) return
    for (const taker of await store.updateTakers()) {
      // An older Briefwire did not say who it was.
      if (taker === null) await adopt(null)
      else await alive.inPlaceOf(taker, () => adopt(taker))
    }
    if (adopted.size > 0) await Promise.all(adapters.map((adapter) => adapter.resume?.()))
  }
  const poller = createPoller(
    () =>
      look().catch((thrown) =>
        log.warn(
          { reason: messageOf(thrown) },
          'what another process left behind could not be taken over; that is tried again',
        ),
      ),
    everyMs,
  )
  return {
    ...poller,
    take(lane) {
      const updates = adopted.get(keyOf(lane)) ?? []
      adopted.delete(keyOf(lane))
      return updates
    },
  }
}

const keyOf = ({ platform, account }: Lane): string => `${platform}:${account}`
