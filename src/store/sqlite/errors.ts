import { statfsSync } from 'node:fs'
import { messageOf, UserError } from '../../errors.ts'

/** What SQLite or the file system says about the database, in words that tell what to do; anything else as it is. */
export const explain = (thrown: unknown, path: string): unknown => {
  const advice = adviceFor(codeOf(thrown))
  return advice === null ? thrown : new UserError(`The database ${path} ${advice} (${messageOf(thrown)})`)
}

/** The code of an error of SQLite or the file system; empty: it has none. */
export const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''

/** Another process writes at this moment. */
export const isBusy = (thrown: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(thrown))

/** Below this a disk counts as full: what is free may be kept for the system, and the log of the database grows by megabytes. */
const leastFreeBytes = 1024 * 1024

/** Whether the disk of the database is full, in words; null: there is room, or nobody knows. */
export const noRoom = (path: string): string | null => {
  if (path === ':memory:') return null
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize < leastFreeBytes ? `The database ${path} ${diskFull}` : null
}

const adviceFor = (code: string): string | null => {
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return 'is in use by another process and did not come free in time. Try again.'
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) return diskFull
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return `is damaged. ${putBack}`
  if (/^(SQLITE_READONLY|EROFS)/.test(code))
    return 'cannot be written. Check the permissions of the file and its folder.'
  if (/^(SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|ENOTDIR|EEXIST|ENOENT|EISDIR)/.test(code))
    return 'cannot be opened. Check that its folder exists and that you may write there.'
  if (/^SQLITE_IOERR/.test(code)) return 'cannot be read or written: the disk reports an error. Check the disk.'
  return null
}

const diskFull = 'cannot grow: the disk is full. Make room, then start again.'

/** What is to be said of a damaged file. */
export const sayDamaged = (path: string, damage: string): string =>
  `The database ${path} is damaged (${damage}). ${putBack}`

/** What helps against a damaged file. */
export const putBack = 'Put back a backup, or move the file away to begin a new one.'
