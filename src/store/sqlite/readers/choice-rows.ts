import { isAtOnce } from '../../../choices/when.ts'
import type { Selection, When } from '../../../model.ts'
import { selectionContent, selectionOf, timingContent, timingOf } from '../choices.ts'
import { type Connection, one } from '../connection.ts'

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
  selectionId(selection: Selection): number
  timingId(when: When): number
  /** What somebody chose, as one of the other two. */
  selections(): readonly ChosenSelection[]
  timings(): readonly ChosenTiming[]
  /** Whoever had the one has the other from now on; no fan-out may be under way. */
  change(from: number, to: Selection): void
  /** Forgets what nobody chooses any more. */
  prune(): void
}

/** Times of arrival are looked through for those that nobody has only where there are so many. */
const manyTimings = 1_000

export const createChoiceRows = ({ db }: Connection): ChoiceRows => {
  const selection = db.prepare<[string], { id: number }>('select id from selections where content = ?')
  const addSelection = db.prepare<[string], { id: number }>('insert into selections (content) values (?) returning id')
  const timing = db.prepare<[string], { id: number }>('select id from timings where content = ?')
  const addTiming = db.prepare<[string, 0 | 1], { id: number }>(
    'insert into timings (content, held) values (?, ?) returning id',
  )
  const selections = db.prepare<[], { id: number; content: string }>('select id, content from selections order by id')
  const timings = db.prepare<[], { id: number; content: string; held: 0 | 1 }>('select * from timings order by id')
  const change = db.prepare<[number, number]>('update subscriptions set selection = ? where selection = ?')
  const going = db.prepare<[], { found: 1 }>('select 1 as found from fan_outs limit 1')
  const pruneSelections = db.prepare<[]>(`
    delete from selections
    where id > 1 and not exists (select 1 from subscriptions s where s.selection = selections.id)`)
  const countTimings = db.prepare<[], { count: number }>('select count(*) as count from timings')
  const pruneTimings = db.prepare<[]>(
    'delete from timings where id > 1 and id not in (select timing from subscriptions)',
  )

  const rows: ChoiceRows = {
    selectionId(chosen) {
      const content = selectionContent(chosen)
      return (selection.get(content) ?? one(addSelection.get(content))).id
    },
    timingId(when) {
      const content = timingContent(when)
      return (timing.get(content) ?? one(addTiming.get(content, isAtOnce(when) ? 0 : 1))).id
    },
    selections: () => selections.all().map(({ id, content }) => ({ id, content, selection: selectionOf(content) })),
    timings: () => timings.all().map(({ id, content, held }) => ({ id, content, when: timingOf(content), held })),
    change(from, to) {
      const id = rows.selectionId(to)
      if (id === from) return
      change.run(id, from)
    },
    prune() {
      // The number of one that is gone may come again.
      if (going.get() !== undefined) return
      pruneSelections.run()
      if (one(countTimings.get()).count > manyTimings) pruneTimings.run()
    },
  }
  return rows
}
