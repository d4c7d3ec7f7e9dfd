import type { Sql, Work } from '../work.ts'

interface Tally {
  readonly lane: number
  readonly state: string
  readonly count: number
}

/** How many copies of an issue that is over went where: a row a platform stands for all its accounts, which may be thousands. */
export const createFolding = (sql: Sql): ((issue: number) => Work<void>) => {
  const tables = (['tallies', 'fix_tallies'] as const).map((table) => ({
    all: sql.prepare<[number], Tally>(`
      select min(t.lane) as lane, t.state, sum(t.count) as count from ${table} t join lanes l on l.id = t.lane
      where t.issue = ? group by l.platform, t.state having sum(t.count) > 0`),
    clear: sql.prepare<[number]>(`delete from ${table} where issue = ?`),
    put: sql.prepare<[number, number, string, number]>(
      `insert into ${table} (issue, lane, state, count) values (?, ?, ?, ?)`,
    ),
  }))
  return function* (issue) {
    for (const { all, clear, put } of tables) {
      const rows = yield* all.all(issue)
      yield* clear.run(issue)
      for (const { lane, state, count } of rows) yield* put.run(issue, lane, state, count)
    }
  }
}
