import { createSpellings } from '../../spelling.ts'
import type { Clause } from '../../words.ts'
import type { Connection } from '../connection.ts'

/** The spelling of the archive's own word that is nearest to one it does not have, or null. */
export type NearWord = (clause: Clause) => string | null

interface Learnt {
  readonly id: number
  readonly term: string
}

/** Keeps the vocabulary in memory (a few megabytes after ten years) and reads on where it stopped, so that it also learns
 * what another process publishes. */
export const createNearWords = ({ db }: Connection): NearWord => {
  const news = db.prepare<[number], Learnt>('select id, term from vocabulary where id > ? order by id')
  const commonest = db.prepare<[string], { spelling: string }>(`
    select spelling from vocabulary where term in (select value from json_each(?)) and items > 0
    order by items desc, term limit 1`)
  const spellings = createSpellings()
  let known = 0
  return ({ terms }) => {
    for (const { id, term } of news.all(known)) {
      spellings.add(term)
      known = id
    }
    const near = terms.flatMap((term) => spellings.near(term))
    return near.length === 0 ? null : (commonest.get(JSON.stringify(near))?.spelling ?? null)
  }
}
