import type { DeliveryState } from '../../../../model.ts'
import type { FixState } from '../../../corrections.ts'
import type { Transactions, Work } from '../../work.ts'
import type { ClockRow } from './clock-row.ts'

/** Changes to the counters, gathered in one transaction and written at its end. */
export interface Counters {
  /** When the transaction takes place, in whole milliseconds. */
  readonly at: number
  /** `count` deliveries (one, if it is not said) of an issue in a lane went from one state to another; null: into or out of being. */
  shift(place: Place, from: DeliveryState | null, to: DeliveryState | null, count?: number): void
  /** The same for fixes. */
  shiftFix(place: Place, from: FixState | null, to: FixState | null, count?: number): void
  /** Whether any fix anywhere is yet to be done; where there is none, nobody need look for those of a chat. */
  anyFixes(): Work<boolean>
  /** May be called more than once: each time for what came since. */
  write(): Work<void>
  /** The same where it makes a difference to what is pending. */
  writePending(): Work<void>
}

interface Place {
  readonly issue: number
  readonly lane: number
}

type Kind = 'deliveries' | 'fixes'

interface Change extends Place {
  readonly kind: Kind
  readonly state: string
  count: number
}

/** From one state to another, and what that changes. */
interface Way extends Place {
  readonly kind: Kind
  readonly from: string | null
  readonly to: string | null
  readonly less: Change | null
  readonly more: Change | null
}

/** Begins a counters; one for each transaction, so that one that fails leaves nothing behind. */
export type BeginCounters = (at: number) => Counters

/** The counters that progress reads instead of counting rows. */
export const createCounters = ({ sql }: Transactions, clock: Pick<ClockRow, 'see'>): BeginCounters => {
  const adding = (table: 'tallies' | 'fix_tallies') =>
    sql.prepare<[string]>(`
      insert into ${table} (issue, lane, state, count)
      select cast(value ->> 0 as integer), cast(value ->> 1 as integer), value ->> 2, cast(value ->> 3 as integer)
      from json_each(?) where true
      on conflict (issue, lane, state) do update set count = ${table}.count + excluded.count`)
  const add = { deliveries: adding('tallies'), fixes: adding('fix_tallies') }
  const open = sql.prepare<[], { found: 1 }>(
    "select 1 as found from fixes indexed by fixes_open where state in ('pending', 'sending') limit 1",
  )
  return (at) => {
    let anyFixes: boolean | null = null
    const changes = new Map<string, Change>()
    const changeOf = (kind: Kind, { issue, lane }: Place, state: string | null): Change | null => {
      if (state === null) return null
      const key = `${kind} ${issue} ${lane} ${state}`
      const change = changes.get(key) ?? { kind, issue, lane, state, count: 0 }
      changes.set(key, change)
      return change
    }
    // Most of what a tick changes goes the same way.
    let last: Way | null = null
    const wayOf = (kind: Kind, { issue, lane }: Place, from: string | null, to: string | null): Way => {
      if (last?.kind === kind && last.issue === issue && last.lane === lane && last.from === from && last.to === to)
        return last
      const place = { issue, lane }
      last = { ...place, kind, from, to, less: changeOf(kind, place, from), more: changeOf(kind, place, to) }
      return last
    }
    const change = (kind: Kind, place: Place, from: string | null, to: string | null, count: number): void => {
      const { less, more } = wayOf(kind, place, from, to)
      if (less !== null) less.count -= count
      if (more !== null) more.count += count
    }
    const write = function* (): Work<void> {
      yield* clock.see(at)
      for (const kind of ['deliveries', 'fixes'] as const) {
        const those = [...changes.values()].filter((each) => each.kind === kind && each.count !== 0)
        const rows = those.map(({ issue, lane, state, count }) => [issue, lane, state, count])
        if (rows.length > 0) yield* add[kind].post(JSON.stringify(rows))
      }
      changes.clear()
      last = null
    }
    return {
      at: Math.ceil(at),
      shift(place, from, to, count = 1) {
        change('deliveries', place, from, to, count)
      },
      shiftFix(place, from, to, count = 1) {
        anyFixes = null
        change('fixes', place, from, to, count)
      },
      *anyFixes() {
        anyFixes ??= (yield* open.get()) !== undefined
        return anyFixes
      },
      write,
      *writePending() {
        if ([...changes.values()].some(({ state, count }) => state === 'pending' && count !== 0)) yield* write()
      },
    }
  }
}

/** Remembers what was looked up, for one transaction: after it others may have changed it. */
export const perTransaction = <K, V>(look: (key: K) => Work<V>): ((counters: Counters, key: K) => Work<V>) => {
  const known = new WeakMap<Counters, Map<K, { readonly value: V }>>()
  return function* (counters, key) {
    let values = known.get(counters)
    if (values === undefined) {
      values = new Map()
      known.set(counters, values)
    }
    // Nothing is an answer, too: it is not looked up again.
    const before = values.get(key)
    if (before !== undefined) return before.value
    const value = yield* look(key)
    values.set(key, { value })
    return value
  }
}
