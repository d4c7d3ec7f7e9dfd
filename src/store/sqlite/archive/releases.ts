import type { Release, Store } from '../../port.ts'
import type { Connection } from '../connection.ts'

const columns = 'number as issue, published_at as at, published_by as person, publisher_name as name'

/** How issues came out. */
export const createReleases = ({ db, read }: Connection): Pick<Store, 'release' | 'releasesAfter'> => {
  const numbered = db.prepare<[number], Release>(`select ${columns} from issues where number = ?`)
  const versioned = db.prepare<[number], Release>(
    `select ${columns} from issues where draft_version = ? order by number desc limit 1`,
  )
  const planned = db.prepare<[number, string], Release>(
    `select ${columns} from issues where planned_at = ? and planned_kind = ? order by number desc limit 1`,
  )
  const after = db.prepare<[number, number], Release>(
    `select ${columns} from issues where number > ? order by number limit ?`,
  )
  return {
    release: read((of) => {
      if ('issue' in of) return numbered.get(of.issue) ?? null
      if ('draftVersion' in of) return versioned.get(of.draftVersion) ?? null
      return planned.get(of.planned.at, of.planned.kind) ?? null
    }),
    releasesAfter: read((issue, limit) => after.all(issue, limit)),
  }
}
