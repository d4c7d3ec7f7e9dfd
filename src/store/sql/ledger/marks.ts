import { isDeepStrictEqual } from 'node:util'
import type { Target } from '../../../model.ts'
import type { Mark, Stop, Tick } from '../../port.ts'
import type { LaneRows } from '../readers/lanes.ts'
import type { SubscriptionRows } from '../readers/subscription-rows.ts'
import { type TargetRow, toTarget } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import type { Moves } from './chat-moves.ts'
import type { Digests } from './digests.ts'
import type { UncertainSends } from './doubts/uncertain.ts'
import type { Outbox } from './fan-out/outbox.ts'
import { createHalt } from './halt.ts'
import type { Addenda } from './rows/addenda.ts'
import type { ChatQueues } from './rows/chat-queues.ts'
import type { Counters } from './rows/counters.ts'
import { type DeliveryRow, type DeliveryRows, deliveryColumns } from './rows/delivery-rows.ts'
import type { RecentSends } from './rows/recent-sends.ts'

/** Takes down what a send came to. A mark of somebody who no longer holds the part changes nothing. */
export type ApplyMark = (mark: Mark, tick: Pick<Tick, 'now' | 'worker'>, counters: Counters) => Work<void>

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
  { sql }: Transactions,
  { deliveries, doubts, lanes, subscriptions, moves, queues, recent, outbox, digests, addenda }: Rows,
): ApplyMark => {
  const held = sql.prepare<[number, number, number, string], DeliveryRow>(`
    select ${deliveryColumns} from deliveries
    where id = ? and part = ? and attempt = ? and worker = ? and state = 'sending'`)
  const where = sql.prepare<[number], TargetRow>(`
    select l.platform, l.account, s.chat, s.thread from subscriptions s join lanes l on l.id = s.lane where s.id = ?`)
  const halt = createHalt(sql)
  const insisted = sql.prepare<[number], { found: 1 }>(
    'select 1 as found from issues where number = ? and insisted = 1',
  )
  const regain = sql.prepare<[number, number, number]>(`
    update subscriptions set state = 'active', reason = null, changed_at = ?
    where id = ? and state = 'paused' and reason = (select reason from deliveries where id = ? and state = 'failed')`)

  const stop = function* (
    row: DeliveryRow,
    { reason, also }: Stop,
    why: string,
    now: number,
    counters: Counters,
  ): Work<void> {
    yield* halt(row.issue, { kind: 'too-many-lost', reason })
    yield* deliveries.put(row, 'pending', { dueAt: now, reason: why }, counters)
    for (const id of also) {
      const other = yield* deliveries.find(id)
      if (other !== null && (yield* regain.run(now, other.subscription, id)).changes > 0)
        yield* deliveries.put(other, 'pending', { dueAt: now, reason: why }, counters)
    }
    yield* queues.wakeAll()
  }

  const move = function* (row: DeliveryRow, from: TargetRow, to: Target, now: number, counters: Counters): Work<void> {
    const target = toTarget(from)
    if (isDeepStrictEqual(to, target)) {
      yield* deliveries.put(row, 'failed', { reason: 'it was said to have moved to where it already is' }, counters)
      return
    }
    yield* deliveries.put(row, 'pending', { dueAt: now }, counters)
    yield* moves.follow(target, to, now, counters)
  }

  return function* ({ delivery, part, attempt, verdict, late }, { now, worker }, counters) {
    const row = yield* held.get(delivery, part, attempt, worker)
    if (row === undefined) return
    if (late !== undefined) recent.came(row.lane, late.claimedAt, late.byMs)
    switch (verdict.kind) {
      case 'sent': {
        yield* deliveries.note(row, verdict.id, now, counters)
        yield* digests.arrived(row, verdict.id, now, counters)
        if (part === 0) yield* addenda.arrived(row)
        const { parts, nextAt } = verdict
        const following = yield* deliveries.missingAfter(row, part, parts)
        const last = following >= parts
        // The chat's next time is kept with what is sent, too: a correction must not come before it.
        const next = { part: last ? Math.max(parts, part + 1) : following, parts, dueAt: nextAt }
        return yield* deliveries.put(
          row,
          last ? 'sent' : 'pending',
          last ? next : { ...next, attempt: 0 },
          counters,
          nextAt,
        )
      }
      case 'complete':
        return yield* deliveries.put(row, 'sent', { parts: verdict.parts }, counters)
      case 'skipped':
      case 'failed':
        return yield* deliveries.put(row, verdict.kind, { reason: verdict.reason }, counters)
      case 'uncertain':
        return yield* doubts.raise(row, verdict, now, counters)
      case 'again':
        if (verdict.laneUntil !== null)
          yield* lanes.pause(row.lane, { until: Math.ceil(verdict.laneUntil), now }, verdict.reason)
        return yield* deliveries.put(
          row,
          'pending',
          { dueAt: verdict.at, reason: verdict.reason },
          counters,
          verdict.chatAt,
        )
      case 'lost':
        if (verdict.stop !== undefined && (yield* insisted.get(row.issue)) === undefined)
          return yield* stop(row, verdict.stop, verdict.reason, now, counters)
        yield* outbox.cover(row.subscription, counters)
        yield* subscriptions.lose(row.subscription, verdict.reason, now)
        return yield* deliveries.put(row, 'failed', { reason: verdict.reason }, counters)
      case 'moved': {
        const from = yield* where.get(row.subscription)
        return from === undefined ? undefined : yield* move(row, from, verdict.to, now, counters)
      }
      case 'halted':
        yield* halt(row.issue, { kind: 'rejected', reason: verdict.reason })
        yield* deliveries.put(row, 'failed', { reason: verdict.reason }, counters)
        // What waits behind this issue's deliveries need not wait for them any more.
        return yield* queues.wakeAll()
      case 'closed':
        yield* lanes.close(row.lane, verdict.reason)
        return yield* deliveries.put(row, 'pending', { dueAt: now, reason: verdict.reason }, counters)
      default:
        return verdict satisfies never
    }
  }
}
