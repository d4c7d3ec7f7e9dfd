import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import type { Duty, DutyStore } from '../duties.ts'

/**
 * A duty is the lock on an empty database of its own, beside the store's: the system takes it away from a process that is gone, and no
 * clock has a say. In memory there are no other processes.
 */
export const createDuties = (path: string): DutyStore & { releaseAll(): void } => {
  const held = new Map<string, () => void>()
  const take = (name: string): Duty | null => {
    if (held.has(name)) return null
    const unlock = path === ':memory:' ? () => {} : lock(`${path}-duty-${shortened(name)}`)
    if (unlock === null) return null
    const ending = new AbortController()
    const release = (): void => {
      if (!held.delete(name)) return
      unlock()
      ending.abort()
    }
    held.set(name, release)
    return { lost: ending.signal, release: async () => release() }
  }
  return {
    takeDuty: async (name) => take(name),
    releaseAll() {
      for (const release of [...held.values()]) release()
    },
  }
}

const shortened = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 8)

const lock = (path: string): (() => void) | null => {
  const db = new Database(path, { timeout: 0 })
  try {
    db.exec('begin exclusive')
    return () => db.close()
  } catch (thrown) {
    db.close()
    if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) return null
    throw thrown
  }
}
