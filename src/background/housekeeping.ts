import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/port.ts'
import { createPoller, type Poller } from './poller.ts'

export interface HousekeepingOptions {
  readonly store: Pick<Store, 'retire' | 'sweep' | 'shrink' | 'backlog' | 'forgetUpdates' | 'forgetSignUps'>
  /** How long it is known who has which copy of an issue, in milliseconds. */
  readonly keepCopiesMs: number
  readonly now: () => number
  readonly log: Log
}

/** Updates that were handled are kept so long; platforms repeat one for a day at most. */
const keepUpdatesMs = 3 * 86_400_000
/** What the desk has no use for any more goes after this. */
const keepNotesMs = 90 * 86_400_000

const everyMs = 60_000
/** Clearing looks through much, and there is never much to clear. */
const sweepEveryMs = 6 * 3_600_000
const copiesAtOnce = 500
/** Between two pieces others have their turn. */
const restMs = 20

/**
 * Keeps a database at its size however long it runs: lets go of old copies, clears what is settled, and gives back what lies empty; bit by
 * bit, and never while anything is due. Several processes may do so.
 */
export function createHousekeeping({ store, keepCopiesMs, now, log }: HousekeepingOptions): Poller {
  let stopping = false
  let sweptAt = Number.NEGATIVE_INFINITY

  const mayGoOn = async (): Promise<boolean> => {
    await delay(restMs)
    return !stopping && ((await store.backlog()).dueAt ?? Number.POSITIVE_INFINITY) > now()
  }
  const retire = async (): Promise<number> => {
    let total = 0
    while (await mayGoOn()) {
      const { copies, more } = await store.retire(now() - keepCopiesMs, copiesAtOnce)
      total += copies
      if (!more) break
    }
    return total
  }
  const poller = createPoller(async () => {
    try {
      const copies = await retire()
      if (copies > 0) log.info({ copies }, `let go of ${copies} copies of old issues; how many went where stays`)
      if (now() - sweptAt >= sweepEveryMs && (await mayGoOn())) {
        sweptAt = now()
        await store.sweep(now() - keepNotesMs)
        await store.forgetUpdates(now() - keepUpdatesMs)
        await store.forgetSignUps(now())
      }
      while ((await mayGoOn()) && (await store.shrink()));
    } catch (thrown) {
      log.warn({ reason: messageOf(thrown) }, 'what is old could not be put away; that is tried again')
    }
  }, everyMs)
  return {
    ...poller,
    start() {
      stopping = false
      poller.start()
    },
    stop() {
      stopping = true
      return poller.stop()
    },
  }
}
