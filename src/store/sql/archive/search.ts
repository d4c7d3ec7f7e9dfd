import type { SearchPage, Store, Window } from '../../port.ts'
import { questionOf } from '../../search/question.ts'
import { type Clause, clauseOf, cut } from '../../search/words.ts'
import { mapped } from '../lists.ts'
import { type EntryRow, entryColumns, toEntry } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import { createNearWords } from './near-words.ts'

/** Up to so many hits are ranked by bm25; it looks at every hit of every word, so that it is too slow for common ones. */
const mostRanked = 1000

/** Of more hits, the newest so many with the words in their headlines go first; all others by age. */
const recentHits = 300

/** Two hits are equal, and the newer one goes first, when their ranks fall in the same step of this ratio. */
const rankStep = 1.15

/** An item, and how well it answers: below zero, the better the further. */
export interface Hit {
  readonly id: number
  readonly rank: number
}

/** What items are to have, all of it, and to have nothing of. */
export interface Asked {
  readonly has: readonly Clause[]
  readonly lacks: readonly Clause[]
}

/** Which items answer; each database has its own way to find them. No words have no items. */
export interface Matches {
  countOf(asked: Asked): Work<number>
  /** The same, no further than `limit`. */
  atMost(limit: number, asked: Asked): Work<number>
  some(asked: Asked): Work<boolean>
  /**
   * The newest `limit` of them, with their ranks: a word in the headline weighs ten times, in source and section twice what it weighs in
   * the body, and a word itself twice what weighs one that only begins with it.
   */
  ranked(asked: Asked, limit: number): Work<readonly Hit[]>
  /** Newest first. */
  newest(asked: Asked, limit: number, offset: number): Work<readonly number[]>
  /** Those that have all of it in the headline, from this item on, newest first. */
  inHeadlines(asked: Asked, since: number): Work<readonly number[]>
}

/** What is looked for in the end, and how that differs from what was asked. */
interface Settled extends Pick<SearchPage, 'total' | 'meant' | 'partly'> {
  readonly found: readonly Clause[]
}

/** Finds items by words. */
export const createSearch = (connection: Transactions, matches: Matches): Pick<Store, 'search'> => {
  const { sql, read } = connection
  const near = createNearWords(connection)
  const entries = sql.prepare<[string], EntryRow>(`
    select ${entryColumns}
    from json_each(?) wanted cross join items i on i.id = cast(wanted.value as integer) cross join issues n on n.number = i.issue
    order by wanted.key`)

  const { countOf, newest } = matches
  const some = (has: readonly Clause[]): Work<boolean> => matches.some({ has, lacks: [] })
  const atMost = (limit: number, has: readonly Clause[]): Work<number> => matches.atMost(limit, { has, lacks: [] })

  // A word that is common itself is hardly the beginning of another one, and looking for those costs most.
  const asWhole = function* (clause: Clause): Work<Clause> {
    return clause.prefix && (yield* atMost(mostRanked, [{ ...clause, prefix: false }])) === mostRanked
      ? { ...clause, prefix: false }
      : clause
  }

  /** With near spellings in place of the words that nothing has; the same list if there are none. */
  const respelled = function* (asked: readonly Clause[]): Work<readonly Clause[]> {
    return yield* mapped(asked, function* (clause, index) {
      if (clause.script === 'pairs' || (yield* some([clause]))) return clause
      const spelling = yield* near(clause)
      return spelling === null ? clause : clauseOf(spelling, index === asked.length - 1)
    })
  }

  /** The clauses that some item has all of: long runs cut into pieces, then the most common words let go one by one. */
  const relaxed = function* (asked: readonly Clause[]): Work<readonly Clause[]> {
    const pieces = (yield* mapped(asked, (clause) => cut(clause, (piece) => some([piece])))).flat()
    if (yield* some(pieces)) return pieces
    const rarestFirst = (yield* mapped(pieces, function* (clause) {
      return { clause, hits: yield* atMost(mostRanked, [clause]) }
    }))
      .filter(({ hits }) => hits > 0)
      .sort((a, b) => a.hits - b.hits)
      .map(({ clause }) => clause)
    while (rarestFirst.length > 1 && !(yield* some(rarestFirst))) rarestFirst.pop()
    return rarestFirst
  }

  /** What is looked for in the end: what was asked, if anything has it; near spellings; what is left of them. */
  const settle = function* ({ has: asked, lacks }: Asked): Work<Settled> {
    const whole = yield* mapped(asked, asWhole)
    const total = yield* countOf({ has: whole, lacks })
    // Where everything that has the words also has what is not wanted, there is nothing: no other word was meant.
    const only = total === 0 && lacks.length > 0 && (yield* some(whole))
    if (total > 0 || only) return { found: whole, total, meant: null, partly: null }
    const spelled = yield* mapped(yield* respelled(whole), asWhole)
    const changed = spelled.some((clause, index) => clause.word !== asked[index]?.word)
    const meant = changed ? spelled.map(({ word }) => word).join(' ') : null
    const near = changed ? yield* countOf({ has: spelled, lacks }) : 0
    if (near > 0) return { found: spelled, total: near, meant, partly: null }
    const found = yield* relaxed(spelled)
    if (found.length === 0) return { found, total: 0, meant: null, partly: null }
    return { found, total: yield* countOf({ has: found, lacks }), meant, partly: partOf(spelled, found) }
  }

  const page = function* (asked: Asked, total: number, { offset, limit }: Window): Work<readonly number[]> {
    if (offset >= total) return []
    if (total <= mostRanked) return byRank(yield* matches.ranked(asked, mostRanked)).slice(offset, offset + limit)
    if (offset >= recentHits) return yield* newest(asked, limit, offset)
    const recent = yield* newest(asked, recentHits, 0)
    const headlines = new Set(yield* matches.inHeadlines(asked, recent.at(-1) ?? 0))
    const best = [...recent.filter((id) => headlines.has(id)), ...recent.filter((id) => !headlines.has(id))]
    const picked = best.slice(offset, offset + limit)
    return picked.length === limit ? picked : [...picked, ...(yield* newest(asked, limit - picked.length, recentHits))]
  }

  /** The question as it is answered. */
  const askedBy = function* (text: string): Work<Asked> {
    const { has, lacks, literal } = questionOf(text)
    return literal !== null && (yield* some(literal)) ? { has: literal, lacks: [] } : { has, lacks }
  }

  return {
    search: read(function* (text, window): Work<SearchPage> {
      const asked = yield* askedBy(text)
      const { lacks } = asked
      const without = lacks.map(({ word }) => word)
      if (asked.has.length === 0) return { entries: [], total: 0, meant: null, partly: null, without }
      const { found, total, meant, partly } = yield* settle(asked)
      const ids = yield* page({ has: found, lacks }, total, window)
      return { entries: (yield* entries.all(JSON.stringify(ids))).map(toEntry), total, meant, partly, without }
    }),
  }
}

/** Which of the words are looked for, and which not, or not as they stand; words that are there twice count once. */
const partOf = (asked: readonly Clause[], found: readonly Clause[]): SearchPage['partly'] => {
  const has = [...new Set(found.map(({ word }) => word))]
  return { has, lacks: [...new Set(asked.map(({ word }) => word))].filter((word) => !has.includes(word)) }
}

const byRank = (hits: readonly Hit[]): readonly number[] =>
  hits
    .map(({ id, rank }) => ({ id, step: Math.round(Math.log(-rank) / Math.log(rankStep)) }))
    .sort((a, b) => b.step - a.step || b.id - a.id)
    .map(({ id }) => id)
