import type { Sql, Work } from '../../work.ts'
import type { ChatQueues } from '../rows/chat-queues.ts'
import type { Counters } from '../rows/counters.ts'
import type { DeliveryRow } from '../rows/delivery-rows.ts'

/** What is open in one chat beside something else, as things stand within the transaction. */
export interface Rival {
  readonly id: number
  readonly issue: number
  readonly queue: number
  readonly subscription: number
  state: 'pending' | 'sending'
  readonly part: number
  attempt: number
  due_at: number
  readonly halted: 0 | 1
}

/** The chats that a tick looks at: what is written down later must be said here at once. */
export interface Chats {
  /** Looks up those that are not known yet. */
  load(rows: readonly Pick<DeliveryRow, 'queue'>[], counters: Counters): Work<void>
  /** The newer delivery that brings this one as well: it has waited for the same reader, and was not tried yet; or null. */
  carrierOf(row: DeliveryRow, now: number): number | null
  /** Whether something else in its chat goes before it. */
  mustWait(row: DeliveryRow, now: number): boolean
  /** It is being sent. */
  hold(row: DeliveryRow): void
  /** It is pending until then. */
  delay(row: DeliveryRow, dueAt: number): void
  /** It goes no more. */
  end(row: DeliveryRow): void
}

/** Begins what one transaction knows of chats. */
export type BeginChats = () => Chats

export const createChats = (sql: Sql, queues: Pick<ChatQueues, 'fixing'>): BeginChats => {
  // In nearly every chat nothing else is open: the index alone tells that.
  const crowded = sql.prepare<[string], { queue: number }>(`
    select d.queue from json_each(?) j cross join deliveries d indexed by deliveries_open on d.queue = cast(j.value as integer)
    where d.state in ('pending', 'sending') group by d.queue having count(*) > 1`)
  const open = sql.prepare<[string], Rival>(`
    select d.id, d.issue, d.queue, d.subscription, d.state, d.part, d.attempt, d.due_at, n.halted is not null as halted
    from json_each(?) j cross join deliveries d indexed by deliveries_open on d.queue = cast(j.value as integer)
      cross join issues n on n.number = d.issue
    where d.state in ('pending', 'sending')`)

  return () => {
    const chats = new Map<number, Rival[]>()
    const busy = new Set<number>()
    const others = ({ queue, id }: DeliveryRow): readonly Rival[] =>
      (chats.get(queue) ?? []).filter((each) => each.id !== id)
    const own = ({ queue, id }: DeliveryRow): Rival | undefined => chats.get(queue)?.find((each) => each.id === id)
    const isBehind = (row: DeliveryRow, now: number): boolean =>
      chats.get(row.queue)?.some((other) => other.id !== row.id && goesFirst(other, row, now)) ?? false
    return {
      *load(rows, counters) {
        const unknown = [...new Set(rows.map(({ queue }) => queue))].filter((queue) => !chats.has(queue))
        if (unknown.length === 0) return
        for (const queue of unknown) chats.set(queue, [])
        const several = (yield* crowded.all(JSON.stringify(unknown))).map(({ queue }) => queue)
        if (several.length > 0)
          for (const rival of yield* open.all(JSON.stringify(several))) chats.get(rival.queue)?.push(rival)
        for (const queue of yield* queues.fixing(unknown, counters)) busy.add(queue)
      },
      carrierOf: (row, now) => newestWaiting(row, others(row), now),
      mustWait: (row, now) => busy.has(row.queue) || isBehind(row, now),
      hold(row) {
        const rival = own(row)
        if (rival === undefined) return
        rival.state = 'sending'
        rival.attempt++
      },
      delay(row, dueAt) {
        const rival = own(row)
        if (rival !== undefined) rival.due_at = dueAt
      },
      end({ queue, id }) {
        chats.set(
          queue,
          (chats.get(queue) ?? []).filter((each) => each.id !== id),
        )
      },
    }
  }
}

const newestWaiting = (row: DeliveryRow, rivals: readonly Rival[], now: number): number | null => {
  if (row.part > 0 || row.attempt > 0) return null
  const newer = rivals.filter(
    (each) =>
      each.subscription === row.subscription &&
      each.issue > row.issue &&
      each.state === 'pending' &&
      each.part === 0 &&
      each.attempt === 0 &&
      each.halted === 0 &&
      each.due_at <= now,
  )
  return newer.toSorted((a, b) => b.issue - a.issue)[0]?.id ?? null
}

// One thing at a time for a chat with all its threads. What is begun goes before what is not, then the older one:
// but an older one that was never tried and is not due yet holds nobody up.
const goesFirst = (other: Rival, row: DeliveryRow, now: number): boolean => {
  if (other.state === 'sending') return true
  if (other.halted === 1) return false
  if (other.part > 0) return row.part === 0 || other.id < row.id
  return row.part === 0 && other.id < row.id && (other.attempt > 0 || other.due_at <= now)
}
