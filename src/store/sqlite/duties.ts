import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Duty, DutyStore } from '../duties.ts'

/**
 * A duty is the lock on an empty database of its own, beside the store's: the system takes it away from a process that is gone, and no
 * clock has a say. In memory there are no other processes.
 */
export const createDuties = (path: string): DutyStore & { releaseAll(): void } => {
  const held = new Map<string, () => void>()
  let cleared = path === ':memory:'
  const take = (name: string): Duty | null => {
    if (!cleared) clear(path)
    cleared = true
    if (held.has(name)) return null
    const unlock = path === ':memory:' ? () => {} : lock(`${path}${mark}${shortened(name)}`)
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

const mark = '-duty-'

/** What processes have left behind that did not come to let go. */
const clear = (path: string): void => {
  const beginning = `${basename(path)}${mark}`
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(beginning) && /^[0-9a-f]{8}$/.test(name.slice(beginning.length)))
      lock(join(dirname(path), name))?.()
}

/** Locks a file, which goes when that is let go of; null: another process has it. */
const lock = (path: string): (() => void) | null => {
  for (;;) {
    closeSync(openSync(path, 'a', 0o600))
    const before = inodeOf(path)
    const db = new Database(path, { timeout: 0 })
    try {
      db.exec('begin exclusive')
    } catch (thrown) {
      db.close()
      if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) return null
      throw thrown
    }
    // Whoever had it may have taken the file away while this one was opened: then another one has its name by now.
    if (before !== null && inodeOf(path) === before)
      return () => {
        rmSync(path, { force: true })
        db.close()
      }
    db.close()
  }
}

const inodeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null
