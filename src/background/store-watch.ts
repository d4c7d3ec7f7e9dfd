import { editorsSeats, type NotifyDeps, type Seat } from '../desk/notify/notify.ts'
import { paragraph } from '../doc.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { Store } from '../store/port.ts'
import { createPoller, type Poller } from './poller.ts'

export interface StoreWatchOptions {
  readonly audience: NotifyDeps
  readonly store: Pick<Store, 'fault'>
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
  readonly log: Log
}

/** Runs from start to end; of several processes the one tells that had the duty at the desk when the database failed. */
export interface StoreWatch extends Poller {
  /** Runs while this process has the duty at the desk. */
  readonly duty: Poller
}

const lookMs = 30_000
/** What is over sooner nobody is told of. */
const lastingMs = 120_000
/** Who has the duty loses it with the database, and that is noticed a little later. */
const noticedMs = 60_000
/** The places of the editors are looked up again after this long: where the database is away nobody can be asked for them. */
const freshMs = 600_000

interface Outage {
  readonly since: number
  readonly mine: boolean
  told: readonly Seat[]
}

/** Tells the editors, each once, that the database has not worked for two minutes, and that it works again. */
export function createStoreWatch({ audience, store, elapsed, log }: StoreWatchOptions): StoreWatch {
  let seats: readonly Seat[] = []
  let lookedAt = Number.NEGATIVE_INFINITY
  let outage: Outage | null = null
  let onDuty = false
  let dutyUntil = Number.NEGATIVE_INFINITY

  const tell = async (to: readonly Seat[], what: 'storeTrouble' | 'storeBack', ms: number): Promise<void> => {
    const minutes = Math.max(1, Math.round(ms / 60_000))
    const say = ({ place, language }: Seat): Promise<unknown> => {
      const words = phrasesIn(language).publishing[what](minutes)
      return audience.messenger.say(place, { language, blocks: [paragraph(words)] })
    }
    await Promise.all(to.map(say))
  }

  const look = async (): Promise<void> => {
    const fault = await store.fault()
    const at = elapsed()
    if (fault === null) {
      const over = outage
      outage = null
      if (over !== null) await tell(over.told, 'storeBack', at - over.since)
      if (seats.length > 0 && at - lookedAt < freshMs) return
      seats = await editorsSeats(audience)
      lookedAt = at
      return
    }
    outage ??= { since: at, mine: onDuty || at - dutyUntil <= noticedMs, told: [] }
    const { since, mine, told } = outage
    if (!mine || told.length > 0 || at - since < lastingMs) return
    outage.told = seats
    log.warn({ reason: fault }, 'the database has not worked for two minutes: the editors are told')
    await tell(seats, 'storeTrouble', at - since)
  }

  const poller = createPoller(
    () =>
      look().catch((thrown) =>
        log.warn({ reason: messageOf(thrown) }, 'the editors could not be told of the database'),
      ),
    lookMs,
  )
  return {
    ...poller,
    duty: {
      start() {
        onDuty = true
      },
      poll: async () => {},
      async stop() {
        onDuty = false
        dutyUntil = elapsed()
      },
    },
  }
}
