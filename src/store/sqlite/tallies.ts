import type { DeliveryState } from '../../model.ts'
import type { Connection } from './connection.ts'

/** Changes to the counters, gathered in one transaction and written at its end. */
export interface Tally {
  /** `count` deliveries (one, if it is not said) of an issue in a lane went from one state to another; null: into or out of being. */
  shift(
    place: { readonly issue: number; readonly lane: number },
    from: DeliveryState | null,
    to: DeliveryState | null,
    count?: number,
  ): void
  /** May be called more than once: each time for what came since. */
  write(): void
}

/** Begins a tally; one for each transaction, so that one that fails leaves nothing behind. */
export type BeginTally = () => Tally

/** The counters that progress reads instead of counting rows. */
export const createTallies = ({ db }: Connection): BeginTally => {
  const add = db.prepare<[number, number, string, number]>(`
    insert into tallies (issue, lane, state, count) values (?, ?, ?, ?)
    on conflict (issue, lane, state) do update set count = count + excluded.count`)
  return () => {
    const changes = new Map<string, { issue: number; lane: number; state: DeliveryState; count: number }>()
    const change = (issue: number, lane: number, state: DeliveryState, count: number): void => {
      const key = `${issue} ${lane} ${state}`
      const known = changes.get(key)
      if (known === undefined) changes.set(key, { issue, lane, state, count })
      else known.count += count
    }
    return {
      shift({ issue, lane }, from, to, count = 1) {
        if (from !== null) change(issue, lane, from, -count)
        if (to !== null) change(issue, lane, to, count)
      },
      write() {
        for (const { issue, lane, state, count } of changes.values())
          if (count !== 0) add.run(issue, lane, state, count)
        changes.clear()
      },
    }
  }
}
