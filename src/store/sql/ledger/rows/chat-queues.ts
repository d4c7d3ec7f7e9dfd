import type { Transactions, Work } from '../../work.ts'
import type { Counters } from './counters.ts'

/** What a chat with all its threads waits for: one thing at a time, at its pace. For those that are in a transaction already. */
export interface ChatQueues {
  /** Something has come to an end in these: what waits tries again, and nothing that is pending goes before `at`. */
  wake(ends: readonly QueueEnd[], counters: Counters): Work<void>
  /** Everything that waits anywhere tries again. */
  wakeAll(): Work<void>
  /** When the chat may get the next message, after what this process has sent it a moment ago; null: now. */
  restsUntil(queue: number, now: number): number | null
  /** All of that takes place so much later (or earlier), by the clock as it is now. */
  shift(byMs: number): void
  /** Whether a message is being sent or changed there. */
  isBusy(queue: number, counters: Counters): Work<boolean>
  /** In which of these a message is being changed. */
  fixing(queues: readonly number[], counters: Counters): Work<ReadonlySet<number>>
}

export interface QueueEnd {
  readonly queue: number
  /** In whole milliseconds. */
  readonly at: number
}

/** Something may have arrived in a chat just before its sender was gone: nothing else goes there for so long, as for most platforms. */
export const lostRestMs = 1000

/** With so many chats remembered, those that have rested are forgotten. */
const manyRests = 4096
/** A rest that ends later than this was noted under another clock: no platform asks a chat for as much between two messages. */
const longestRestMs = 60_000

/** Deliveries and fixes share the queues. */
export const createChatQueues = ({ sql }: Transactions): ChatQueues => {
  // What waits in the ledger knows its time; what is published a moment later does not.
  const rests = new Map<number, number>()
  const remember = (queue: number, until: number, now: number): void => {
    if (until <= now) return
    if (rests.size >= manyRests) for (const [each, end] of rests) if (end <= now) rests.delete(each)
    rests.set(queue, until)
  }
  const waking = (table: 'deliveries' | 'fixes') =>
    sql.prepare<{ ends: string; now: number }>(`
      update ${table} indexed by ${table}_open
      set waiting = 0, due_at = max(due_at, cast(j.value ->> 1 as integer)),
          waits_from = iif(due_at < cast(j.value ->> 1 as integer), cast(:now as integer), waits_from)
      from json_each(:ends) j
      where queue = cast(j.value ->> 0 as integer) and state in ('pending', 'sending') and state = 'pending'
        and (waiting = 1 or due_at < cast(j.value ->> 1 as integer))`)
  const wakeDeliveries = waking('deliveries')
  const wakeFixes = waking('fixes')
  const wakeAll = (['deliveries', 'fixes'] as const).map((table) =>
    sql.prepare<[]>(`update ${table} indexed by ${table}_waiting set waiting = 0 where waiting = 1`),
  )
  const delivering = sql.prepare<[number], { found: 1 }>(`
    select 1 as found from deliveries indexed by deliveries_open
    where queue = cast(? as integer) and state in ('pending', 'sending') and state = 'sending' limit 1`)
  const fixing = sql.prepare<[string], { queue: number }>(`
    select f.queue from json_each(?) j cross join fixes f indexed by fixes_open
    on f.queue = cast(j.value as integer) and f.state in ('pending', 'sending') and f.state = 'sending'`)
  const inFixing: ChatQueues['fixing'] = function* (queues, counters) {
    if (!(yield* counters.anyFixes())) return new Set()
    return new Set((yield* fixing.all(JSON.stringify(queues))).map(({ queue }) => queue))
  }
  return {
    *wake(given, counters) {
      const latest = new Map<number, number>()
      for (const { queue, at } of given) latest.set(queue, Math.max(at, latest.get(queue) ?? at))
      for (const [queue, at] of latest) remember(queue, at, counters.at)
      const ends = JSON.stringify([...latest])
      yield* wakeDeliveries.post({ ends, now: counters.at })
      if (yield* counters.anyFixes()) yield* wakeFixes.post({ ends, now: counters.at })
    },
    *wakeAll() {
      for (const statement of wakeAll) yield* statement.run()
    },
    restsUntil(queue, now) {
      const until = rests.get(queue) ?? 0
      return until > now && until < now + longestRestMs ? until : null
    },
    shift(byMs) {
      for (const [queue, until] of rests) rests.set(queue, until + byMs)
    },
    isBusy: function* (queue, counters) {
      return (yield* inFixing([queue], counters)).size > 0 || (yield* delivering.get(queue)) !== undefined
    },
    fixing: inFixing,
  }
}
