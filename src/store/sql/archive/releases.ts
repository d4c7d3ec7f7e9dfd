import type { Release, Store } from '../../port.ts'
import type { Transactions } from '../work.ts'

const columns = 'number as issue, published_at as at, published_by as person, publisher_name as name'

/** How issues came out. */
export const createReleases = ({ sql, read }: Transactions): Pick<Store, 'release' | 'releasesAfter'> => {
  const numbered = sql.prepare<[number], Release>(`select ${columns} from issues where number = ?`)
  const versioned = sql.prepare<[number], Release>(
    `select ${columns} from issues where draft_version = ? order by number desc limit 1`,
  )
  const planned = sql.prepare<[number, string], Release>(
    `select ${columns} from issues where planned_at = ? and planned_kind = ? order by number desc limit 1`,
  )
  const after = sql.prepare<[number, number], Release>(
    `select ${columns} from issues where number > ? order by number limit ?`,
  )
  return {
    release: read(function* (of) {
      if ('issue' in of) return (yield* numbered.get(of.issue)) ?? null
      if ('draftVersion' in of) return (yield* versioned.get(of.draftVersion)) ?? null
      return (yield* planned.get(of.planned.at, of.planned.kind)) ?? null
    }),
    releasesAfter: read(function* (issue, limit) {
      return yield* after.all(issue, limit)
    }),
  }
}
