import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { UserError } from '../../../errors.ts'
import { type PutBack, putBackSetting } from '../../ledger.ts'
import { damageInFile } from '../damage/damage.ts'
import { codeOf, explain } from '../errors.ts'
import { settingIn } from '../identity.ts'
import { formatOf } from '../upgrade.ts'
import { clearHalves } from './clear-halves.ts'

/** What a copy of a database has in it. */
export interface Copied {
  readonly path: string
  readonly bytes: number
  readonly format: number
  /** The last time that is written down in it, in milliseconds since the epoch; null: its format knows no such time. */
  readonly at: number | null
  readonly issues: number
  readonly subscribers: number
  readonly deliveries: number
}

export interface CopyOptions {
  readonly from: string
  /** A file there is replaced in the end, when the copy is whole; nobody but its owner may read it. */
  readonly to: string
  /** So many of all bytes are there; afterwards it is looked through, during which nothing is told. */
  readonly onProgress?: (bytes: number, all: number) => void
  readonly onCheck?: () => void
  /** Aborted: the copy is given up and taken away. */
  readonly signal?: AbortSignal
  /** What becomes of the copy, which knows of itself that it is an earlier state. */
  readonly how?: PutBack['how']
}

/**
 * Copies a database that may be in use, as it is at one moment, and looks the copy through before it gets its name. Throws a UserError when
 * there is no room, or the copy is not what it was copied from; nothing is left behind then.
 */
export const copyDatabase = async (options: CopyOptions): Promise<Copied> => {
  const { from, to, onProgress, onCheck, signal, how = 'backup' } = options
  const half = `${to}.${process.pid}.part`
  try {
    const source = openToRead(from)
    try {
      // In one transaction it sees one moment, and needs not begin anew whenever somebody writes.
      source.exec('begin')
      const before = contentOf(source)
      const { bytes, free } = roomFor(source, to)
      if (free < bytes * 1.05)
        throw new UserError(`There is no room for ${to}: ${megabytes(bytes)} are needed, ${megabytes(free)} are free.`)
      clearHalves(dirname(resolve(to)), Date.now())
      rmSync(half, { force: true })
      closeSync(openSync(half, 'wx', 0o600))
      await source.backup(half, {
        progress({ totalPages, remainingPages }) {
          if (signal?.aborted) throw new UserError('Stopped half-way. Nothing has changed.')
          onProgress?.((totalPages - remainingPages) * pageSizeOf(source), totalPages * pageSizeOf(source))
          return pagesAtOnce
        },
      })
      onProgress?.(bytes, bytes)
      onCheck?.()
      const after = stamp(half, how)
      const damage = await damageInFile(half)
      if (signal?.aborted) throw new UserError('Stopped half-way. Nothing has changed.')
      if (damage !== null)
        throw new UserError(
          `The database ${from} is damaged, or the disk of the copy is (${damage}). ${sourceIntact(from)}`,
        )
      if (JSON.stringify(after) !== JSON.stringify(before))
        throw new UserError(`The copy is not what is in ${from}. ${sourceIntact(from)}`)
      toDisk(half)
      renameSync(half, to)
      toDisk(dirname(resolve(to)))
      return { path: to, bytes: statSync(to).size, ...after }
    } finally {
      source.close()
    }
  } catch (thrown) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${half}${end}`, { force: true })
    throw explain(thrown, /^SQLITE_(CORRUPT|NOTADB|BUSY|LOCKED)/.test(codeOf(thrown)) ? from : to)
  }
}

/** Some four megabytes, which takes a few milliseconds. */
const pagesAtOnce = 1000

const sourceIntact = (from: string): string => `Nothing has happened to ${from}; try again, or on another disk.`

/** Opens it so that it is left as it is: one that keeps a log and has none at this moment would get one that stays. */
const openToRead = (path: string): Database.Database => {
  if (!existsSync(path)) throw new UserError(`There is no database ${path}.`)
  const live = existsSync(`${path}-wal`)
  return new Database(path, { readonly: live, fileMustExist: true })
}

const pageSizeOf = (db: Database.Database): number => Number(db.pragma('page_size', { simple: true }))

/** How large a copy of a database is, and what is free where it is to be. Throws a UserError where that folder is not there. */
export const roomFor = (db: Database.Database, to: string): { readonly bytes: number; readonly free: number } => {
  const folder = dirname(resolve(to))
  if (!existsSync(folder)) throw new UserError(`There is no folder ${folder}.`)
  const { bavail, bsize } = statfsSync(folder)
  return { bytes: Number(db.pragma('page_count', { simple: true })) * pageSizeOf(db), free: bavail * bsize }
}

/** `12.3 MB`. */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0)} MB`

type Content = Omit<Copied, 'path' | 'bytes'>

/** What is in a database of any format; only reads. */
export const contentOf = (db: Database.Database): Content => {
  const tables = new Set(
    db
      .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
      .all()
      .map(({ name }) => name),
  )
  const count = (table: string, where = ''): number =>
    tables.has(table)
      ? (db.prepare<[], { count: number }>(`select count(*) as count from ${table} ${where}`).get()?.count ?? 0)
      : 0
  const seen = tables.has('clock')
    ? db.prepare<[], { seen_at: number }>('select seen_at from clock').get()?.seen_at
    : undefined
  return {
    format: formatOf(db),
    at: seen ?? null,
    issues: count('issues'),
    subscribers: count('subscriptions', "where state = 'active'"),
    deliveries: count('deliveries'),
  }
}

/** Writes into a copy that it is one, and tells what is in it. */
const stamp = (path: string, how: PutBack['how']): Content => {
  const db = new Database(path, { fileMustExist: true })
  try {
    // One file, whoever looks at it: it keeps a log beside it once it is a database in use again.
    db.pragma('journal_mode = delete')
    const content = contentOf(db)
    const settings = db.prepare("select 1 from sqlite_schema where type = 'table' and name = 'settings'").get()
    if (settings !== undefined && settingIn(db, putBackSetting) === null) {
      const putBack: PutBack = { at: content.at ?? 0, how }
      db.prepare('insert into settings (name, value) values (?, ?)').run(putBackSetting, JSON.stringify(putBack))
    }
    return content
  } finally {
    db.close()
  }
}

const toDisk = (path: string): void => {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } catch (thrown) {
    // Not every system does so for a folder.
    if (!statSync(path).isDirectory()) throw thrown
  } finally {
    closeSync(file)
  }
}
