import { isDeepStrictEqual } from 'node:util'
import type { Target } from '../../../model.ts'
import type { FixMark, FixStep, FixVerdict } from '../../corrections.ts'
import type { OnUncertain, Tick } from '../../port.ts'
import type { LaneRows } from '../readers/lanes.ts'
import { type TargetRow, toTarget } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import type { Moves } from './chat-moves.ts'
import type { Addenda } from './rows/addenda.ts'
import { lostRestMs } from './rows/chat-queues.ts'
import type { Counters } from './rows/counters.ts'
import type { DeliveryRows } from './rows/delivery-rows.ts'
import { type FixRow, type FixRows, fixColumns } from './rows/fix-rows.ts'
import type { NoticeRows } from './rows/notice-rows.ts'
import { fixName, type RecentSends } from './rows/recent-sends.ts'
import type { ShownRows } from './rows/shown-rows.ts'

/** What comes back of fixes: what was answered, and what never was. */
export interface FixMarks {
  /** A mark of somebody who no longer holds the fix changes nothing. */
  mark(mark: FixMark, tick: Pick<Tick, 'now' | 'worker'>, counters: Counters): Work<void>
  /** Everything whose lease has run out. Tells how many readers may have been told. */
  expire(now: number, onUncertain: OnUncertain, counters: Counters): Work<number>
  /** All that this worker holds. Tells how many readers may have been told. */
  abandon(worker: string, now: number, onUncertain: OnUncertain, counters: Counters): Work<number>
  /** All that is being sent, and every reader who was yet to be told. Tells how many readers may have been told. */
  holdAll(now: number, counters: Counters): Work<number>
}

interface Rows {
  readonly fixes: FixRows
  readonly deliveries: DeliveryRows
  readonly shown: ShownRows
  readonly notices: NoticeRows
  readonly lanes: LaneRows
  readonly moves: Moves
  readonly addenda: Addenda
  readonly recent: RecentSends
}

/** The meaning of each verdict on a fix, in rows. */
export const createFixMarks = (
  { sql }: Transactions,
  { fixes, deliveries, shown, notices, lanes, moves, addenda, recent }: Rows,
): FixMarks => {
  const held = sql.prepare<[number, number, string], FixRow>(`
    select ${fixColumns} from fixes where delivery = ? and turn = ? and worker = cast(? as text) and state = 'sending'`)
  const expired = sql.prepare<[number], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_sending where state = 'sending' and lease_until <= ?`)
  const ofWorker = sql.prepare<[string], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_sending where state = 'sending' and worker = ?`)
  const sending = sql.prepare<[], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_sending where state = 'sending'`)
  const telling = sql.prepare<[], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_open where state in ('pending', 'sending') and telling = 1`)
  const where = sql.prepare<[number], TargetRow>(`
    select l.platform, l.account, s.chat, s.thread
    from fixes f join deliveries d on d.id = f.delivery join subscriptions s on s.id = d.subscription
      join lanes l on l.id = f.lane
    where f.delivery = ?`)
  const reader = sql.prepare<[number], { state: string }>(
    'select s.state from deliveries d join subscriptions s on s.id = d.subscription where d.id = ?',
  )

  const place = function* (delivery: number): Work<Target | null> {
    const row = yield* where.get(delivery)
    return row === undefined ? null : toTarget(row)
  }

  const follow = function* (row: FixRow, to: Target, now: number, counters: Counters): Work<void> {
    const from = yield* place(row.delivery)
    yield* fixes.put(row, 'pending', { dueAt: now }, counters)
    if (from === null) return
    if (!isDeepStrictEqual(from, to)) yield* moves.follow(from, to, now, counters)
    if (!isDeepStrictEqual(from, yield* place(row.delivery))) return
    // Where another subscription stands at the new address, this one's messages are out of reach.
    yield* fixes.put({ ...row, state: 'pending' }, 'failed', { reason: 'the chat has moved' }, counters)
  }

  const letGo = function* (held: FixRow, now: number, onUncertain: OnUncertain, counters: Counters): Work<0 | 1> {
    const row = yield* fixes.renew(held, counters)
    const dueAt = now + lostRestMs
    const { delivery, revision, tells } = row
    if (tells === 0) {
      yield* shown.doubtAll(delivery, revision)
      yield* notices.doubtAll(delivery, revision)
      yield* fixes.put(row, 'pending', { dueAt }, counters, dueAt)
      return 0
    }
    yield* notices.add(delivery, null, null, tells)
    // Corrected again meanwhile, there is more to be told.
    const reason = 'whether the reader was told is not known'
    if (tells < revision) yield* fixes.put(row, 'pending', { telling: 0, attempt: 0, dueAt }, counters, dueAt)
    else yield* fixes.put(row, onUncertain === 'resend' ? 'pending' : 'uncertain', { reason, dueAt }, counters, dueAt)
    return 1
  }
  const letGoAll = function* (
    rows: readonly FixRow[],
    now: number,
    onUncertain: OnUncertain,
    counters: Counters,
  ): Work<number> {
    let told = 0
    for (const row of rows) told += yield* letGo(row, now, onUncertain, counters)
    return told
  }

  /** What is missing goes out as any part does, to whoever is there. */
  const grow = function* (
    delivery: number,
    { missing, parts }: NonNullable<FixStep['grow']>,
    at: number,
    counters: Counters,
  ) {
    const row = yield* deliveries.find(delivery)
    const [first] = missing
    if (row === null || first === undefined) return
    // What is on its way comes anyhow; what is missing before that does not.
    const isMissing = row.state === 'sent' || (row.state === 'pending' && first < row.part)
    if (isMissing && (yield* reader.get(delivery))?.state === 'active')
      yield* deliveries.grow(row, { missing, parts, dueAt: at }, counters)
  }

  const takeDown = function* (
    { delivery, lane }: FixRow,
    verdict: FixVerdict,
    revision: number,
    now: number,
  ): Work<void> {
    switch (verdict.kind) {
      case 'step':
        if (verdict.moves !== undefined) yield* shown.move(delivery, verdict.moves)
        if (verdict.message !== null) yield* shown.note(delivery, verdict.message, revision)
        if (verdict.notice !== undefined) yield* notices.note(verdict.notice, revision)
        break
      case 'told':
        yield* notices.add(delivery, verdict.id, verdict.items, revision)
        break
      case 'later':
        yield* notices.add(delivery, null, verdict.items, revision)
        yield* addenda.add(delivery, verdict.items, revision)
        break
      case 'uncertain':
        yield* notices.add(delivery, null, verdict.items, revision)
        break
      case 'again':
        if (verdict.laneUntil !== null)
          yield* lanes.pause(lane, { until: Math.ceil(verdict.laneUntil), now }, verdict.reason)
        if (verdict.unsure !== null && 'part' in verdict.unsure) yield* shown.doubt(delivery, verdict.unsure.part)
        else if (verdict.unsure !== null) yield* notices.doubt(verdict.unsure.notice)
        break
      case 'closed':
        yield* lanes.close(lane, verdict.reason)
        break
      case 'failed':
      case 'moved':
        break
      default:
        verdict satisfies never
    }
  }

  return {
    expire: function* (now, onUncertain, counters) {
      return yield* letGoAll(yield* expired.all(now), now, onUncertain, counters)
    },
    abandon: function* (worker, now, onUncertain, counters) {
      return yield* letGoAll(yield* ofWorker.all(worker), now, onUncertain, counters)
    },
    holdAll: function* (now, counters) {
      return (
        (yield* letGoAll(yield* sending.all(), now, 'hold', counters)) +
        (yield* letGoAll(
          (yield* telling.all()).map((row) => ({ ...row, tells: row.revision })),
          now,
          'hold',
          counters,
        ))
      )
    },
    *mark({ delivery, turn, revision, verdict, lateMs = 0 }, { now, worker }, counters) {
      const known = yield* held.get(delivery, turn, worker)
      if (known === undefined) return
      const row = yield* fixes.renew(known, counters)
      recent.came(row.lane, fixName(row), lateMs)
      yield* takeDown(row, verdict, revision, now)
      if (verdict.kind === 'failed' && row.tells === 0) {
        yield* shown.doubtAll(delivery, row.revision)
        yield* notices.doubtAll(delivery, row.revision)
      }
      // Corrected again meanwhile: whatever this came to, the copy is looked at anew.
      if (revision < row.revision && verdict.kind !== 'again' && verdict.kind !== 'moved') {
        const chatAt = 'nextAt' in verdict ? verdict.nextAt : (verdict.kind === 'uncertain' && verdict.chatAt) || now
        const told = verdict.kind === 'told' || verdict.kind === 'later' ? revision : row.told
        return yield* fixes.put(row, 'pending', { telling: 0, told, attempt: 0, dueAt: chatAt }, counters, chatAt)
      }
      switch (verdict.kind) {
        case 'step': {
          const { next, nextAt, grow: growth, pressing = false } = verdict
          if (next === 'nothing') yield* shown.settle(delivery, revision)
          if (growth !== undefined) yield* grow(delivery, growth, nextAt, counters)
          const telling = next === 'tell' ? 1 : 0
          const state = next === 'nothing' ? 'edited' : 'pending'
          const change = { telling, attempt: 0, dueAt: nextAt, pressing: pressing ? 1 : 0 } as const
          return yield* fixes.put(row, state, change, counters, nextAt)
        }
        case 'told':
        case 'later':
          // Nothing more is to be done, but the next correction finds here when the chat may get something again.
          return yield* fixes.put(row, 'told', { told: revision, dueAt: verdict.nextAt }, counters, verdict.nextAt)
        case 'uncertain': {
          const { reason, resendAt, chatAt = now } = verdict
          if (resendAt !== undefined)
            return yield* fixes.put(row, 'pending', { reason, dueAt: Math.max(resendAt, chatAt) }, counters, chatAt)
          return yield* fixes.put(row, 'uncertain', { reason, dueAt: chatAt }, counters, chatAt)
        }
        case 'failed':
          return yield* fixes.put(row, 'failed', { reason: verdict.reason }, counters)
        case 'again': {
          const { at: dueAt, reason, unsent, chatAt } = verdict
          const change = unsent ? { dueAt, attempt: row.attempt - 1 } : { dueAt, reason }
          return yield* fixes.put(row, 'pending', change, counters, chatAt)
        }
        case 'moved':
          return yield* follow(row, verdict.to, now, counters)
        case 'closed':
          return yield* fixes.put(row, 'pending', { dueAt: now, reason: verdict.reason }, counters)
        default:
          return verdict satisfies never
      }
    },
  }
}
