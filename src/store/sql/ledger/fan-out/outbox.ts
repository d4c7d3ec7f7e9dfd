import { chooserOf, isEverything, wordsOf } from '../../../../choices/choose.ts'
import type { Issue, Selection } from '../../../../model.ts'
import type { Publication } from '../../../port.ts'
import type { ChoiceRows } from '../../readers/choice-rows.ts'
import { one, type Transactions, type Work } from '../../work.ts'
import type { BeginCounters, Counters } from '../rows/counters.ts'
import type { Foresight } from './foresight.ts'

/** Writes the deliveries of a new issue, for those that are in a transaction already. */
export interface Outbox {
  /**
   * Plans a pending delivery for each active subscription that something in the issue is for, and writes the first of them. `more`
   * tells whether others are still to be written; until they are, the issue is one of `open`.
   */
  fill(
    issue: Issue,
    times: Pick<Publication, 'at' | 'dueAt'>,
    foresight: Foresight,
  ): Work<{ readonly deliveries: number; readonly more: boolean }>
  /** The issues whose deliveries are not all written; a program that was killed leaves them so. */
  open(): Work<readonly number[]>
  /** Writes the next of an issue's deliveries. */
  go(issue: number, counters: Counters): Work<{ readonly deliveries: number; readonly more: boolean }>
  /** What a subscription is about to become must not keep from it what came out before: it gets its deliveries first. */
  cover(subscription: number, counters: Counters): Work<void>
  /** The same for all. */
  coverAll(counters: Counters): Work<void>
}

interface FanOut extends Place {
  readonly issue: number
  readonly last: number
}

/** In the order of selections, and in these of subscriptions. */
interface Place {
  readonly selection: number
  readonly done: number
}

/**
 * The fan-out happens inside the database, and readers never come to memory: what they chose is looked up in a plan that is made once
 * for each distinct choice. A large one is written in pieces of `atOnce` subscriptions, so that it holds nobody up. It goes by selection, as the deliveries then
 * do: what is rendered alike goes out together.
 */
export const createOutbox = (
  { sql }: Transactions,
  begin: BeginCounters,
  choices: ChoiceRows,
  atOnce: number,
): Outbox => {
  const plan = sql.prepare<[number, string]>(`
    insert into fan_out_selections (issue, selection) select ?, cast(value as integer) from json_each(?)`)
  const planTime = sql.prepare<[number, number, number]>(
    'insert into fan_out_times (issue, timing, due_at) values (?, ?, ?)',
  )
  const start = sql.prepare<[number, number]>(`
    insert into fan_outs (issue, at, done, last) select ?, ?, 0, coalesce(max(id), 0) from subscriptions`)
  const open = sql.prepare<[], FanOut>('select issue, selection, done, last from fan_outs order by issue')
  const find = sql.prepare<[number], FanOut>('select issue, selection, done, last from fan_outs where issue = ?')
  // The piece ends at a subscription that there is, however many are gone. Not as one pair beyond another: SQLite looks up only the first
  // half of it, and would count from the beginning of a selection, which may be everybody.
  const endWithin = sql.prepare<{ selection: number; done: number; last: number; skip: number }, Place>(`
    select selection, id as done from subscriptions indexed by subscriptions_selection
    where selection = :selection and id > :done and id <= :last order by id limit 1 offset :skip`)
  const left = sql.prepare<{ selection: number; done: number; last: number }, { count: number }>(`
    select count(*) as count from subscriptions indexed by subscriptions_selection
    where selection = :selection and id > :done and id <= :last`)
  const endBeyond = sql.prepare<{ selection: number; last: number; skip: number }, Place>(`
    select selection, id as done from subscriptions indexed by subscriptions_selection
    where selection > :selection and id <= :last order by selection, id limit 1 offset :skip`)
  /** The place that is so many behind another; undefined: there are fewer. */
  const endOf = function* ({ selection, done }: Place, last: number, most: number): Work<Place | undefined> {
    const place = { selection, done, last }
    const within = yield* endWithin.get({ ...place, skip: most - 1 })
    if (within !== undefined) return within
    const { count } = one(yield* left.get(place))
    return yield* endBeyond.get({ selection, last, skip: most - 1 - count })
  }
  const newest = sql.prepare<[], { id: number }>('select coalesce(max(id), 0) as id from deliveries')
  const columns = `
    insert into deliveries (issue, lane, subscription, queue, due_at)
    select c.issue, s.lane, s.id, s.queue, t.due_at`
  const chosen = `
      cross join fan_out_selections c on c.issue = :issue and c.selection = s.selection
      cross join fan_out_times t on t.issue = :issue and t.timing = s.timing
    where s.state = 'active' and s.lane not in (select id from lanes where gone = 1)`
  // SQLite takes a pair as the beginning of a range on an index, never as its end: with both ends as pairs each piece would read on to
  // the end of its selection, which may be everybody.
  const within = sql.prepare<{ issue: number; selection: number; done: number; to: number; last: number }>(`
    ${columns} from subscriptions s indexed by subscriptions_selection ${chosen}
      and s.selection = :selection and s.id > :done and s.id <= :to and s.id <= :last
    order by s.selection, s.id
    on conflict (issue, subscription) do nothing`)
  const between = sql.prepare<{ issue: number; selection: number; toSelection: number; last: number }>(`
    ${columns} from subscriptions s indexed by subscriptions_selection ${chosen}
      and s.selection > :selection and s.selection < :toSelection and s.id <= :last
    order by s.selection, s.id
    on conflict (issue, subscription) do nothing`)
  /** Those behind the one place, up to the other. */
  const write = function* (issue: number, last: number, from: Place, to: Place): Work<{ readonly changes: number }> {
    const { selection, done } = from
    if (selection === to.selection) return yield* within.run({ issue, selection, done, to: to.done, last })
    const rest = (yield* within.run({ issue, selection, done, to: last, last })).changes
    const whole = (yield* between.run({ issue, selection, toSelection: to.selection, last })).changes
    const begun = (yield* within.run({ issue, selection: to.selection, done: 0, to: to.done, last })).changes
    return { changes: rest + whole + begun }
  }
  const writeOne = sql.prepare<{ issue: number; id: number }>(`
    ${columns} from subscriptions s ${chosen} and s.id = :id on conflict (issue, subscription) do nothing`)
  const written = sql.prepare<[number], { lane: number; count: number }>(
    'select lane, count(*) as count from deliveries where id > ? group by lane',
  )
  const advance = sql.prepare<[number, number, number]>('update fan_outs set selection = ?, done = ? where issue = ?')
  const close = (['fan_outs', 'fan_out_selections', 'fan_out_times'] as const).map((table) =>
    sql.prepare<[number]>(`delete from ${table} where issue = ?`),
  )

  const counted = function* (
    issue: number,
    counters: Counters,
    put: () => Work<{ readonly changes: number }>,
  ): Work<number> {
    const before = one(yield* newest.get()).id
    const { changes } = yield* put()
    if (changes === 0) return 0
    for (const { lane, count } of yield* written.all(before)) counters.shift({ issue, lane }, null, 'pending', count)
    return changes
  }

  const go = function* (issue: number, counters: Counters, most = atOnce) {
    const out = yield* find.get(issue)
    if (out === undefined) return { deliveries: 0, more: false }
    const { selection, done, last } = out
    const stop = yield* endOf({ selection, done }, last, most)
    const to = stop ?? { selection: Number.MAX_SAFE_INTEGER, done: last }
    const deliveries = yield* counted(issue, counters, function* () {
      return yield* write(issue, last, { selection, done }, to)
    })
    if (stop) yield* advance.run(stop.selection, stop.done, issue)
    else for (const statement of close) yield* statement.run(issue)
    return { deliveries, more: stop !== undefined }
  }

  return {
    *fill(issue, { at, dueAt }, foresight) {
      yield* choices.prune()
      const chosen = yield* choices.selections()
      const foreseen = new Map(chosen.map(({ id, content }) => [id, foresight.concerns(content, issue)]))
      const unforeseen = chosen.filter(({ id }) => foreseen.get(id) === undefined)
      const choose = chooserOf(issue, wordsOf(unforeseen.map(({ selection }) => selection)))
      const concerns = (selection: Selection): boolean => isEverything(selection) || choose(selection).length > 0
      const matching = chosen.flatMap(({ id, selection }) => ((foreseen.get(id) ?? concerns(selection)) ? id : []))
      yield* plan.run(issue.number, JSON.stringify(matching))
      for (const { id, content, when, held } of yield* choices.timings()) {
        const due = (): number => foresight.due(content) ?? dueAt(when, issue.urgent === true)
        yield* planTime.run(issue.number, id, held === 1 ? Math.ceil(due()) : at)
      }
      yield* start.run(issue.number, at)
      const counters = begin(at)
      const first = yield* go(issue.number, counters)
      yield* counters.write()
      return first
    },
    open: function* () {
      return (yield* open.all()).map(({ issue }) => issue)
    },
    go: function* (issue, counters) {
      return yield* go(issue, counters)
    },
    *cover(subscription, counters) {
      for (const { issue, last } of yield* open.all())
        if (subscription <= last)
          yield* counted(issue, counters, function* () {
            return yield* writeOne.run({ issue, id: subscription })
          })
    },
    *coverAll(counters) {
      for (const { issue } of yield* open.all()) yield* go(issue, counters, 1_000_000_000)
    },
  }
}
