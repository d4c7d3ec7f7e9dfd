import type { Clause } from '../search/words.ts'
import type { Asked, Hit, Matches } from '../sql/archive/search.ts'
import type { FoundRows, Terms } from '../sql/archive/search-index.ts'
import { mapped } from '../sql/lists.ts'
import { one, type Sql, type Work } from '../sql/work.ts'
import { bm25, type Counted } from './bm25.ts'

/** The columns of an item's words, in the order of their weights A to D, and what a word weighs in each. */
const columns = [
  { name: 'headline', label: 'A', weight: 10 },
  { name: 'body', label: 'B', weight: 1 },
  { name: 'source', label: 'C', weight: 2 },
  { name: 'section', label: 'D', weight: 2 },
] as const

/** Finds items by their vectors. */
export const createMatches = (sql: Sql): Matches => {
  const count = sql.prepare<[string], { hits: number }>(
    'select count(*) as hits from search where terms @@ cast(? as tsquery)',
  )
  const any = sql.prepare<[string], { found: 1 }>(
    'select 1 as found from search where terms @@ cast(? as tsquery) limit 1',
  )
  const some = sql.prepare<[string, number], { hits: number }>(
    'select count(*) as hits from (select 1 from search where terms @@ cast(? as tsquery) limit ?) found',
  )
  const totals = sql.prepare<[], { items: number; size: number }>('select items, size from search_totals')
  const weighed = columns
    .map(({ name, weight }) => `${weight} * (length(s.${name}) - length(replace(s.${name}, p.value, '')))`)
    .join(' + ')
  const counted = sql.prepare<[string, string, number], Omit<Counted, 'counts'> & { readonly counts: string }>(`
    select s.id, s.size, (
        select json_group_array((${weighed}) / length(p.value) order by p.key) from json_each(?) p
      ) as counts
    from search s where s.terms @@ cast(? as tsquery) order by s.id desc limit ?`)
  const newest = sql.prepare<[string, number, number], { id: number }>(
    'select id from search where terms @@ cast(? as tsquery) order by id desc limit ? offset ?',
  )
  const since = sql.prepare<[string, number], { id: number }>(
    'select id from search where terms @@ cast(? as tsquery) and id >= cast(? as integer) order by id desc',
  )
  const rows = function* (query: string): Work<number> {
    return one(yield* count.get(query)).hits
  }

  return {
    countOf: function* (asked) {
      return asked.has.length === 0 ? 0 : yield* rows(queryOf(asked))
    },
    atMost: function* (limit, asked) {
      return one(yield* some.get(queryOf(asked), limit)).hits
    },
    some: function* (asked) {
      return (yield* any.get(queryOf(asked))) !== undefined
    },
    ranked: function* (asked, limit): Work<readonly Hit[]> {
      // The word itself counts twice where it stands, so that it goes before words that only begin with it.
      const phrases = asked.has.flatMap((clause) => (clause.prefix ? [{ ...clause, prefix: false }, clause] : [clause]))
      const having = yield* mapped(phrases, (phrase) => rows(queryOf({ has: [phrase], lacks: [] })))
      const hits = yield* counted.all(JSON.stringify(phrases.map(patternOf)), queryOf(asked), limit)
      return bm25(
        hits.map((hit) => ({ ...hit, counts: listOf(hit.counts) })),
        having,
        one(yield* totals.get()),
      )
    },
    newest: function* (asked, limit, offset) {
      return (yield* newest.all(queryOf(asked), limit, offset)).map(({ id }) => id)
    },
    inHeadlines: function* (asked, from) {
      return (yield* since.all(queryOf(asked, 'A'), from)).map(({ id }) => id)
    },
  }
}

const listOf = (json: string): readonly number[] => JSON.parse(json)

/** The rows in which items are looked for. */
export const createFoundRows = (sql: Sql): FoundRows => {
  const find = sql.prepare<[number, ...Terms, number, string]>(`
    insert into search (id, headline, body, source, section, size, terms) values (?, ?, ?, ?, ?, ?, cast(? as tsvector))`)
  const lose = sql.prepare<[number], { size: number }>('delete from search where id = ? returning size')
  const count = sql.prepare<[number, number]>('update search_totals set items = items + ?, size = size + ?')
  return {
    *put(item, terms) {
      const fields = terms.map((field) =>
        field
          .split(' ')
          .filter((term) => term !== '')
          .map(cut),
      )
      const size = fields.reduce((sum, field) => sum + field.length, 0)
      const [headline = '', body = '', source = '', section = ''] = fields.map((field) => field.map(apart).join(''))
      yield* find.run(item, headline, body, source, section, size, vectorOf(fields))
      yield* count.run(1, size)
    },
    *remove(item) {
      const lost = yield* lose.get(item)
      if (lost !== undefined) yield* count.run(-1, -lost.size)
    },
  }
}

/** A vector takes no longer words: https://www.postgresql.org/docs/current/textsearch-limitations.html */
const cut = (term: string): string => term.slice(0, 500)

/** No phrase goes on from one column to the next. */
const between = 2

const vectorOf = (fields: readonly (readonly string[])[]): string => {
  let place = 0
  return columns
    .map(({ label }, index) => {
      place += between
      return (fields[index] ?? []).map((term) => `${quoted(term)}:${++place}${label}`).join(' ')
    })
    .join(' ')
}

const quoted = (term: string): string => `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

/** `label`: only where it stands in that column. */
const queryOf = ({ has, lacks }: Asked, label = ''): string =>
  [...has.map((clause) => phraseOf(clause, label)), ...lacks.map((clause) => `!${phraseOf(clause, '')}`)].join(' & ')

const phraseOf = ({ terms, prefix }: Clause, label: string): string => {
  const words = terms.map((term, index) => {
    const how = `${prefix && index === terms.length - 1 ? '*' : ''}${label}`
    return `${quoted(cut(term))}${how === '' ? '' : `:${how}`}`
  })
  return `(${words.join(' <-> ')})`
}

/** Each term stands between spaces of its own, so that the same letters within another one are not counted. */
const apart = (term: string): string => ` ${term} `

const patternOf = ({ terms, prefix }: Clause): string => {
  const pattern = terms.map((term) => apart(cut(term))).join('')
  return prefix ? pattern.trimEnd() : pattern
}
