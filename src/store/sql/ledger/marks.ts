import { isDeepStrictEqual } from 'node:util'
import type { Target } from '../../../model.ts'
import type { Mark, Stop, Tick, Verdict } from '../../port.ts'
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
import { type DeliveryRow, type DeliveryRows, deliveryColumns, type Note, type Put } from './rows/delivery-rows.ts'
import type { RecentSends } from './rows/recent-sends.ts'

/** Takes down what sends came to. A mark of somebody who no longer holds the part changes nothing. */
export type ApplyMarks = (marks: readonly Mark[], tick: Pick<Tick, 'now' | 'worker'>, counters: Counters) => Work<void>

interface Held extends DeliveryRow {
  readonly digest: string | null
  /** The issue's own revision. */
  readonly newest: number
}

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
): ApplyMarks => {
  const held = sql.prepare<[string, string], Held>(`
    select ${deliveryColumns.replace(/\w+/g, 'd.$&')}, d.digest, n.revision as newest
    from json_each(?) j cross join deliveries d on d.id = cast(j.value as integer) cross join issues n on n.number = d.issue
    where d.worker = cast(? as text) and d.state = 'sending'`)
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

  /** What does more than put the delivery itself into a state. */
  const carryOut = function* (row: Held, verdict: Far, now: number, counters: Counters): Work<void> {
    switch (verdict.kind) {
      case 'sent': {
        yield* deliveries.note(row, verdict.id, now, counters)
        if (row.digest !== null) yield* digests.arrived(row, verdict.id, now, counters)
        if (row.part === 0) yield* addenda.arrived(row)
        const following = yield* deliveries.missingAfter(row, row.part, verdict.parts)
        return yield* deliveries.putAll([arrived(row, verdict, following)], counters)
      }
      case 'uncertain':
        return yield* doubts.raise(row, verdict, now, counters)
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
      default:
        return verdict satisfies never
    }
  }

  return function* (marks, { now, worker }, counters) {
    const heldOf = function* (those: readonly Mark[]): Work<Map<number, Held>> {
      const ids = those.map(({ delivery }) => delivery)
      return new Map((yield* held.all(JSON.stringify(ids), worker)).map((row) => [row.id, row]))
    }
    let rows = marks.length === 0 ? new Map<number, Held>() : yield* heldOf(marks)
    let notes: Note[] = []
    let puts: Put[] = []
    const settle = function* (): Work<void> {
      const those = { notes, puts }
      notes = []
      puts = []
      yield* deliveries.noteAll(those.notes, now)
      yield* deliveries.putAll(those.puts, counters)
    }
    for (const [at, { delivery, part, attempt, verdict, lateMs = 0 }] of marks.entries()) {
      const row = rows.get(delivery)
      if (row?.part !== part || row.attempt !== attempt) continue
      rows.delete(delivery)
      recent.came(row.lane, delivery, lateMs)
      if (isFar(verdict) || (verdict.kind === 'sent' && isEntangled(row))) {
        yield* settle()
        yield* carryOut(row, verdict, now, counters)
        // It may have come to others of these as well.
        rows = yield* heldOf(marks.slice(at + 1))
        continue
      }
      if (verdict.kind === 'sent') notes.push({ row, message: verdict.id })
      if (verdict.kind === 'closed') yield* lanes.close(row.lane, verdict.reason)
      if (verdict.kind === 'again' && verdict.laneUntil !== null)
        yield* lanes.pause(row.lane, { until: Math.ceil(verdict.laneUntil), now }, verdict.reason)
      puts.push(becomes(row, verdict, now))
    }
    yield* settle()
  }
}

/** What may come to other rows as well, or stands in more of them. */
type Far = Extract<Verdict, { readonly kind: 'sent' | 'uncertain' | 'lost' | 'moved' | 'halted' }>
/** What the delivery itself is put into a state by. */
type Near = Exclude<Verdict, Exclude<Far, { readonly kind: 'sent' }>>

const isFar = (verdict: Verdict): verdict is Exclude<Far, { readonly kind: 'sent' }> =>
  verdict.kind === 'uncertain' || verdict.kind === 'lost' || verdict.kind === 'moved' || verdict.kind === 'halted'

/** Its arrival comes to more than one part, or to one that is to be put right. */
const isEntangled = (row: Held): boolean =>
  row.digest !== null || row.grown === 1 || row.addenda !== null || row.revision < row.newest

const arrived = (row: DeliveryRow, { parts, nextAt }: Extract<Verdict, { kind: 'sent' }>, following: number): Put => {
  const last = following >= parts
  // The chat's next time is kept with what is sent, too: a correction must not come before it.
  const next = { part: last ? Math.max(parts, row.part + 1) : following, parts, dueAt: nextAt }
  return { row, state: last ? 'sent' : 'pending', change: last ? next : { ...next, attempt: 0 }, chatAt: nextAt }
}

const becomes = (row: DeliveryRow, verdict: Near, now: number): Put => {
  switch (verdict.kind) {
    case 'sent':
      return arrived(row, verdict, Math.min(row.part + 1, verdict.parts))
    case 'complete':
      return { row, state: 'sent', change: { parts: verdict.parts } }
    case 'skipped':
    case 'failed':
      return { row, state: verdict.kind, change: { reason: verdict.reason } }
    case 'again': {
      const { at, reason, chatAt, unsent } = verdict
      const change = unsent ? { dueAt: at, attempt: row.attempt - 1 } : { dueAt: at, reason }
      return { row, state: 'pending', change, ...(chatAt === undefined ? {} : { chatAt }) }
    }
    case 'closed':
      return { row, state: 'pending', change: { dueAt: now, reason: verdict.reason } }
    default:
      return verdict satisfies never
  }
}
