import type { Lane, Target } from '../../model.ts'
import type { Guard } from '../sql/guard.ts'
import { one, type Sql, type Work } from '../sql/work.ts'
import { locks } from './upgrade.ts'

/**
 * Rows of lanes, to which others may still refer; those that are waited for are locked in the order of their ids. While an issue, or a
 * correction, is being written out for everybody ticks go one after the other.
 */
export const createGuard = (sql: Sql): Guard => {
  const inLine = createInLine(sql)
  const needed = sql.prepare<{ marks: string; fixes: string; now: number }, { id: number }>(`
    select id from lanes where id = any(array(
      select d.lane from json_each(cast(:marks as text)) j cross join deliveries d on d.id = cast(j.value as integer)
      union all select f.lane from json_each(cast(:fixes as text)) j cross join fixes f on f.delivery = cast(j.value as integer)
      union all select lane from deliveries where state = 'sending' and lease_until <= cast(:now as integer)
      union all select lane from fixes where state = 'sending' and lease_until <= cast(:now as integer)
    )) order by id for no key update`)
  const free = sql.prepare<[string], { platform: string; account: string }>(`
    select l.platform, l.account from json_each(cast(? as text)) j cross join lanes l
    on l.platform = j.value ->> 0 and l.account = j.value ->> 1
    for no key update of l skip locked`)
  const known = sql.prepare<[string], { count: number }>(`
    select count(*) as count from json_each(cast(? as text)) j cross join lanes l
      on l.platform = j.value ->> 0 and l.account = j.value ->> 1`)
  const lane = createLaneLock(sql)
  const chat = sql.prepare<[string], { mine: 0 | 1 }>(`
    select pg_try_advisory_xact_lock(${locks.chats}, hashtext(current_schema() || cast(? as text))) as mine`)
  return {
    shared: true,
    lanes: function* (tick) {
      yield* inLine.post()
      const marks = JSON.stringify(tick.marks.map(({ delivery }) => delivery))
      const fixes = JSON.stringify((tick.fixMarks ?? []).map(({ delivery }) => delivery))
      yield* needed.post({ marks, fixes, now: Math.floor(tick.now) })
      if (tick.lanes.length === 0) return { mine: [], busy: false }
      const asked = JSON.stringify(tick.lanes.map(({ platform, account }) => [platform, account]))
      const names = new Set((yield* free.all(asked)).map(({ platform, account }) => `${platform} ${account}`))
      const mine = tick.lanes.filter(({ platform, account }) => names.has(`${platform} ${account}`))
      const busy = mine.length < tick.lanes.length && one(yield* known.get(asked)).count > mine.length
      return { mine, busy }
    },
    *lane({ platform, account }) {
      yield* lane.post(platform, account)
    },
    chat: function* (platform, name) {
      return (yield* chat.get(`${platform} ${name}`))?.mine === 1
    },
  }
}

const createInLine = (sql: Sql) =>
  sql.prepare<[]>(`
    select pg_advisory_xact_lock(${locks.ticks}, hashtext(current_schema())) from (
      select issue from fan_outs union all select issue from fix_fan_outs limit 1
    ) unwritten`)

const createLaneLock = (sql: Sql) =>
  sql.prepare<[string, string]>('select id from lanes where platform = ? and account = ? for no key update')

/** What a write beside others is about, by one name. */
export const nameOf = (thing: Target | string): string =>
  typeof thing === 'string' ? thing : `chat ${thing.platform} ${thing.account} ${thing.chat}`

/** Locks, first of all, what a write beside others is about. */
export const createLocks = (sql: Sql) => {
  const inLine = createInLine(sql)
  const lane = createLaneLock(sql)
  const name = sql.prepare<[string]>(`
    select pg_advisory_xact_lock(${locks.things}, hashtext(current_schema() || cast(? as text)))`)
  return {
    *thing(thing: Target | string): Work<void> {
      if (typeof thing !== 'string') yield* inLine.post()
      yield* name.post(nameOf(thing))
    },
    *lane({ platform, account }: Lane): Work<void> {
      yield* inLine.post()
      yield* lane.post(platform, account)
    },
  }
}
