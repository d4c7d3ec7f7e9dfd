import { isDeepStrictEqual } from 'node:util'
import type { Target } from '../../../model.ts'
import type { Mark, Stop, Tick } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { LaneRows } from '../readers/lanes.ts'
import type { SubscriptionRows } from '../readers/subscription-rows.ts'
import { type TargetRow, toTarget } from '../rows.ts'
import type { Moves } from './chat-moves.ts'
import type { Digests } from './digests.ts'
import type { Outbox } from './fan-out/outbox.ts'
import { createHalt } from './halt.ts'
import type { Addenda } from './rows/addenda.ts'
import type { ChatQueues } from './rows/chat-queues.ts'
import type { Counters } from './rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './rows/delivery-rows.ts'
import type { RecentSends } from './rows/recent-sends.ts'
import type { UncertainSends } from './uncertain.ts'

/** Takes down what a send came to. A mark of somebody who no longer holds the part changes nothing. */
export type ApplyMark = (mark: Mark, tick: Pick<Tick, 'now' | 'worker'>, counters: Counters) => void

interface Rows {
  readonly deliveries: DeliveryRows
  readonly doubts: UncertainSends
  readonly lanes: LaneRows
  readonly subscriptions: SubscriptionRows
  readonly moves: Moves
  readonly queues: ChatQueues
  readonly recent: RecentSends
  readonly outbox: Outbox
  readonly digests: Digests
  readonly addenda: Addenda
}

/** The meaning of each verdict, in rows. */
export const createMarks = (
  { db }: Connection,
  { deliveries, doubts, lanes, subscriptions, moves, queues, recent, outbox, digests, addenda }: Rows,
): ApplyMark => {
  const held = db.prepare<[number, number, number, string], DeliveryRow>(`
    select ${deliveryColumns} from deliveries
    where id = ? and part = ? and attempt = ? and worker = ? and state = 'sending'`)
  const where = db.prepare<[number], TargetRow>(`
    select l.platform, l.account, s.chat, s.thread from subscriptions s join lanes l on l.id = s.lane where s.id = ?`)
  const halt = createHalt(db)
  const insisted = db.prepare<[number], { found: 1 }>('select 1 as found from issues where number = ? and insisted = 1')
  const regain = db.prepare<[number, number, number]>(`
    update subscriptions set state = 'active', reason = null, changed_at = ?
    where id = ? and state = 'paused' and reason = (select reason from deliveries where id = ? and state = 'failed')`)

  const stop = (row: DeliveryRow, { reason, also }: Stop, why: string, now: number, counters: Counters): void => {
    halt(row.issue, { kind: 'too-many-lost', reason })
    deliveries.put(row, 'pending', { dueAt: now, reason: why }, counters)
    for (const id of also) {
      const other = deliveries.find(id)
      if (other !== null && regain.run(now, other.subscription, id).changes > 0)
        deliveries.put(other, 'pending', { dueAt: now, reason: why }, counters)
    }
    queues.wakeAll()
  }

  const move = (row: DeliveryRow, from: TargetRow, to: Target, now: number, counters: Counters): void => {
    const target = toTarget(from)
    if (isDeepStrictEqual(to, target)) {
      deliveries.put(row, 'failed', { reason: 'it was said to have moved to where it already is' }, counters)
      return
    }
    deliveries.put(row, 'pending', { dueAt: now }, counters)
    moves.follow(target, to, now, counters)
  }

  return ({ delivery, part, attempt, verdict, late }, { now, worker }, counters) => {
    const row = held.get(delivery, part, attempt, worker)
    if (row === undefined) return
    if (late !== undefined) recent.came(row.lane, late.claimedAt, late.byMs)
    switch (verdict.kind) {
      case 'sent': {
        deliveries.note(row, verdict.id, now, counters)
        digests.arrived(row, verdict.id, now, counters)
        if (part === 0) addenda.arrived(row)
        const { parts, nextAt } = verdict
        const following = deliveries.missingAfter(row, part, parts)
        const last = following >= parts
        // The chat's next time is kept with what is sent, too: a correction must not come before it.
        const next = { part: last ? Math.max(parts, part + 1) : following, parts, dueAt: nextAt }
        return deliveries.put(row, last ? 'sent' : 'pending', last ? next : { ...next, attempt: 0 }, counters, nextAt)
      }
      case 'complete':
        return deliveries.put(row, 'sent', { parts: verdict.parts }, counters)
      case 'skipped':
      case 'failed':
        return deliveries.put(row, verdict.kind, { reason: verdict.reason }, counters)
      case 'uncertain':
        return doubts.raise(row, verdict, now, counters)
      case 'again':
        if (verdict.laneUntil !== null)
          lanes.pause(row.lane, { until: Math.ceil(verdict.laneUntil), now }, verdict.reason)
        return deliveries.put(row, 'pending', { dueAt: verdict.at, reason: verdict.reason }, counters, verdict.chatAt)
      case 'lost':
        if (verdict.stop !== undefined && insisted.get(row.issue) === undefined)
          return stop(row, verdict.stop, verdict.reason, now, counters)
        outbox.cover(row.subscription, counters)
        subscriptions.lose(row.subscription, verdict.reason, now)
        return deliveries.put(row, 'failed', { reason: verdict.reason }, counters)
      case 'moved': {
        const from = where.get(row.subscription)
        return from === undefined ? undefined : move(row, from, verdict.to, now, counters)
      }
      case 'halted':
        halt(row.issue, { kind: 'rejected', reason: verdict.reason })
        deliveries.put(row, 'failed', { reason: verdict.reason }, counters)
        // What waits behind this issue's deliveries need not wait for them any more.
        return queues.wakeAll()
      case 'closed':
        lanes.close(row.lane, verdict.reason)
        return deliveries.put(row, 'pending', { dueAt: now, reason: verdict.reason }, counters)
      default:
        return verdict satisfies never
    }
  }
}
