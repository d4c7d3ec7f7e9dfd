import { createSpellings } from '../../search/spelling.ts'
import type { Clause } from '../../search/words.ts'
import type { Transactions, Work } from '../work.ts'

/** The spelling of the archive's own word that is nearest to one it does not have, or null. */
export type NearWord = (clause: Clause) => Work<string | null>

interface Learnt {
  readonly id: number
  readonly term: string
}

/** Keeps the vocabulary in memory (a few megabytes after ten years) and reads on where it stopped, so that it also learns
 * what another process publishes. */
export const createNearWords = ({ sql }: Transactions): NearWord => {
  const news = sql.prepare<[number], Learnt>('select id, term from vocabulary where id > ? order by id')
  const commonest = sql.prepare<[string], { spelling: string }>(`
    select spelling from vocabulary where term in (select value from json_each(?)) and items > 0
    order by items desc, term limit 1`)
  const spellings = createSpellings()
  let known = 0
  return function* ({ terms }) {
    for (const { id, term } of yield* news.all(known)) {
      spellings.add(term)
      known = id
    }
    const near = terms.flatMap((term) => spellings.near(term))
    return near.length === 0 ? null : ((yield* commonest.get(JSON.stringify(near)))?.spelling ?? null)
  }
}
