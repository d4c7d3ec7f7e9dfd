import { defaultWants, type Wants } from '../../../model.ts'
import type { Fix, ShownNotice, ShownPart } from '../../corrections.ts'
import type { Tick } from '../../port.ts'
import { toWants, type WantsRow, wantsColumns } from '../choices.ts'
import { type TargetRow, toMissed, toTarget } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import type { ChatQueues } from './rows/chat-queues.ts'
import type { Counters } from './rows/counters.ts'
import { type FixRow, type FixRows, fixColumns } from './rows/fix-rows.ts'

/** Takes up to so many fixes of a lane that are due, and writes them down as sending. */
export type TakeFixes = (lane: number, count: number, tick: Tick, counters: Counters) => Work<readonly Fix[]>

interface Candidate extends FixRow, TargetRow, WantsRow {
  readonly view: string | null
  readonly complete: 0 | 1
  readonly bound: 0 | 1
  readonly reader: 'active' | 'paused' | 'ended'
  readonly shown: string
  readonly notices: string
  readonly missed: string | null
}

/** A tick never looks at more fixes of a lane than this. */
const mostLooks = 512

/** Fixes in order of time, one thing at a time for a chat; stopped issues are put right like any other. */
export const createFixClaims = ({ sql }: Transactions, fixes: FixRows, queues: ChatQueues): TakeFixes => {
  const dueBy = (index: 'fixes_due' | 'fixes_pressing') =>
    sql.prepare<[number, number, number], Candidate>(`
    select ${fixColumns.replace(/\w+/g, 'f.$&')}, d.state = 'sent' as complete,
      d.digest is not null or d.carrier is not null as bound, s.state as reader, v.wants as view, d.missed,
      l.platform, l.account, s.chat, s.thread, ${wantsColumns},
      (
        select json_group_array(
          json_object('part', p.part, 'revision', p.revision, 'id', p.message, 'standing', p.standing,
            'refused', p.refused) order by p.part)
        from parts p where p.delivery = d.id
          and (p.part < d.part or d.state not in ('pending', 'sending') or (d.grown = 1 and (p.part <> d.part or p.refused = -1)))
      ) as shown,
      (
        select json_group_array(
          json_object('notice', o.id, 'id', o.message, 'items', json(o.items), 'revision', o.revision,
            'standing', o.standing) order by o.id)
        from notices o indexed by notices_of_delivery where o.delivery = d.id
      ) as notices
    from fixes f indexed by ${index}
      cross join deliveries d on d.id = f.delivery
      cross join subscriptions s on s.id = d.subscription
      cross join lanes l on l.id = f.lane
      left join views v on v.id = d.view
    where f.lane = cast(? as integer) and f.state = 'pending' and f.waiting = 0 and f.due_at <= cast(? as integer)
      ${index === 'fixes_pressing' ? 'and f.pressing = 1' : ''}
    order by f.due_at, f.delivery limit cast(? as integer)`)
  // What was retracted waits for nothing else.
  const due = [dueBy('fixes_pressing'), dueBy('fixes_due')]

  /** Taken, or passed over. */
  const take = function* (found: Candidate, tick: Tick, counters: Counters): Work<Candidate | null> {
    // Of a correction whose fixes are not all written: nobody sees what was put right once more before.
    const row = { ...found, ...(yield* fixes.renew(found, counters)) }
    if (row.telling === 1 && row.reader === 'ended') {
      yield* fixes.put(row, 'failed', { reason: 'it cannot be changed, and the subscription has ended' }, counters)
      return null
    }
    if (yield* queues.isBusy(row.queue, counters)) {
      yield* fixes.wait(row)
      return null
    }
    yield* fixes.hold(row, tick.worker, tick.leaseUntil, counters)
    return row
  }

  return function* (lane, count, tick, counters) {
    const taken: Fix[] = []
    if (!(yield* counters.anyFixes())) return taken
    let looks = 0
    for (const those of due)
      while (taken.length < count && looks < mostLooks) {
        // Whatever was looked at has left this index.
        const rows = yield* those.all(lane, tick.now, count - taken.length)
        if (rows.length === 0) break
        looks += rows.length
        for (const row of rows) {
          const mine = yield* take(row, tick, counters)
          if (mine !== null) taken.push(toFix(mine))
        }
      }
    return taken
  }
}

/** With what went out before there were more choices. */
const { except, follow, mute, followedOnly, pictures, previews } = defaultWants
const plainLook = { except, follow, mute, followedOnly, pictures, previews }

/** The wants with which something went out, in the reader's place and time. */
export const viewed = (row: WantsRow, view: string | null): Wants => {
  const wants = toWants(row)
  if (view === null) return wants
  const seen: Partial<Wants> = JSON.parse(view)
  return { ...wants, ...plainLook, ...seen }
}

const toFix = (row: Candidate): Fix => {
  const shown: readonly ShownPart[] = JSON.parse(row.shown)
  const notices: readonly ShownNotice[] = JSON.parse(row.notices)
  return {
    delivery: row.delivery,
    issue: row.issue,
    revision: row.revision,
    target: toTarget(row),
    wants: viewed(row, row.view),
    missed: toMissed(row.missed),
    shown,
    notices,
    bound: row.bound === 1,
    complete: row.complete === 1,
    telling: row.telling === 1,
    told: row.told,
    turn: row.turn + 1,
    attempt: row.attempt + 1,
  }
}
