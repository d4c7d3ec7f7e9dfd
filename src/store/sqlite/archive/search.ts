import type { SearchPage, Store, Window } from '../../port.ts'
import { type Clause, clauseOf, clauses, cut } from '../../words.ts'
import type { Connection } from '../connection.ts'
import { one } from '../connection.ts'
import { type EntryRow, entryColumns, toEntry } from '../rows.ts'
import { createNearWords } from './near-words.ts'

/** Up to so many hits are ranked by bm25; it looks at every hit of every word, so that it is too slow for common ones. */
const mostRanked = 1000

/** Of more hits, the newest so many with the words in their headlines go first; all others by age. */
const recentHits = 300

/** Two hits are equal, and the newer one goes first, when their ranks fall in the same step of this ratio. */
const rankStep = 1.15

interface Hit {
  readonly id: number
  readonly rank: number
}

/** What is looked for in the end, and how that differs from what was asked. */
interface Settled extends Pick<SearchPage, 'total' | 'meant' | 'partly'> {
  readonly found: readonly Clause[]
}

/** Finds items by words. */
export const createSearch = (connection: Connection): Pick<Store, 'search'> => {
  const { db, read } = connection
  const near = createNearWords(connection)
  const count = db.prepare<[string], { hits: number }>('select count(*) as hits from search where search match ?')
  const any = db.prepare<[string], { found: 1 }>('select 1 as found from search where search match ? limit 1')
  const some = db.prepare<[string, number], { hits: number }>(
    'select count(*) as hits from (select 1 from search where search match ? limit ?)',
  )
  // A word in the headline weighs ten times, in source and section twice what it weighs in the body.
  const ranked = db.prepare<[string, number], Hit>(`
    select rowid as id, bm25(search, 10, 1, 2, 2) as rank from search where search match ? order by rowid desc limit ?`)
  const newest = db.prepare<[string, number, number], { id: number }>(
    'select rowid as id from search where search match ? order by rowid desc limit ? offset ?',
  )
  // Numbers are bound as reals, and FTS5 only takes an integer as a bound to stop at.
  const since = db.prepare<[string, number], { id: number }>(
    'select rowid as id from search where search match ? and rowid >= cast(? as integer) order by rowid desc',
  )
  const entries = db.prepare<[string], EntryRow>(`
    select ${entryColumns}
    from json_each(?) wanted cross join items i on i.id = wanted.value cross join issues n on n.number = i.issue
    order by wanted.key`)

  const countOf = (asked: readonly Clause[]): number => (asked.length === 0 ? 0 : one(count.get(toMatch(asked))).hits)
  const atMost = (limit: number, asked: readonly Clause[]): number => one(some.get(toMatch(asked), limit)).hits
  const has = (asked: readonly Clause[]): boolean => any.get(toMatch(asked)) !== undefined

  // A word that is common itself is hardly the beginning of another one, and looking for those costs most.
  const asWhole = (clause: Clause): Clause =>
    clause.prefix && atMost(mostRanked, [{ ...clause, prefix: false }]) === mostRanked
      ? { ...clause, prefix: false }
      : clause

  /** With near spellings in place of the words that nothing has; the same list if there are none. */
  const respelled = (asked: readonly Clause[]): readonly Clause[] =>
    asked.map((clause, index) => {
      if (clause.script === 'pairs' || has([clause])) return clause
      const spelling = near(clause)
      return spelling === null ? clause : clauseOf(spelling, index === asked.length - 1)
    })

  /** The clauses that some item has all of: long runs cut into pieces, then the most common words let go one by one. */
  const relaxed = (asked: readonly Clause[]): readonly Clause[] => {
    const pieces = asked.flatMap((clause) => cut(clause, (piece) => has([piece])))
    if (has(pieces)) return pieces
    const rarestFirst = pieces
      .map((clause) => ({ clause, hits: atMost(mostRanked, [clause]) }))
      .filter(({ hits }) => hits > 0)
      .sort((a, b) => a.hits - b.hits)
      .map(({ clause }) => clause)
    while (rarestFirst.length > 1 && !has(rarestFirst)) rarestFirst.pop()
    return rarestFirst
  }

  /** What is looked for in the end: what was asked, if anything has it; near spellings; what is left of them. */
  const settle = (asked: readonly Clause[]): Settled => {
    const whole = asked.map(asWhole)
    const total = countOf(whole)
    if (total > 0) return { found: whole, total, meant: null, partly: null }
    const spelled = respelled(whole).map(asWhole)
    const changed = spelled.some((clause, index) => clause.word !== asked[index]?.word)
    const meant = changed ? spelled.map(({ word }) => word).join(' ') : null
    const near = changed ? countOf(spelled) : 0
    if (near > 0) return { found: spelled, total: near, meant, partly: null }
    const found = relaxed(spelled)
    if (found.length === 0) return { found, total: 0, meant: null, partly: null }
    return { found, total: countOf(found), meant, partly: partOf(spelled, found) }
  }

  const ids = (match: string, limit: number, offset: number): readonly number[] =>
    newest.all(match, limit, offset).map(({ id }) => id)

  const page = (found: readonly Clause[], total: number, { offset, limit }: Window): readonly number[] => {
    if (offset >= total) return []
    if (total <= mostRanked)
      return byRank(ranked.all(toMatch(found, 'ranked'), mostRanked)).slice(offset, offset + limit)
    const match = toMatch(found)
    if (offset >= recentHits) return ids(match, limit, offset)
    const recent = ids(match, recentHits, 0)
    const headlines = new Set(since.all(`headline : (${match})`, recent.at(-1) ?? 0).map(({ id }) => id))
    const best = [...recent.filter((id) => headlines.has(id)), ...recent.filter((id) => !headlines.has(id))]
    const picked = best.slice(offset, offset + limit)
    return picked.length === limit ? picked : [...picked, ...ids(match, limit - picked.length, recentHits)]
  }

  return {
    search: read((text, window): SearchPage => {
      const asked = clauses(text)
      if (asked.length === 0) return { entries: [], total: 0, meant: null, partly: null }
      const { found, total, meant, partly } = settle(asked)
      return { entries: entries.all(JSON.stringify(page(found, total, window))).map(toEntry), total, meant, partly }
    }),
  }
}

/** Which of the words are looked for, and which not, or not as they stand; words that are there twice count once. */
const partOf = (asked: readonly Clause[], found: readonly Clause[]): SearchPage['partly'] => {
  const has = [...new Set(found.map(({ word }) => word))]
  return { has, lacks: [...new Set(asked.map(({ word }) => word))].filter((word) => !has.includes(word)) }
}

// Terms are letters, figures and '_' only, so that quotes are all that FTS5's grammar needs.
const toMatch = (asked: readonly Clause[], use: 'found' | 'ranked' = 'found'): string =>
  asked.map((clause) => phrase(clause, use)).join(' AND ')

const phrase = ({ terms, prefix }: Clause, use: 'found' | 'ranked'): string => {
  const whole = `"${terms.join(' ')}"`
  if (!prefix) return whole
  // The word itself counts twice where it stands, so that it goes before words that only begin with it.
  return use === 'found' ? `${whole} *` : `(${whole} OR ${whole} *)`
}

// bm25 is negative, the better the further below zero.
const byRank = (hits: readonly Hit[]): readonly number[] =>
  hits
    .map(({ id, rank }) => ({ id, step: Math.round(Math.log(-rank) / Math.log(rankStep)) }))
    .sort((a, b) => b.step - a.step || b.id - a.id)
    .map(({ id }) => id)
