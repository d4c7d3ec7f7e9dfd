import type { Sql, Work } from '../../work.ts'

/** What the wants of readers come to, each looked up by what it says; what is new is written down. For those that are in a transaction already. */
export type Views = (wants: readonly string[]) => Work<ReadonlyMap<string, number>>

interface View {
  readonly id: number
  readonly wants: string
}

/** One look for all, however many they are. */
export const createViews = (sql: Sql): Views => {
  const find = sql.prepare<[string], View>(
    'select v.id, v.wants from json_each(?) j cross join views v on v.wants = j.value',
  )
  const add = sql.prepare<[string]>('insert into views (wants) values (?) on conflict do nothing')
  return function* (wants) {
    const asked = [...new Set(wants)]
    if (asked.length === 0) return new Map()
    const known = new Map((yield* find.all(JSON.stringify(asked))).map((view) => [view.wants, view.id]))
    const fresh = asked.filter((each) => !known.has(each))
    // Another process may write down the same at this moment.
    for (const each of fresh) yield* add.run(each)
    if (fresh.length > 0) for (const { wants, id } of yield* find.all(JSON.stringify(fresh))) known.set(wants, id)
    return known
  }
}
