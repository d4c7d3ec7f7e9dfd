import type { Review } from '../../desk/remarks/review.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { DeskStore } from '../../store/desk.ts'
import { createPoller, type Poller } from '../poller.ts'

export interface DraftWatchOptions {
  readonly store: Pick<DeskStore, 'draft'>
  readonly review: Review
  readonly now: () => number
  readonly log: Log
}

const lookMs = 10_000
/** A draft that nobody changes is looked over again after this long: its links may have died. */
const againMs = 3_600_000

/** Looks the draft over whenever it has changed, so that what there is to say of it is known when somebody wants to publish. */
export function createDraftWatch({ store, review, now, log }: DraftWatchOptions): Poller {
  let seen = { version: -1, at: 0 }
  let looking: Promise<void> | null = null

  const look = async (): Promise<void> => {
    if (looking !== null) return
    const { draft, version } = await store.draft()
    const age = now() - seen.at
    if (version === seen.version && age >= 0 && age < againMs) return
    seen = { version, at: now() }
    // Not waited for: what a slow site takes is nobody's time.
    looking = review
      .look(draft)
      .catch((thrown) => log.warn({ reason: messageOf(thrown) }, 'the draft could not be looked over'))
      .finally(() => {
        looking = null
      })
  }

  return createPoller(
    () => look().catch((thrown) => log.warn({ reason: messageOf(thrown) }, 'the draft could not be looked over')),
    lookMs,
  )
}
