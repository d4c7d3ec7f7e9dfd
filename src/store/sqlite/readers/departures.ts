import type { Subscription } from '../../../model.ts'
import type { Store } from '../../port.ts'
import type { Returned } from '../../readers.ts'
import type { Connection } from '../connection.ts'
import type { Absent, CatchUp } from '../ledger/catch-up.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { BeginCounters, Counters } from '../ledger/rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from '../ledger/rows/delivery-rows.ts'
import { type FixRow, type FixRows, fixColumns } from '../ledger/rows/fix-rows.ts'
import { type SubscriptionRow, subscriptionColumns, threadKey, toSubscription } from '../rows.ts'
import type { LaneRows } from './lanes.ts'

interface Steps {
  readonly begin: BeginCounters
  readonly lanes: LaneRows
  readonly deliveries: DeliveryRows
  readonly fixes: FixRows
  readonly catchUp: CatchUp
  readonly outbox: Outbox
}

/** Chats and whole accounts that are gone, and come back. */
export const createDepartures = (
  { db, write }: Connection,
  { begin, lanes, deliveries, fixes, catchUp, outbox }: Steps,
): Pick<Store, 'pause' | 'resume' | 'leave' | 'comeBack'> => {
  const columns = 's.id, s.lane, s.queue, s.reason, s.changed_at, s.returns_at'
  const absentAt = db.prepare<[string, string, string, string | null], Absent>(`
    select ${columns} from subscriptions s join lanes l on l.id = s.lane
    where l.platform = ? and l.account = ? and l.gone = 0 and s.chat = ? and s.thread = coalesce(?, s.thread)
      and s.state = 'paused' and s.returns_at is null`)
  const absentWith = db.prepare<[number, string | null], Absent>(`
    select ${columns} from subscriptions s where s.lane = ? and s.state = 'paused' and s.returns_at is null and s.reason is ?`)
  const activeAt = db.prepare<[string, string, string, string | null], { id: number }>(`
    select s.id from subscriptions s join lanes l on l.id = s.lane
    where l.platform = ? and l.account = ? and s.chat = ? and s.thread = coalesce(?, s.thread) and s.state = 'active'`)
  const pause = db.prepare<[string, number, string, string, string, string | null]>(`
    update subscriptions set state = 'paused', reason = ?, changed_at = ?
    where state = 'active'
      and lane = (select id from lanes where platform = ? and account = ?) and chat = ? and thread = coalesce(?, thread)`)
  const pauseAll = db.prepare<[string, number, number]>(`
    update subscriptions set state = 'paused', reason = ?, changed_at = ? where state = 'active' and lane = ?`)
  const activate = db.prepare<[number, number]>(
    "update subscriptions set state = 'active', reason = null, changed_at = ? where id = ?",
  )
  const byId = db.prepare<[number], SubscriptionRow>(`
    select ${subscriptionColumns} from subscriptions s join lanes l on l.id = s.lane where s.id = ?`)
  const due = db.prepare<[number], DeliveryRow>(`
    select ${deliveryColumns} from deliveries indexed by deliveries_open
    where state in ('pending', 'sending') and state = 'pending' and lane = ?`)
  const dueFixes = db.prepare<[number], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_open
    where state in ('pending', 'sending') and state = 'pending' and lane = ?`)
  const lostFixes = db.prepare<[number, string | null], FixRow>(
    `select ${fixColumns} from fixes where lane = ? and state = 'failed' and reason is ?`,
  )

  const bringBack = (absent: readonly Absent[], at: number, counters: Counters): readonly Returned[] =>
    absent.map((each) => {
      activate.run(at, each.id)
      const { newest, others } = catchUp(each, at, counters)
      return { subscription: subscriptionOf(each.id), newest, others }
    })

  const subscriptionOf = (id: number): Subscription => {
    const row = byId.get(id)
    if (row === undefined) throw new Error(`there is no subscription ${id}`)
    return toSubscription(row)
  }

  return {
    pause: write(({ platform, account, chat, thread }, reason, at, alone) => {
      const within = alone ? threadKey(thread) : thread
      const counters = begin(at)
      for (const { id } of activeAt.all(platform, account, chat, within)) outbox.cover(id, counters)
      counters.write()
      return pause.run(reason, at, platform, account, chat, within).changes
    }),
    resume: write(({ platform, account, chat, thread }, at, alone) => {
      const counters = begin(at)
      const returned = bringBack(
        absentAt.all(platform, account, chat, alone ? threadKey(thread) : thread),
        at,
        counters,
      )
      counters.write()
      return returned
    }),
    leave: write((lane, reason, at) => {
      const known = lanes.find(lane)
      if (known === null || known.gone === 1) return { readers: 0, deliveries: 0 }
      const counters = begin(at)
      outbox.coverAll(counters)
      lanes.leave(known.id, reason)
      const rows = due.all(known.id)
      // Whatever is put back there from now on ends with the same reason.
      for (const row of rows) deliveries.put(row, 'pending', {}, counters)
      for (const row of dueFixes.all(known.id)) fixes.put(row, 'pending', {}, counters)
      const readers = pauseAll.run(reason, at, known.id).changes
      counters.write()
      return { readers, deliveries: rows.length }
    }),
    comeBack: write((lane, at) => {
      const known = lanes.find(lane)
      if (known === null || (known.gone === 0 && known.closed === 0)) return []
      lanes.open(known.id)
      if (known.gone === 0) return []
      const counters = begin(at)
      const returned = bringBack(absentWith.all(known.id, known.reason), at, counters)
      for (const row of lostFixes.all(known.id, known.reason))
        fixes.put(row, 'pending', { attempt: 0, dueAt: at }, counters)
      counters.write()
      return returned
    }),
  }
}
