import { isDeepStrictEqual } from 'node:util'
import type { Target } from '../../../model.ts'
import type { FixMark, FixVerdict } from '../../corrections.ts'
import type { Tick } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { LaneRows } from '../readers/lanes.ts'
import { type TargetRow, toTarget } from '../rows.ts'
import type { Moves } from './chat-moves.ts'
import type { Counters } from './rows/counters.ts'
import { type FixRow, type FixRows, fixColumns } from './rows/fix-rows.ts'

/** What comes back of fixes: what was answered, and what never was. */
export interface FixMarks {
  /** A mark of somebody who no longer holds the fix changes nothing. */
  mark(mark: FixMark, tick: Pick<Tick, 'now' | 'worker'>, counters: Counters): void
  /** Everything whose lease has run out. Tells how many readers may have been told. */
  expire(now: number, counters: Counters): number
  /** All that this worker holds. Tells how many readers may have been told. */
  abandon(worker: string, now: number, counters: Counters): number
}

interface Rows {
  readonly fixes: FixRows
  readonly lanes: LaneRows
  readonly moves: Moves
}

type Standing = 'there' | 'unsure' | 'gone'

/** The meaning of each verdict on a fix, in rows. */
export const createFixMarks = ({ db }: Connection, { fixes, lanes, moves }: Rows): FixMarks => {
  const held = db.prepare<[number, number, string], FixRow>(`
    select ${fixColumns} from fixes where delivery = ? and turn = ? and worker = ? and state = 'sending'`)
  const expired = db.prepare<[number], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_sending where state = 'sending' and lease_until <= ?`)
  const ofWorker = db.prepare<[string], FixRow>(`
    select ${fixColumns} from fixes indexed by fixes_sending where state = 'sending' and worker = ?`)
  const where = db.prepare<[number], TargetRow>(`
    select l.platform, l.account, s.chat, s.thread
    from fixes f join deliveries d on d.id = f.delivery join subscriptions s on s.id = d.subscription
      join lanes l on l.id = f.lane
    where f.delivery = ?`)
  const show = db.prepare<[number, number, number]>(`
    update parts set revision = ?, standing = 'there' where delivery = ? and part = ?`)
  const stand = db.prepare<[Standing, number, number]>('update parts set standing = ? where delivery = ? and part = ?')
  // All that did not have to be changed; what cannot be changed keeps what it shows.
  const settle = db.prepare<{ delivery: number; revision: number }>(`
    update parts set revision = :revision
    where delivery = :delivery and state = 'sent' and standing = 'there' and revision < :revision`)
  const doubt = db.prepare<{ delivery: number; revision: number }>(`
    update parts set standing = 'unsure'
    where delivery = :delivery and state = 'sent' and standing = 'there' and revision < :revision`)
  const remember = db.prepare<[string, number]>('update fixes set told_message = ? where delivery = ?')
  const remove = db.prepare<[number, number]>('delete from parts where delivery = ? and part = ?')
  const shorten = db.prepare<{ delivery: number; part: number }>(`
    update deliveries set part = min(part, :part), parts = case state when 'sent' then :part else parts end
    where id = :delivery`)

  const place = (delivery: number): Target | null => {
    const row = where.get(delivery)
    return row === undefined ? null : toTarget(row)
  }

  const note = ({ delivery }: FixRow, { part, became }: Message, revision: number): void => {
    switch (became) {
      case 'changed':
        show.run(revision, delivery, part)
        return
      case 'gone':
        stand.run('gone', delivery, part)
        return
      case 'removed':
        remove.run(delivery, part)
        shorten.run({ delivery, part })
        return
      default:
        became satisfies never
    }
  }

  const follow = (row: FixRow, to: Target, now: number, counters: Counters): void => {
    const from = place(row.delivery)
    fixes.put(row, 'pending', { dueAt: now }, counters)
    if (from === null) return
    if (!isDeepStrictEqual(from, to)) moves.follow(from, to, now, counters)
    if (!isDeepStrictEqual(from, place(row.delivery))) return
    // Where another subscription stands at the new address, this one's messages are out of reach.
    fixes.put({ ...row, state: 'pending' }, 'failed', { reason: 'the chat has moved' }, counters)
  }

  const letGo = (row: FixRow, now: number, counters: Counters): 0 | 1 => {
    if (row.telling === 1) {
      fixes.put(row, 'uncertain', { reason: 'whether the reader was told is not known' }, counters)
      return 1
    }
    doubt.run(row)
    fixes.put(row, 'pending', { dueAt: now }, counters)
    return 0
  }
  const letGoAll = (rows: readonly FixRow[], now: number, counters: Counters): number =>
    rows.reduce((told, row) => told + letGo(row, now, counters), 0)

  return {
    expire: (now, counters) => letGoAll(expired.all(now), now, counters),
    abandon: (worker, now, counters) => letGoAll(ofWorker.all(worker), now, counters),
    mark({ delivery, turn, revision, verdict }, { now, worker }, counters) {
      const row = held.get(delivery, turn, worker)
      if (row === undefined) return
      if (verdict.kind === 'step' && verdict.message !== null) note(row, verdict.message, revision)
      if (verdict.kind === 'again' && verdict.unsure !== null) stand.run('unsure', delivery, verdict.unsure)
      if (verdict.kind === 'again' && verdict.laneUntil !== null)
        lanes.pause(row.lane, { until: Math.ceil(verdict.laneUntil), now }, verdict.reason)
      if (verdict.kind === 'failed' && row.telling === 0) doubt.run(row)
      if (verdict.kind === 'told') remember.run(verdict.id, delivery)
      if (verdict.kind === 'closed') lanes.close(row.lane, verdict.reason)
      // Corrected again meanwhile: whatever this came to, the copy is looked at anew.
      if (revision < row.revision && verdict.kind !== 'again' && verdict.kind !== 'moved') {
        const chatAt = 'nextAt' in verdict ? verdict.nextAt : now
        const told = verdict.kind === 'told' ? revision : row.told
        return fixes.put(row, 'pending', { telling: 0, told, attempt: 0, dueAt: chatAt }, counters, chatAt)
      }
      switch (verdict.kind) {
        case 'step': {
          const { next, nextAt } = verdict
          if (next === 'nothing') settle.run({ delivery, revision })
          const telling = next === 'tell' ? 1 : 0
          const state = next === 'nothing' ? 'edited' : 'pending'
          return fixes.put(row, state, { telling, attempt: 0, dueAt: nextAt }, counters, nextAt)
        }
        case 'told':
          return fixes.put(row, 'told', { told: revision }, counters, verdict.nextAt)
        case 'uncertain':
        case 'failed':
          return fixes.put(row, verdict.kind, { reason: verdict.reason }, counters)
        case 'again':
          return fixes.put(row, 'pending', { dueAt: verdict.at, reason: verdict.reason }, counters)
        case 'moved':
          return follow(row, verdict.to, now, counters)
        case 'closed':
          return fixes.put(row, 'pending', { dueAt: now, reason: verdict.reason }, counters)
        default:
          return verdict satisfies never
      }
    },
  }
}

type Message = NonNullable<Extract<FixVerdict, { kind: 'step' }>['message']>
