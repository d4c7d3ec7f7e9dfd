import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { DueAt, Store } from '../store/port.ts'
import { createPoller, type Poller } from './poller.ts'

export interface ReturnsOptions {
  readonly store: Pick<Store, 'wakeRested'>
  readonly now: () => number
  /** When somebody who chose a time gets what is there at this moment. */
  readonly dueFrom: (at: number) => DueAt
  /** Something is to be sent. */
  readonly wake: () => void
  readonly log: Log
}

const everyMs = 15_000
/** So many come back in one transaction, which then takes some 20 ms. */
const atOnce = 100

/** Brings readers back whose pause is over; several processes may do so, each reader comes back once. */
export function createReturns({ store, now, dueFrom, wake, log }: ReturnsOptions): Poller {
  return createPoller(async () => {
    try {
      for (;;) {
        const at = now()
        const { returned, nextAt } = await store.wakeRested(at, atOnce, dueFrom(at))
        if (returned.some(({ newest }) => newest !== null)) wake()
        if (nextAt === null || nextAt > at) return
      }
    } catch (thrown) {
      log.warn(
        { reason: messageOf(thrown) },
        'readers whose pause is over could not be brought back; that is tried again',
      )
    }
  }, everyMs)
}
