import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'

/** Puts what was committed on the disk, while everything else goes on. */
export interface LogSync {
  /** Resolves when all that is committed by now is there; all who ask meanwhile share the next one. Throws what the disk throws. */
  done(): Promise<void>
  /** After what is under way. */
  close(): Promise<void>
}

/** The threads that files are written by are also those that look up names: after this long nobody waits for them any more. */
const patienceMs = 100

/**
 * A commit writes to the log beside the database, and is there after a crash of the machine once that log is on the disk. SQLite itself
 * would wait for the disk, and nothing else would happen in the process for as long; whoever made the commit waits here instead.
 */
export const createLogSync = (path: string): LogSync => {
  if (path === ':memory:') return { done: async () => {}, close: async () => {} }
  // SQLite has made it by now, and keeps it as long as the database is open. Its locks are on other files.
  const file = openSync(`${path}-wal`, 'r+')
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const sync = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        try {
          fdatasyncSync(file)
          resolve()
        } catch (thrown) {
          reject(thrown)
        }
      }, patienceMs)
      fdatasync(file, (fault) => {
        clearTimeout(late)
        if (fault) reject(fault)
        else resolve()
      })
    })
  const begin = (): Promise<void> => {
    const mine = sync().finally(() => {
      if (running === mine) running = null
    })
    running = mine
    return mine
  }
  const after = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => {})
    next = null
    await begin()
  }
  return {
    done() {
      if (running === null) return begin()
      // The one that is under way may have begun before the last commit.
      next ??= after(running)
      return next
    },
    async close() {
      while (running !== null || next !== null) await (next ?? running)?.catch(() => {})
      closeSync(file)
    },
  }
}
