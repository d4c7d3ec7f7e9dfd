import { LRUCache } from 'lru-cache'
import type { Issue } from '../../model.ts'
import type { Store } from '../../store/port.ts'

/** An issue as it was in a revision, or null: there is none. */
export type RevisionOf = (issue: number, revision: number) => Promise<Issue | null>

/** A topic that is renamed has its new name after this long. */
const keptMs = 5000

/** Reads each revision once for all its copies. */
export function createRevisions(store: Pick<Store, 'issueAt'>): RevisionOf {
  const known = new LRUCache<string, Promise<Issue | null>>({ max: 32, ttl: keptMs })
  return (issue, revision) => {
    const key = `${issue}.${revision}`
    const before = known.get(key)
    if (before) return before
    const read = store.issueAt(issue, revision)
    known.set(key, read)
    // What could not be read now may be read later.
    read.catch(() => known.delete(key))
    return read
  }
}
