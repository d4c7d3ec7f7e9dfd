/** Where a clock reads the time. */
export interface TimeSources {
  /** Milliseconds since the epoch, as the machine has them: anybody may set them to anything at any moment. */
  readonly wall: () => number
  /** Milliseconds since some moment; goes forward evenly, whatever becomes of `wall`. */
  readonly steady: () => number
}

/** What became of the wall clock; `byMs` is how far it stands from `now` since then, 0 where it is back. */
export type OnJump = (byMs: number) => void

/** The time of a whole process. */
export interface Clock {
  /** Milliseconds since the epoch. Goes forward evenly until `adopt`, also while the wall clock is somewhere else. */
  now(): number
  /** How far the wall clock has jumped, once it has stayed there for a minute; null: it has not. */
  lasting(): number | null
  /** From here on `now` tells so much more (or less): for whoever has seen to all that waits. */
  adopt(byMs: number): void
  /** How far the wall clock is from `now` at this moment. */
  offMs(): number
}

/** A smaller difference is no jump: it is left as it is, and nobody notices. */
const toleranceMs = 500
/** A jump that moves by less since it was noticed is still the same one. */
const sameMs = 5_000
/** A jump is believed after this long: what is over before must not have made anything happen. */
const lastingMs = 60_000

/**
 * A clock that shows the time of the wall clock without its jumps: one that is over within a minute was never there, one that lasts
 * waits to be adopted. `onJump` is told when one is noticed, and when it is over.
 */
export function createClock({ wall, steady }: TimeSources, onJump: OnJump = () => {}): Clock {
  let base = wall() - steady()
  let jump = { byMs: 0, since: 0 }
  const look = (at: number): number => {
    const offMs = wall() - (base + at)
    const away = Math.abs(offMs) > toleranceMs
    if (away ? Math.abs(offMs - jump.byMs) > (jump.byMs === 0 ? toleranceMs : sameMs) : jump.byMs !== 0) {
      jump = { byMs: away ? offMs : 0, since: at }
      onJump(jump.byMs)
    }
    return offMs
  }
  return {
    now() {
      const at = steady()
      look(at)
      return Math.floor(base + at)
    },
    lasting() {
      const at = steady()
      const offMs = look(at)
      return jump.byMs !== 0 && at - jump.since >= lastingMs ? Math.round(offMs) : null
    },
    adopt(byMs) {
      base += byMs
      jump = { byMs: 0, since: 0 }
    },
    offMs: () => look(steady()),
  }
}

/** What the machine itself tells. */
export const machineTime: TimeSources = { wall: () => Date.now(), steady: () => performance.now() }
