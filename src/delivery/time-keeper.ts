import type { Log } from '../log.ts'
import type { ClockChange, Store } from '../store/port.ts'
import type { Clock } from '../time/clock.ts'

/** Keeps what waits in the ledger true to the clock. `ahead` is what a tick told of times that are yet to come. */
export interface TimeKeeper {
  isDue(ahead: number | null): boolean
  /** Goes over to where the wall clock stays, and counts anew what was written under another clock. Throws what the store throws. */
  keep(ahead: number | null): Promise<void>
}

export interface TimeKeeperOptions extends Pick<ClockChange, 'worker' | 'leaseMs'> {
  readonly store: Pick<Store, 'setClock'>
  readonly clock: Clock
  /** When somebody who chose an hour (and a zone) gets what is published at this moment. */
  readonly dueAt: (at: number) => ClockChange['dueAt']
  readonly log: Log
}

/** A keeper; nothing runs by itself. */
export function createTimeKeeper({ store, clock, dueAt, log, ...process }: TimeKeeperOptions): TimeKeeper {
  const change = (from: number | null, to: number): Promise<void> =>
    store.setClock({ ...process, from, to, dueAt: dueAt(to) })
  return {
    isDue: (ahead) => ahead !== null || clock.lasting() !== null,
    async keep(ahead) {
      const from = clock.now()
      const byMs = clock.lasting()
      if (byMs !== null) {
        await change(from, from + byMs)
        clock.adopt(byMs)
        log.warn({ byMs }, `it is ${momentOf(from + byMs)} from now on: what waits has as long to wait as it had`)
      } else if (ahead !== null) {
        await change(null, from)
        const what = `something was written by a clock that said ${momentOf(ahead)}`
        log.warn({ byMs: ahead - from }, `${what}: what was to wait from then on waits from now on`)
      }
    },
  }
}

/** What the operator reads of a clock that jumps. */
export const logJumps =
  (log: Log) =>
  (byMs: number): void => {
    const line =
      byMs === 0
        ? 'the clock of this machine is back where it was'
        : `the clock of this machine has jumped by ${secondsOf(byMs)}: it is believed once it has stayed there for a minute`
    log.warn({ byMs: Math.round(byMs) }, line)
  }

const momentOf = (at: number): string => new Date(at).toISOString()

const secondsOf = (ms: number): string => `${ms > 0 ? '+' : '-'}${(Math.abs(ms) / 1000).toFixed(1)} s`
