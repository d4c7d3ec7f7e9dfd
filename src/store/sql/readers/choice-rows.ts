import { isAtOnce } from '../../../choices/when.ts'
import type { Selection, When } from '../../../model.ts'
import { selectionContent, selectionOf, timingContent, timingOf } from '../choices.ts'
import { one, type Transactions, type Work } from '../work.ts'

/** `content` is the choice as it is written. */
export interface ChosenSelection {
  readonly id: number
  readonly content: string
  readonly selection: Selection
}

/** `held`: what comes out waits for its time. */
export interface ChosenTiming {
  readonly id: number
  readonly content: string
  readonly when: When
  readonly held: 0 | 1
}

/** What readers choose, each distinct choice once; for those that are in a transaction already. */
export interface ChoiceRows {
  /** The row of this selection, which is made if it is new. */
  selectionId(selection: Selection): Work<number>
  timingId(when: When): Work<number>
  /** What somebody chose, as one of the other two. */
  selections(): Work<readonly ChosenSelection[]>
  timings(): Work<readonly ChosenTiming[]>
  /** Whoever had the one has the other from now on; no fan-out may be under way. */
  change(from: number, to: Selection): Work<void>
  /** Forgets what nobody chooses any more. */
  prune(): Work<void>
}

/** Times of arrival are looked through for those that nobody has only where there are so many. */
const manyTimings = 1_000

export const createChoiceRows = ({ sql }: Transactions): ChoiceRows => {
  const selection = sql.prepare<[string], { id: number }>('select id from selections where content = ?')
  // Somebody else may choose the same at this moment.
  const addSelection = sql.prepare<[string]>('insert into selections (content) values (?) on conflict do nothing')
  const timing = sql.prepare<[string], { id: number }>('select id from timings where content = ?')
  const addTiming = sql.prepare<[string, 0 | 1]>(
    'insert into timings (content, held) values (?, ?) on conflict do nothing',
  )
  const selections = sql.prepare<[], { id: number; content: string }>('select id, content from selections order by id')
  const timings = sql.prepare<[], { id: number; content: string; held: 0 | 1 }>('select * from timings order by id')
  const change = sql.prepare<[number, number]>('update subscriptions set selection = ? where selection = ?')
  const going = sql.prepare<[], { found: 1 }>('select 1 as found from fan_outs limit 1')
  const pruneSelections = sql.prepare<[]>(`
    delete from selections
    where id > 1 and not exists (select 1 from subscriptions s where s.selection = selections.id)`)
  const countTimings = sql.prepare<[], { count: number }>('select count(*) as count from timings')
  const pruneTimings = sql.prepare<[]>(
    'delete from timings where id > 1 and id not in (select timing from subscriptions)',
  )

  const rows: ChoiceRows = {
    *selectionId(chosen) {
      const content = selectionContent(chosen)
      const known = yield* selection.get(content)
      if (known !== undefined) return known.id
      yield* addSelection.post(content)
      return one(yield* selection.get(content)).id
    },
    *timingId(when) {
      const content = timingContent(when)
      const known = yield* timing.get(content)
      if (known !== undefined) return known.id
      yield* addTiming.post(content, isAtOnce(when) ? 0 : 1)
      return one(yield* timing.get(content)).id
    },
    selections: function* () {
      return (yield* selections.all()).map(({ id, content }) => ({ id, content, selection: selectionOf(content) }))
    },
    timings: function* () {
      return (yield* timings.all()).map(({ id, content, held }) => ({ id, content, when: timingOf(content), held }))
    },
    *change(from, to) {
      const id = yield* rows.selectionId(to)
      if (id === from) return
      yield* change.run(id, from)
    },
    *prune() {
      // The number of one that is gone may come again.
      if ((yield* going.get()) !== undefined) return
      yield* pruneSelections.run()
      if (one(yield* countTimings.get()).count > manyTimings) yield* pruneTimings.run()
    },
  }
  return rows
}
