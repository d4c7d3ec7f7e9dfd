import type Database from 'better-sqlite3'
import type { Clause } from '../search/words.ts'
import type { Asked, Hit, Matches } from '../sql/archive/search.ts'
import { type FoundRows, type Terms, termsOfItem } from '../sql/archive/search-index.ts'
import { type EntryRow, entryColumns, toEntry } from '../sql/rows.ts'
import { one, type Sql } from '../sql/work.ts'

/** Finds items by FTS5. */
export const createMatches = (sql: Sql): Matches => {
  const count = sql.prepare<[string], { hits: number }>('select count(*) as hits from search where search match ?')
  const any = sql.prepare<[string], { found: 1 }>('select 1 as found from search where search match ? limit 1')
  const some = sql.prepare<[string, number], { hits: number }>(
    'select count(*) as hits from (select 1 from search where search match ? limit ?)',
  )
  const ranked = sql.prepare<[string, number], Hit>(`
    select rowid as id, bm25(search, 10, 1, 2, 2) as rank from search where search match ? order by rowid desc limit ?`)
  const newest = sql.prepare<[string, number, number], { id: number }>(
    'select rowid as id from search where search match ? order by rowid desc limit ? offset ?',
  )
  // Numbers are bound as reals, and FTS5 only takes an integer as a bound to stop at.
  const since = sql.prepare<[string, number], { id: number }>(
    'select rowid as id from search where search match ? and rowid >= cast(? as integer) order by rowid desc',
  )

  return {
    countOf: function* (asked) {
      return asked.has.length === 0 ? 0 : one(yield* count.get(toMatch(asked))).hits
    },
    atMost: function* (limit, asked) {
      return one(yield* some.get(toMatch(asked), limit)).hits
    },
    some: function* (asked) {
      return (yield* any.get(toMatch(asked))) !== undefined
    },
    ranked: (asked, limit) => ranked.all(toMatch(asked, 'ranked'), limit),
    newest: function* (asked, limit, offset) {
      return (yield* newest.all(toMatch(asked), limit, offset)).map(({ id }) => id)
    },
    inHeadlines: function* (asked, from) {
      return (yield* since.all(toMatch(asked, 'headlines'), from)).map(({ id }) => id)
    },
  }
}

const put = 'insert into search (rowid, headline, body, source, section) values (?, ?, ?, ?, ?)'

/** The rows of the FTS5 table. */
export const createFoundRows = (sql: Sql): FoundRows => {
  const find = sql.prepare<[number, ...Terms]>(put)
  const lose = sql.prepare<[number]>('delete from search where rowid = ?')
  return {
    *put(item, terms) {
      yield* find.run(item, ...terms)
    },
    *remove(item) {
      yield* lose.run(item)
    },
  }
}

/** Fills the search, which must be empty, with every item that is out. */
export const refillSearch = (db: Database.Database): void => {
  const ids = db.prepare<[], { id: number }>('select id from items order by id').all()
  const entry = db.prepare<[number], EntryRow>(
    `select ${entryColumns} from items i join issues n on n.number = i.issue where i.id = ?`,
  )
  const find = db.prepare<[number, ...Terms]>(put)
  for (const { id } of ids) {
    const { item, section } = toEntry(one(entry.get(id)))
    find.run(id, ...termsOfItem({ item, title: section }))
  }
}

type Use = 'found' | 'ranked' | 'headlines'

// Terms are letters, figures and '_' only, so that quotes are all that FTS5's grammar needs.
const toMatch = ({ has, lacks }: Asked, use: Use = 'found'): string => {
  const words = has.map((clause) => phrase(clause, use)).join(' AND ')
  const found = use === 'headlines' ? `headline : (${words})` : words
  return lacks.length === 0 ? found : `(${found}) NOT (${lacks.map((clause) => phrase(clause, 'found')).join(' OR ')})`
}

const phrase = ({ terms, prefix }: Clause, use: Use): string => {
  const whole = `"${terms.join(' ')}"`
  if (!prefix) return whole
  // The word itself counts twice where it stands, so that it goes before words that only begin with it.
  return use === 'ranked' ? `(${whole} OR ${whole} *)` : `${whole} *`
}
