import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { UserError } from '../../../errors.ts'
import { codeOf, explain, isBusy } from '../errors.ts'
import { look } from '../inspect-file.ts'
import { makeFolder } from '../private-files.ts'
import { type Copied, type CopyOptions, contentOf, copyDatabase } from './copy-database.ts'

/** A backup stands where the database did. */
export interface Restored extends Copied {
  /** Where the database is kept that stood there; null: none did. */
  readonly replaced: string | null
}

export interface RestoreOptions extends Pick<CopyOptions, 'onProgress' | 'onCheck' | 'signal'> {
  readonly backup: string
  readonly path: string
  /** For the name of the file that is replaced. */
  readonly now: number
}

/**
 * Puts a backup where the database is; the one that stood there is kept beside it. Throws a UserError while anybody has that open, or when
 * the backup is damaged, no database of Briefwire's, or a newer one's; nothing has changed then.
 */
export const restoreDatabase = async ({ backup, path, now, ...told }: RestoreOptions): Promise<Restored> => {
  if (resolve(backup) === resolve(path)) throw new UserError(`${backup} is the database itself. Name a backup of it.`)
  if (!existsSync(backup) || statSync(backup).size === 0) throw new UserError(`There is no backup ${backup}.`)
  look(backup)
  makeFolder(path)
  const unused = holdUnused(path)
  const ready = `${path}.restored`
  try {
    const copied = await copyDatabase({ from: backup, to: ready, ...told })
    const replaced = existsSync(path) ? freeName(`${path}.replaced-${dateName(now)}`) : null
    if (replaced !== null) setAside(path, replaced)
    // One step from the one to the other: nobody finds no database and makes a new one.
    renameSync(ready, path)
    return { ...copied, path, replaced }
  } catch (thrown) {
    rmSync(ready, { force: true })
    throw explain(thrown, path)
  } finally {
    unused?.close()
  }
}

/** What is in a database that nobody has open. Throws a UserError while anybody has, or where there is none. */
export const describeUnused = (path: string): Copied => {
  const db = holdUnused(path)
  if (db === null) throw new UserError(`There is no database ${path}.`)
  try {
    return { path, bytes: statSync(path).size, ...contentOf(db) }
  } finally {
    db.close()
  }
}

/** `2026-11-27-153000`: a moment in UTC as a part of a file's name, in the order of time. */
export const dateName = (at: number): string => new Date(at).toISOString().replace(/T(\d\d):(\d\d):(\d\d).*/, '-$1$2$3')

/** Two within a second must not take each other's place; `end` stays at the end. */
export const freeName = (name: string, end = ''): string => {
  for (let more = 1; ; more++) {
    const free = more === 1 ? `${name}${end}` : `${name}-${more}${end}`
    if (!existsSync(free)) return free
  }
}

/** Keeps others out of the database until it is closed; null where none is, or what is there cannot be opened anyhow. */
const holdUnused = (path: string): Database.Database | null => {
  if (!existsSync(path) || statSync(path).size === 0) return null
  let db: Database.Database | null = null
  try {
    db = new Database(path, { timeout: 0, fileMustExist: true })
    // Its log can only go when nobody else has it open; what is in there goes into the file.
    db.pragma('journal_mode = delete')
    db.exec('begin exclusive')
    return db
  } catch (thrown) {
    db?.close()
    if (isBusy(thrown))
      throw new UserError(
        `The database ${path} is in use. Stop Briefwire (and whatever else has it open), then do this again. Nothing has changed.`,
      )
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(thrown))) return null
    throw explain(thrown, path)
  }
}

/** Gives the file a second name, under which it stays when another one takes the first; with a log that a damaged one may have. */
const setAside = (path: string, name: string): void => {
  for (const end of ['-wal', '-shm']) if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${name}${end}`)
  try {
    linkSync(path, name)
  } catch {
    // Not every file system knows second names.
    renameSync(path, name)
  }
}
