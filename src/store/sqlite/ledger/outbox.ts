import { chooserOf, isEverything, wordsOf } from '../../../choices/choose.ts'
import type { Issue } from '../../../model.ts'
import type { Publication } from '../../port.ts'
import { type Connection, one } from '../connection.ts'
import type { ChoiceRows } from '../readers/choice-rows.ts'
import type { BeginCounters, Counters } from './rows/counters.ts'

/** Writes the deliveries of a new issue, for those that are in a transaction already. */
export interface Outbox {
  /**
   * Plans a pending delivery for each active subscription that something in the issue is for, and writes the first of them. `more`
   * tells whether others are still to be written; until they are, the issue is one of `open`.
   */
  fill(issue: Issue, times: Pick<Publication, 'at' | 'dueAt'>): { readonly deliveries: number; readonly more: boolean }
  /** The issues whose deliveries are not all written; a program that was killed leaves them so. */
  open(): readonly number[]
  /** Writes the next of an issue's deliveries. */
  go(issue: number, counters: Counters): { readonly deliveries: number; readonly more: boolean }
  /** What a subscription is about to become must not keep from it what came out before: it gets its deliveries first. */
  cover(subscription: number, counters: Counters): void
  /** The same for all. */
  coverAll(counters: Counters): void
}

interface FanOut {
  readonly issue: number
  readonly done: number
  readonly last: number
}

/** So many subscriptions are looked at in one piece: it takes some 20 ms. */
const piece = 2_000

/**
 * The fan-out happens inside the database, and readers never come to memory: what they chose is looked up in a plan that is made once
 * for each distinct choice. A large one is written in pieces, so that it holds nobody up.
 */
export const createOutbox = ({ db }: Connection, begin: BeginCounters, choices: ChoiceRows): Outbox => {
  const plan = db.prepare<[number, string]>(`
    insert into fan_out_selections (issue, selection) select ?, value from json_each(?)`)
  const planTime = db.prepare<[number, number, number]>(
    'insert into fan_out_times (issue, timing, due_at) values (?, ?, ?)',
  )
  const start = db.prepare<[number, number]>(`
    insert into fan_outs (issue, at, done, last) select ?, ?, 0, coalesce(max(id), 0) from subscriptions`)
  const open = db.prepare<[], FanOut>('select issue, done, last from fan_outs order by issue')
  const find = db.prepare<[number], FanOut>('select issue, done, last from fan_outs where issue = ?')
  // The piece ends at a subscription that there is, however many are gone.
  const end = db.prepare<[number, number, number], { id: number | null }>(`
    select max(id) as id from (select id from subscriptions where id > ? and id <= ? order by id limit ?)`)
  const newest = db.prepare<[], { id: number }>('select coalesce(max(id), 0) as id from deliveries')
  const write = db.prepare<{ issue: number; from: number; to: number }>(`
    insert into deliveries (issue, lane, subscription, queue, due_at)
    select c.issue, s.lane, s.id, s.queue, t.due_at
    from subscriptions s
      cross join fan_out_selections c on c.issue = :issue and c.selection = s.selection
      cross join fan_out_times t on t.issue = :issue and t.timing = s.timing
    where s.id > :from and s.id <= :to and s.state = 'active' and s.lane not in (select id from lanes where gone = 1)
    order by s.id
    on conflict (issue, subscription) do nothing`)
  const written = db.prepare<[number], { lane: number; count: number }>(
    'select lane, count(*) as count from deliveries where id > ? group by lane',
  )
  const advance = db.prepare<[number, number]>('update fan_outs set done = ? where issue = ?')
  const close = (['fan_outs', 'fan_out_selections', 'fan_out_times'] as const).map((table) =>
    db.prepare<[number]>(`delete from ${table} where issue = ?`),
  )

  const put = (issue: number, from: number, to: number, counters: Counters): number => {
    const before = one(newest.get()).id
    const { changes } = write.run({ issue, from, to })
    if (changes === 0) return 0
    for (const { lane, count } of written.all(before)) counters.shift({ issue, lane }, null, 'pending', count)
    return changes
  }

  const go = (issue: number, counters: Counters, most = piece) => {
    const out = find.get(issue)
    if (out === undefined) return { deliveries: 0, more: false }
    const to = one(end.get(out.done, out.last, most)).id
    const deliveries = to === null ? 0 : put(issue, out.done, to, counters)
    const more = to !== null && to < out.last
    if (more) advance.run(to, issue)
    else for (const statement of close) statement.run(issue)
    return { deliveries, more }
  }

  return {
    fill(issue, { at, dueAt }) {
      choices.prune()
      const chosen = choices.selections()
      const choose = chooserOf(issue, wordsOf(chosen.map(({ selection }) => selection)))
      const matching = chosen.flatMap(({ id, selection }) =>
        isEverything(selection) || choose(selection).length > 0 ? id : [],
      )
      plan.run(issue.number, JSON.stringify(matching))
      for (const { id, when, held } of choices.timings())
        planTime.run(issue.number, id, held === 1 ? Math.ceil(dueAt(when, issue.urgent === true)) : at)
      start.run(issue.number, at)
      const counters = begin(at)
      const first = go(issue.number, counters)
      counters.write()
      return first
    },
    open: () => open.all().map(({ issue }) => issue),
    go: (issue, counters) => go(issue, counters),
    cover(subscription, counters) {
      for (const { issue, done, last } of open.all())
        if (subscription > done && subscription <= last) put(issue, subscription - 1, subscription, counters)
    },
    coverAll(counters) {
      for (const { issue } of open.all()) go(issue, counters, Number.MAX_SAFE_INTEGER)
    },
  }
}
