import type { KeepingStore } from '../../keeping.ts'
import type { Transactions, Work } from '../work.ts'
import { createFolding } from './fold.ts'

/** Where the letting go of an issue's copies stands, in issues.retired: what has ended goes, the rest as it comes to its end. */
const going = 1
const gone = 2

/**
 * Issues grow old: tallies stay, the rows that they count go, a piece at a time. What is not at an end (in a lane that is closed, or held as
 * uncertain) keeps its rows, and nobody else's.
 */
export const createRetire = ({ sql, read, write }: Transactions): Pick<KeepingStore, 'retire' | 'isRetired'> => {
  const fold = createFolding(sql)
  const next = sql.prepare<[number, number], { number: number }>(`
    select n.number from issues n indexed by issues_kept
    where n.retired < ${gone} and n.number > ? and n.published_at < ?
      and not exists (select 1 from fan_outs f where f.issue = n.number)
      and not exists (select 1 from fix_fan_outs f where f.issue = n.number)
    order by n.number limit 1`)
  // What a digest that is still to go brings is looked up when it goes.
  const copies = sql.prepare<[number, number], { id: number }>(`
    select d.id from deliveries d indexed by deliveries_of_issue
    where d.issue = ? and d.state in ('sent', 'failed', 'skipped')
      and not exists (select 1 from fixes f where f.delivery = d.id and f.state in ('pending', 'sending'))
      and not exists (
        select 1 from deliveries c where c.id = d.carrier and c.state in ('pending', 'sending', 'uncertain'))
    order by d.id limit ?`)
  const left = sql.prepare<[number], { found: 1 }>(
    'select 1 as found from deliveries indexed by deliveries_of_issue where issue = ? limit 1',
  )
  // Whatever hangs on a delivery goes before it.
  const clear = ['parts', 'notices', 'fixes'].map((table) =>
    sql.prepare<[string]>(
      `delete from ${table} where delivery in (select cast(value as integer) from json_each(cast(? as text)))`,
    ),
  )
  const remove = sql.prepare<[string]>(
    'delete from deliveries where id in (select cast(value as integer) from json_each(cast(? as text)))',
  )
  const told = sql.prepare<[number]>('delete from addenda where issue = ?')
  const unused = sql.prepare<[]>(
    'delete from views where not exists (select 1 from deliveries d where d.view = views.id)',
  )
  const mark = sql.prepare<[number, number]>('update issues set retired = ? where number = ?')
  const retired = sql.prepare<[number], { found: 1 }>('select 1 as found from issues where number = ? and retired > 0')

  /** Lets go of the next copies of one issue. */
  const letGo = function* (issue: number, most: number): Work<number> {
    const ids = (yield* copies.all(issue, most)).map(({ id }) => id)
    const list = JSON.stringify(ids)
    if (ids.length > 0) for (const statement of [...clear, remove]) yield* statement.run(list)
    const isOver = ids.length < most && (yield* left.get(issue)) === undefined
    if (ids.length > 0 || isOver) yield* mark.run(isOver ? gone : going, issue)
    if (isOver) {
      yield* fold(issue)
      yield* told.run(issue)
      yield* unused.run()
    }
    return ids.length
  }
  /** The issue that was looked at last: all are looked at in turn, those that wait for their last copies as well. */
  let place = 0

  return {
    retire: write(function* (before, most) {
      const issue = (yield* next.get(place, Math.floor(before)))?.number
      if (issue === undefined) {
        place = 0
        return { copies: 0, more: false }
      }
      const copies = yield* letGo(issue, most)
      if (copies < most) place = issue
      return { copies, more: true }
    }),
    isRetired: read(function* (issue) {
      return (yield* retired.get(issue)) !== undefined
    }),
  }
}
