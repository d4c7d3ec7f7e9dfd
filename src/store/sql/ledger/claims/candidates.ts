import type { Lane, Wants } from '../../../../model.ts'
import type { Claim, Digested } from '../../../port.ts'
import { toWants, type WantsRow, wantsColumns } from '../../choices.ts'
import { type TargetRow, toMissed, toTarget } from '../../rows.ts'
import { one, type Sql, type Work } from '../../work.ts'
import type { Digests } from '../digests.ts'
import { viewed } from '../fix-claims.ts'
import type { Addenda } from '../rows/addenda.ts'
import { type DeliveryRow, deliveryColumns, type Hold } from '../rows/delivery-rows.ts'

/** A delivery that is due, with all that its claim tells. */
export interface Candidate extends DeliveryRow, Omit<TargetRow, keyof Lane>, WantsRow {
  readonly due_at: number
  /** The issue's own. */
  readonly newest: number
  readonly missed: string | null
  /** Of a digest: what it brings, or `[]` while that is not settled. */
  readonly gathered: string | null
  readonly view: string | null
  readonly reader: 'active' | 'paused' | 'ended'
}

/** So many of one lane and issue, those that were due first. */
export interface Look {
  readonly lane: number
  readonly issue: number
  readonly most: number
}

/** Looks deliveries up that are due at this moment; each look's in order of time. */
export type Due = (looks: readonly Look[], now: number) => Work<readonly Candidate[]>

/** What is told of claims, for those that are in a transaction already. */
export interface Candidates {
  /**
   * The claims of those that are written down as sending, on these lanes by their ids; `digests` are those that bring others, whatever the
   * candidate says of it.
   */
  claims(rows: readonly Candidate[], lanes: ReadonlyMap<number, Lane>, digests: ReadonlySet<number>): Work<Claim[]>
}

/**
 * The statement of one look. On tables with partial indexes SQLite plans a statement anew each time a bare `?` is bound, which costs five
 * times the statement itself: a cast keeps the plan.
 */
export const dueOf = (look: Readonly<Record<'lane' | 'issue' | 'now' | 'most', string>>): string => `
    select ${deliveryColumns.replace(/\w+/g, 'd.$&')}, d.due_at, d.missed, d.digest as gathered, n.revision as newest, s.state as reader,
      (select wants from views where id = d.view) as view, s.chat, s.thread, ${wantsColumns}
    from deliveries d indexed by deliveries_due
      cross join subscriptions s on s.id = d.subscription
      cross join issues n on n.number = d.issue
    where d.lane = cast(${look.lane} as integer) and d.issue = cast(${look.issue} as integer) and d.state = 'pending' and d.waiting = 0
      and d.due_at <= cast(${look.now} as integer)
    order by d.due_at, d.id limit cast(${look.most} as integer)`

/** One look after the other, where each is answered on the spot. */
export const createDue = (sql: Sql): Due => {
  const due = sql.prepare<Look & { readonly now: number }, Candidate>(
    dueOf({ lane: ':lane', issue: ':issue', now: ':now', most: ':most' }),
  )
  return function* (looks, now) {
    const found: Candidate[] = []
    for (const { lane, issue, most } of looks) found.push(...(yield* due.all({ lane, issue, most, now })))
    return found
  }
}

export const createCandidates = (sql: Sql, digests: Digests, addenda: Addenda): Candidates => {
  const firsts = sql.prepare<[string], { delivery: number; message: string | null }>(`
    select p.delivery, p.message from json_each(?) j cross join parts p
    on p.delivery = cast(j.value as integer) and p.part = 0`)
  const before = sql.prepare<[number, number], { message: string }>(`
    select message from parts where delivery = ? and part < ? and message is not null order by part desc limit 1`)

  const isDigest = (row: Candidate, bringing: ReadonlySet<number>): boolean =>
    row.gathered !== null || bringing.has(row.id)
  const digestOf = function* (row: Candidate): Work<readonly Digested[]> {
    return isFresh(row) ? yield* digests.freeze(row.id) : digests.of(row.gathered)
  }

  return {
    *claims(rows, lanes, bringing) {
      const begun = rows.filter(({ part }) => part > 0).map(({ id }) => id)
      const found = begun.length === 0 ? [] : yield* firsts.all(JSON.stringify(begun))
      const first = new Map(found.map(({ delivery, message }) => [delivery, message]))
      const claims: Claim[] = []
      for (const row of rows) {
        const { platform, account } = one(lanes.get(row.lane))
        claims.push({
          delivery: row.id,
          issue: row.issue,
          revision: row.newest,
          target: toTarget({ platform, account, chat: row.chat, thread: row.thread }),
          wants: isFresh(row) ? toWants(row) : viewed(row, row.view),
          part: row.part,
          attempt: row.attempt + 1,
          first: first.get(row.id) ?? null,
          follows: row.grown === 0 ? null : ((yield* before.get(row.id, row.part))?.message ?? null),
          missed: toMissed(row.missed),
          digest: isDigest(row, bringing) ? yield* digestOf(row) : [],
          addenda: addenda.read(row.addenda),
        })
      }
      return claims
    },
  }
}

/** Nothing of it is there yet. */
export const isFresh = ({ part, grown }: DeliveryRow): boolean => part === 0 && grown === 0

/** How it goes out. */
export const holdOf = (row: Candidate): Hold => ({
  row,
  revision: row.newest,
  view: isFresh(row) ? viewOf(row) : null,
})

/** Of the wants only what decides how the issue looks. */
const viewOf = (row: WantsRow): string => {
  const wants = toWants(row)
  const before = views.get(wants)
  if (before !== undefined) return before
  const { topics, except, follow, mute, followedOnly, format, language, pictures, previews } = wants
  const view = JSON.stringify({ topics, except, follow, mute, followedOnly, format, language, pictures, previews })
  views.set(wants, view)
  return view
}

const views = new WeakMap<Wants, string>()
