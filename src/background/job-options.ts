import type { Desk } from '../desk/desk.ts'
import type { Messenger } from '../desk/notify/messenger.ts'
import type { Log } from '../log.ts'
import type { Brief } from '../model.ts'
import type { Store } from '../store/port.ts'

/** What the clock works with. */
export interface ScheduledJobsOptions {
  readonly store: Store
  readonly desk: Desk
  readonly brief: Brief
  readonly messenger: Messenger
  readonly now: () => number
  readonly log: Log
}
