import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/port.ts'
import { createPoller, type Poller } from '../poller.ts'

const everyMs = 60_000

/**
 * Writes down every minute how far the database has come, so that an earlier state that is put back is known as one: whoever puts back one
 * that is younger than a minute is not noticed.
 */
export function createGenerations({
  store,
  log,
}: {
  readonly store: Pick<Store, 'advance'>
  readonly log: Log
}): Poller {
  let failing = false
  return createPoller(async () => {
    try {
      await store.advance()
      failing = false
    } catch (thrown) {
      // Where nothing can be written, health says so; this may fail where only the file beside cannot be.
      if (!failing)
        log.warn({ reason: messageOf(thrown) }, 'an earlier state of the database would not be known as one now')
      failing = true
    }
  }, everyMs)
}
