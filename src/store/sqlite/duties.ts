import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Duty, DutyStore } from '../duties.ts'

/** So often files are looked for that processes have left behind which were killed. */
const clearMs = 60_000

/**
 * A duty is the lock on an empty database of its own, beside the store's: the system takes it away from a process that is gone, and no
 * clock has a say. A file is one lock, and so each duty needs its own. In memory there are no other processes.
 */
export const createDuties = (path: string): DutyStore & { releaseAll(): void } => {
  const held = new Map<string, () => void>()
  const inMemory = path === ':memory:'
  const fileOf = (name: string): string => `${path}${mark}${shortened(name)}`
  /** Takes away what processes have left behind that did not come to let go; tells whether others are there. */
  const look = (): boolean => {
    const own = new Set([...held.keys()].map(fileOf))
    let used = false
    for (const file of inMemory ? [] : filesBeside(path)) {
      if (own.has(file)) continue
      const unlock = lock(file)
      used ||= unlock === null
      unlock?.()
    }
    return used
  }
  const lookAgain = (): void => {
    try {
      look()
    } catch {
      // What keeps it from that is told by whoever writes.
    }
  }
  let timer: NodeJS.Timeout | null = null
  const take = (name: string): Duty | null => {
    if (timer === null) {
      look()
      timer = setInterval(lookAgain, clearMs)
      timer.unref()
    }
    if (held.has(name)) return null
    const unlock = inMemory ? () => {} : lock(fileOf(name))
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
    inUse: async () => look(),
    releaseAll() {
      if (timer !== null) clearInterval(timer)
      timer = null
      for (const release of [...held.values()]) release()
    },
  }
}

const shortened = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 8)

const mark = '-duty-'

const filesBeside = (path: string): readonly string[] => {
  const beginning = `${basename(path)}${mark}`
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(beginning) && /^[0-9a-f]{8}$/.test(name.slice(beginning.length)))
    .map((name) => join(dirname(path), name))
}

/** Locks a file, which goes when that is let go of; null: another process has it. */
const lock = (path: string): (() => void) | null => {
  for (;;) {
    // Where this process has it locked elsewhere, closing the file would end that lock.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    const before = inodeOf(path)
    const db = new Database(path, { timeout: 0 })
    try {
      // Nothing is ever written in it: no journal has to lie beside it.
      db.pragma('journal_mode = memory')
      db.exec('begin exclusive')
    } catch (thrown) {
      db.close()
      if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) return null
      throw thrown
    }
    // Whoever had it may have taken the file away while this one was opened: then another one has its name by now.
    if (before !== null && inodeOf(path) === before)
      return () => {
        for (const end of ['', '-journal']) rmSync(`${path}${end}`, { force: true })
        db.close()
      }
    db.close()
  }
}

const inodeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null
