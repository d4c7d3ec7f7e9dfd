import type { KeepingStore } from '../../keeping.ts'
import type { Transactions } from '../work.ts'

/** Where the letting go of an issue's copies stands, in issues.retired. */
const going = 1
const gone = 2

/** Issues whose every copy has come to an end grow old: tallies stay, the rows that they count go, a piece at a time. */
export const createRetire = ({ sql, read, write }: Transactions): Pick<KeepingStore, 'retire' | 'isRetired'> => {
  const old = sql.prepare<[number], { number: number }>(`
    select n.number from issues n
    where n.retired < ${gone} and n.published_at < ?
      and not exists (select 1 from fan_outs f where f.issue = n.number)
      and not exists (
        select 1 from tallies t
        where t.issue = n.number and t.state in ('pending', 'sending', 'uncertain') and t.count > 0)
      and not exists (
        select 1 from fix_tallies t where t.issue = n.number and t.state in ('pending', 'sending') and t.count > 0)
    order by n.number limit 1`)
  const copies = sql.prepare<[number, number], { id: number }>(
    'select id from deliveries indexed by deliveries_of_issue where issue = ? limit ?',
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

  return {
    retire: write(function* (before, most) {
      const next = yield* old.get(Math.floor(before))
      if (next === undefined) return { copies: 0, more: false }
      const ids = (yield* copies.all(next.number, most)).map(({ id }) => id)
      const list = JSON.stringify(ids)
      for (const statement of clear) yield* statement.run(list)
      yield* remove.run(list)
      const isLast = ids.length < most
      yield* mark.run(isLast ? gone : going, next.number)
      if (isLast) {
        yield* told.run(next.number)
        yield* unused.run()
      }
      return { copies: ids.length, more: true }
    }),
    isRetired: read(function* (issue) {
      return (yield* retired.get(issue)) !== undefined
    }),
  }
}
