import type { FixState } from '../../../corrections.ts'
import type { Transactions, Work } from '../../work.ts'
import type { Counters } from '../rows/counters.ts'

/** Writes the fixes of a correction, one for each copy, for those that are in a transaction already. */
export interface FixOutbox {
  /**
   * Begins with the copies of an issue's new revision, and writes the first fixes. Tells whether others are still to be written; until they
   * are, the issue is one of `open`. An earlier correction that was not through with them is through with the rest as well: a copy that shows
   * an older revision gets the newest at once.
   */
  fill(correction: Correction, counters: Counters): Work<boolean>
  /** The issues whose fixes are not all written; a program that was killed leaves them so. */
  open(): Work<readonly number[]>
  /** Writes the next fixes of an issue. Tells whether there are more. */
  go(issue: number, counters: Counters): Work<boolean>
}

export interface Correction {
  readonly issue: number
  readonly revision: number
  /** 1: something was retracted. */
  readonly pressing: 0 | 1
}

interface FixOut extends Correction {
  readonly done: number
}

/** A piece of an issue's deliveries: those behind the one, up to the other. */
interface Piece extends Correction {
  readonly done: number
  readonly to: number
  readonly at: number
}

/** The copies of a large issue are gone through in pieces, in the order of its deliveries. */
export const createFixOutbox = ({ sql }: Transactions, atOnce: number): FixOutbox => {
  const start = sql.prepare<[number, number, 0 | 1]>(`
    insert into fix_fan_outs (issue, revision, pressing, done) values (?, ?, ?, 0)
    on conflict (issue) do update set
      revision = excluded.revision, pressing = max(fix_fan_outs.pressing, excluded.pressing), done = 0`)
  const open = sql.prepare<[], { issue: number }>('select issue from fix_fan_outs order by issue')
  const find = sql.prepare<[number], FixOut>('select issue, revision, pressing, done from fix_fan_outs where issue = ?')
  const endOf = sql.prepare<[number, number, number], { id: number }>(`
    select id from deliveries indexed by deliveries_of_issue where issue = ? and id > ? order by id limit 1 offset ?`)
  const advance = sql.prepare<[number, number]>('update fix_fan_outs set done = ? where issue = ?')
  const close = sql.prepare<[number]>('delete from fix_fan_outs where issue = ?')

  // A chat that has just got something has its next time in due_at: no later than it was to wait. What is being made at this moment stays as it is: its
  // mark finds that there is a newer revision. What came out meanwhile did so in the newest, and what was looked at meanwhile is in it already.
  const fill = sql.prepare<Piece>(`
    insert into fixes (delivery, issue, lane, queue, revision, due_at, waits_from, pressing)
    select d.id, d.issue, s.lane, s.queue, :revision,
      max(:at, iif(d.part > 0, min(d.due_at, :at + d.due_at - coalesce(d.waits_from, d.due_at)), 0)), :at,
      :pressing
    from deliveries d indexed by deliveries_of_issue cross join subscriptions s on s.id = d.subscription
    where d.issue = :issue and d.id > :done and d.id <= :to and (
      exists (
        select 1 from parts p
        where p.delivery = d.id and p.revision < :revision and (p.part < d.part or d.state not in ('pending', 'sending')))
      or d.grown = 1
      or exists (select 1 from notices o indexed by notices_of_delivery where o.delivery = d.id))
    on conflict (delivery) do update set
      revision = excluded.revision, state = iif(fixes.state = 'sending', 'sending', 'pending'), telling = 0, attempt = 0,
      waiting = 0, waits_from = excluded.waits_from,
      due_at = max(excluded.due_at,
        iif(fixes.state = 'pending', fixes.due_at,
          min(fixes.due_at, :at + fixes.due_at - coalesce(fixes.waits_from, fixes.due_at)))),
      pressing = max(excluded.pressing, iif(fixes.state in ('pending', 'sending'), fixes.pressing, 0)), reason = null
    where fixes.revision < excluded.revision`)
  const within = 'fixes indexed by fixes_of_issue'
  const range = 'issue = :issue and delivery > :done and delivery <= :to'
  // Copies that were to be put right before and are none any more: they go out again, and then in the newest revision.
  const drop = sql.prepare<Piece>(
    `delete from ${within} where ${range} and revision < :revision and state <> 'sending'`,
  )
  const lift = sql.prepare<Piece>(`
    update ${within} set revision = :revision, telling = 0 where ${range} and revision < :revision`)
  // Nobody can reach those now; they are put right when the account is back.
  const giveUp = sql.prepare<Piece>(`
    update ${within}
    set state = 'failed', waiting = 0, reason = (select reason from lanes where id = fixes.lane)
    where ${range} and state = 'pending' and lane in (select id from lanes where gone = 1)`)
  const count = sql.prepare<Piece, { lane: number; state: FixState; count: number }>(`
    select lane, state, count(*) as count from ${within} where ${range} group by lane, state`)

  const go = function* (issue: number, counters: Counters): Work<boolean> {
    const out = yield* find.get(issue)
    if (out === undefined) return false
    const stop = (yield* endOf.get(issue, out.done, atOnce - 1))?.id
    const piece = { ...out, to: stop ?? Number.MAX_SAFE_INTEGER, at: counters.at }
    for (const { lane, state, count: many } of yield* count.all(piece))
      counters.shiftFix({ issue, lane }, state, null, many)
    for (const statement of [fill, drop, lift, giveUp]) yield* statement.post(piece)
    for (const { lane, state, count: many } of yield* count.all(piece))
      counters.shiftFix({ issue, lane }, null, state, many)
    if (stop === undefined) yield* close.post(issue)
    else yield* advance.post(stop, issue)
    return stop !== undefined
  }

  return {
    *fill({ issue, revision, pressing }, counters) {
      yield* start.run(issue, revision, pressing)
      return yield* go(issue, counters)
    },
    open: function* () {
      return (yield* open.all()).map(({ issue }) => issue)
    },
    go,
  }
}
