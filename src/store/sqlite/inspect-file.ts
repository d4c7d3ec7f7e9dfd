import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { UserError } from '../../errors.ts'
import { damageIn } from './damage/damage.ts'
import { explain, putBack, sayDamaged } from './errors.ts'
import { programSetting, settingIn } from './identity.ts'
import { makeFolder } from './private-files.ts'
import { applicationId, formatOf, newestFormat, whyNot } from './upgrade.ts'

/**
 * Looks at a database file before anything may write to it, and makes its folder if that is missing. Throws a UserError for
 * a file that is damaged, another program's, a newer Briefwire's, of no known format or not writable; the file and its folder stay as they were. One that was not
 * closed is looked through for damage where that is asked for; `unchecked`: it is too large for that here.
 */
export const look = (path: string, afterCrash?: AfterCrash): 'checked' | 'unchecked' => {
  try {
    const folder = makeFolder(path)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    if (!existsSync(path)) return 'checked'
    accessSync(path, constants.R_OK | constants.W_OK)
    const file = statSync(path)
    if (!file.isFile())
      throw new UserError(`The database ${path} is not a file. Name a file, such as ${path}/briefwire.db.`)
    if (file.size === 0) return 'checked'
    // A log beside the file means that it is open elsewhere or was left so in a crash: its header may be out of date
    // then, and only SQLite can tell. Reading only, it will not write that log back into the file when it closes.
    const live = existsSync(`${path}-wal`)
    // Without one, only a connection that may write takes its own log away again when it closes.
    const db = new Database(path, { readonly: live || !keepsLog(path, file.size), fileMustExist: true })
    try {
      judge(path, db, examine(db))
      if (!live || afterCrash === undefined) return 'checked'
      if (file.size > (afterCrash.mostBytes ?? mostBytes)) return 'unchecked'
      const damage = damageIn(db)
      if (damage !== null) throw new UserError(sayDamaged(path, damage))
      return 'checked'
    } finally {
      db.close()
    }
  } catch (thrown) {
    throw explain(thrown, path)
  }
}

/** How a file that the last process did not close, or that another one has open, is looked through for damage. */
export interface AfterCrash {
  /** Up to this size before anything else, and a damaged file is refused; 128 MiB if not given, which takes under three seconds. */
  readonly mostBytes?: number
  /** A larger one is looked through while it is in use. Told what is damaged and what helps. */
  onDamage(sentence: string): void
}

const mostBytes = 128 * 1024 * 1024

interface Found {
  readonly applicationId: number
  readonly version: number
  /** Made, but nothing in it yet: by another process at this moment, or by one that was ended too early. */
  readonly blank: boolean
}

const judge = (path: string, db: Database.Database, found: Found): void => {
  if (found.blank) return
  if (found.applicationId !== applicationId)
    throw new UserError(`The database ${path} belongs to another program. Name another file in DATABASE_URL.`)
  if (found.version > newestFormat)
    throw new UserError(
      `The database ${path} was written by ${writerOf(db)} (format ${found.version}, this one knows ${newestFormat}). Update Briefwire, or put back the backup that was made before it was upgraded: briefwire restore`,
    )
  const fault = whyNot(db)
  if (fault !== null)
    throw new UserError(
      `The database ${path} is in a format that no release has written (${fault}). It was left as it is. Open it with the program that made it, or name another file in DATABASE_URL.`,
    )
}

/** The version that wrote it last, as far as it says. */
const writerOf = (db: Database.Database): string => {
  const version = settingIn(db, programSetting)
  return version === null ? 'a newer Briefwire' : `a newer Briefwire, version ${version}`
}

/** The first hundred bytes, zero where the file has fewer; their fields are at fixed places: https://sqlite.org/fileformat2.html#the_database_header */
export const headerOf = (path: string): Buffer => {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return header
}

const keepsLog = (path: string, size: number): boolean => {
  const header = headerOf(path)
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new UserError(`The database ${path} is damaged, or is no database at all. ${putBack}`)
  const pageSize = header.readUInt16BE(16)
  const whole = header.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize)
  if (size < whole) throw new UserError(`The database ${path} is damaged: it has ${size} bytes of ${whole}. ${putBack}`)
  return header.readUInt8(18) === 2
}

// The first read fails on a file that is damaged at its root.
const examine = (db: Database.Database): Found => {
  const tables = db
    .prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'table' and sql not like '%without rowid%' and sql not like 'create virtual%'",
    )
    .all()
  // The way down both edges of each table's tree: damage in the middle shows when it is read, which changes nothing either.
  for (const { name } of tables) {
    const table = `"${name.replaceAll('"', '""')}"`
    db.prepare(`select (select max(rowid) from ${table}), (select min(rowid) from ${table})`).get()
  }
  const applicationId = Number(db.pragma('application_id', { simple: true }))
  const version = formatOf(db)
  const [schema] = db.prepare<[], { name: string }>('select name from sqlite_schema limit 1').all()
  return { applicationId, version, blank: applicationId === 0 && version === 0 && schema === undefined }
}
