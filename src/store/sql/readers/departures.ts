import type { Subscription } from '../../../model.ts'
import type { Store } from '../../port.ts'
import type { Returned } from '../../readers.ts'
import type { Guard } from '../guard.ts'
import type { Absent, CatchUp } from '../ledger/catch-up.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { BeginCounters, Counters } from '../ledger/rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from '../ledger/rows/delivery-rows.ts'
import { type FixRow, type FixRows, fixColumns } from '../ledger/rows/fix-rows.ts'
import { mapped } from '../lists.ts'
import { type SubscriptionRow, subscriptionColumns, threadKey, toSubscription } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import type { LaneRows } from './lanes.ts'

interface Steps {
  readonly begin: BeginCounters
  readonly lanes: LaneRows
  readonly deliveries: DeliveryRows
  readonly fixes: FixRows
  readonly catchUp: CatchUp
  readonly outbox: Outbox
  readonly guard: Pick<Guard, 'lane'>
}

/** Chats and whole accounts that are gone, and come back. */
export const createDepartures = (
  { sql, write, beside }: Transactions,
  { begin, lanes, deliveries, fixes, catchUp, outbox, guard }: Steps,
): Pick<Store, 'pause' | 'resume' | 'leave' | 'comeBack'> => {
  const columns = 's.id, s.lane, s.queue, s.reason, s.changed_at, s.returns_at'
  const absentAt = sql.prepare<[string, string, string, string | null], Absent>(`
    select ${columns} from subscriptions s join lanes l on l.id = s.lane
    where l.platform = ? and l.account = ? and l.gone = 0 and s.chat = ? and s.thread = coalesce(?, s.thread)
      and s.state = 'paused' and s.returns_at is null`)
  const absentWith = sql.prepare<[number, string | null], Absent>(`
    select ${columns} from subscriptions s where s.lane = ? and s.state = 'paused' and s.returns_at is null and s.reason is ?`)
  const activeAt = sql.prepare<[string, string, string, string | null], { id: number }>(`
    select s.id from subscriptions s join lanes l on l.id = s.lane
    where l.platform = ? and l.account = ? and s.chat = ? and s.thread = coalesce(?, s.thread) and s.state = 'active'`)
  const pause = sql.prepare<[string, number, string, string, string, string | null]>(`
    update subscriptions set state = 'paused', reason = ?, changed_at = ?
    where state = 'active'
      and lane = (select id from lanes where platform = ? and account = ?) and chat = ? and thread = coalesce(?, thread)`)
  const pauseAll = sql.prepare<[string, number, number]>(`
    update subscriptions set state = 'paused', reason = ?, changed_at = ? where state = 'active' and lane = ?`)
  const activate = sql.prepare<[number, number]>(
    "update subscriptions set state = 'active', reason = null, changed_at = ? where id = ?",
  )
  const byId = sql.prepare<[number], SubscriptionRow>(`
    select ${subscriptionColumns} from subscriptions s join lanes l on l.id = s.lane where s.id = ?`)
  const due = sql.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_open
    where state in ('pending', 'sending') and state = 'pending' and lane = ?`)
  const dueFixes = sql.prepare<[number], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_open
    where state in ('pending', 'sending') and state = 'pending' and lane = ?`)
  const lostFixes = sql.prepare<[number, string | null], FixRow>(
    `select ${fixColumns} from fixes where lane = ? and state = 'failed' and reason is ?`,
  )

  const bringBack = function* (absent: readonly Absent[], at: number, counters: Counters): Work<readonly Returned[]> {
    return yield* mapped(absent, function* (each) {
      yield* activate.run(at, each.id)
      const { newest, others } = yield* catchUp(each, at, counters)
      return { subscription: yield* subscriptionOf(each.id), newest, others }
    })
  }

  const subscriptionOf = function* (id: number): Work<Subscription> {
    const row = yield* byId.get(id)
    if (row === undefined) throw new Error(`there is no subscription ${id}`)
    return toSubscription(row)
  }

  return {
    pause: beside(
      function* ({ platform, account, chat, thread }, reason, at, alone) {
        const within = alone ? threadKey(thread) : thread
        const counters = begin(at)
        for (const { id } of yield* activeAt.all(platform, account, chat, within)) yield* outbox.cover(id, counters)
        yield* counters.write()
        return (yield* pause.run(reason, at, platform, account, chat, within)).changes
      },
      (target) => target,
    ),
    resume: beside(
      function* ({ platform, account, chat, thread }, at, alone) {
        yield* guard.lane({ platform, account })
        const counters = begin(at)
        const returned = yield* bringBack(
          yield* absentAt.all(platform, account, chat, alone ? threadKey(thread) : thread),
          at,
          counters,
        )
        yield* counters.write()
        return returned
      },
      (target) => target,
    ),
    leave: write(function* (lane, reason, at) {
      const known = yield* lanes.find(lane)
      if (known === null || known.gone === 1) return { readers: 0, deliveries: 0 }
      const counters = begin(at)
      yield* outbox.coverAll(counters)
      yield* lanes.leave(known.id, reason)
      const rows = yield* due.all(known.id)
      // Whatever is put back there from now on ends with the same reason.
      for (const row of rows) yield* deliveries.put(row, 'pending', {}, counters)
      for (const row of yield* dueFixes.all(known.id)) yield* fixes.put(row, 'pending', {}, counters)
      const readers = (yield* pauseAll.run(reason, at, known.id)).changes
      yield* counters.write()
      return { readers, deliveries: rows.length }
    }),
    comeBack: write(function* (lane, at) {
      const known = yield* lanes.find(lane)
      if (known === null || (known.gone === 0 && known.closed === 0)) return []
      yield* lanes.open(known.id)
      if (known.gone === 0) return []
      const counters = begin(at)
      const returned = yield* bringBack(yield* absentWith.all(known.id, known.reason), at, counters)
      for (const row of yield* lostFixes.all(known.id, known.reason))
        yield* fixes.put(row, 'pending', { attempt: 0, dueAt: at }, counters)
      yield* counters.write()
      return returned
    }),
  }
}
