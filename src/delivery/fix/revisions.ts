import type { Issue } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { cache } from '../cache.ts'

/** An issue as it was in a revision, or null: there is none. */
export type RevisionOf = (issue: number, revision: number) => Promise<Issue | null>

/** Reads each revision once for all its copies; a topic that is renamed has its new name after a moment. */
export function createRevisions(store: Pick<Store, 'issueAt'>): RevisionOf {
  const known = cache<Promise<Issue | null>>(32, 5)
  return (issue, revision) => {
    const key = `${issue}.${revision}`
    return known.get(key) ?? known.put(key, store.issueAt(issue, revision))
  }
}
