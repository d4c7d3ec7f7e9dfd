import type { Missed } from '../../../model.ts'
import { kept } from '../lists.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { Concerns } from './concerns.ts'
import { carriedReason } from './digests.ts'
import type { Counters } from './rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './rows/delivery-rows.ts'

/** A subscription that was paused until now. */
export interface Absent {
  readonly id: number
  readonly lane: number
  readonly queue: number
  /** Why, and since when. */
  readonly reason: string | null
  readonly changed_at: number
  /** The reader asked to be left alone until then; null: they were not there. */
  readonly returns_at: number | null
}

/**
 * What somebody gets who comes back: the newest issue of those they missed, and with it the names of the others. It is due at once, or when it
 * is said.
 */
export type CatchUp = (absent: Absent, at: number, counters: Counters, dueAt?: number) => Work<CaughtUp>

export interface CaughtUp {
  /** The issue that is on its way now; null: nothing was missed. */
  readonly newest: number | null
  /** How many came out beside it. */
  readonly others: number
}

interface Now {
  readonly at: number
  readonly counters: Counters
}

interface Candidate {
  readonly issue: number
  readonly urgent: 0 | 1
  readonly published_at: number
  readonly delivery: number | null
  readonly state: DeliveryRow['state'] | null
  readonly reason: string | null
  readonly attempt: number | null
  readonly due_at: number | null
}

/** The reason of deliveries that were passed over because their reader was paused. */
export const pausedReason = 'the subscription is paused'

/** The send that found the chat gone was for an issue that had come out before: hardly longer than this. */
const graceMs = 7 * 86_400_000
/** So many names are told; whoever was away for longer reads how many there were. */
const mostNames = 3

/** A catch-up, for those that are in a transaction already. The subscription is active by then. */
export const createCatchUp = (
  { sql }: Transactions,
  deliveries: DeliveryRows,
  concerns: Concerns,
  hint: (hint: 'due') => Work<void>,
): CatchUp => {
  const candidates = sql.prepare<[number, number], Candidate>(`
    select n.number as issue, n.urgent, n.published_at, d.id as delivery, d.state, d.reason, d.attempt, d.due_at
    from issues n left join deliveries d on d.issue = n.number and d.subscription = ?
    where n.published_at >= ? order by n.number desc`)
  // The cancelled never go out any more.
  const cancelled = sql.prepare<[string], { found: 1 }>(
    "select 1 as found from deeds where subject = ? and deed = 'cancelled'",
  )
  const find = sql.prepare<[number], DeliveryRow>(`select ${deliveryColumns} from deliveries where id = ?`)
  const insert = sql.prepare<[number, number, number, number, number, number], { id: number }>(
    'insert into deliveries (issue, lane, subscription, queue, due_at, waits_from) values (?, ?, ?, ?, ?, ?) returning id',
  )
  const tell = sql.prepare<[string | null, number]>('update deliveries set missed = ? where id = ?')

  const wasMissed = function* (each: Candidate, absent: Absent, { at, counters }: Now): Work<boolean> {
    switch (each.state) {
      case null:
        return each.published_at >= absent.changed_at && (yield* concerns(each.issue, absent.id, counters))
      case 'failed':
        return each.reason !== null && each.reason === absent.reason
      case 'skipped':
        return each.reason === pausedReason || each.reason === carriedReason
      case 'pending':
        return (each.attempt ?? 0) > 0 || (each.due_at ?? 0) <= at
      default:
        return false
    }
  }

  const missedBy = function* (absent: Absent, now: Now): Work<readonly Candidate[]> {
    const missed: Candidate[] = []
    for (const each of yield* candidates.all(absent.id, absent.changed_at - graceMs)) {
      if (each.state === 'sent' || each.state === 'uncertain' || each.state === 'sending') {
        // What is urgent overtakes what is held; whatever else came out before one that arrived is no news.
        if (each.urgent === 1) continue
        break
      }
      missed.push(each)
    }
    return yield* kept(missed, function* (each) {
      return (yield* wasMissed(each, absent, now)) && (yield* cancelled.get(`issue ${each.issue}`)) === undefined
    })
  }

  const send = function* (
    { issue, delivery }: Candidate,
    absent: Absent,
    dueAt: number,
    counters: Counters,
  ): Work<number> {
    const row = delivery === null ? undefined : yield* find.get(delivery)
    if (row !== undefined) {
      yield* deliveries.put(row, 'pending', { attempt: 0, dueAt }, counters)
      return row.id
    }
    const { id } = one(yield* insert.get(issue, absent.lane, absent.id, absent.queue, Math.ceil(dueAt), counters.at))
    counters.shift({ issue, lane: absent.lane }, null, 'pending')
    return id
  }

  return function* (absent, at, counters, dueAt = at) {
    const [newest, ...others] = yield* missedBy(absent, { at, counters })
    if (newest === undefined) return { newest: null, others: 0 }
    for (const { delivery, state } of others) {
      const row = delivery === null || state !== 'pending' ? undefined : yield* find.get(delivery)
      if (row !== undefined) yield* deliveries.put(row, 'skipped', { reason: newerReason }, counters)
    }
    const id = yield* send(newest, absent, dueAt, counters)
    yield* hint('due')
    const names = others.slice(0, mostNames).map(({ issue }) => issue)
    const missed: Missed = {
      count: others.length,
      newest: names.reverse(),
      ...(absent.returns_at === null ? {} : { asked: true }),
    }
    yield* tell.run(others.length === 0 ? null : JSON.stringify(missed), id)
    return { newest: newest.issue, others: others.length }
  }
}

const newerReason = 'the reader came back to a newer issue'
