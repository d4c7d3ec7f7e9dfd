import Database from 'better-sqlite3'
import { addMissing, mendSearch } from './mend.ts'
import { migrations } from './migrations.ts'
import { copySchema, difference, type Schema, schemaOf } from './schema.ts'

/** The mark of Briefwire in the header of its files: "BrWr". */
export const applicationId = 0x42725772

/** The number of the present format. */
export const newestFormat = migrations.length

/** The number under which a database was last written; it promises less than the content shows. */
export const formatOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }))

/**
 * Brings a database to the present format, all steps and its number in one transaction; several processes may do so at once.
 * Throws when it is another one in the end; nothing has happened then.
 */
export const upgrade = (db: Database.Database): void => {
  if (!needsUpgrade(db)) return
  db.transaction(() => {
    // Everything is looked at again: another process may have done it while this one waited for the lock.
    step(db)
    const wrong = fault(db)
    if (wrong !== null) throw new Error(`the upgrade to format ${newestFormat} went wrong: ${wrong}`)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${newestFormat}`)
  }).immediate()
}

/** Whether it is anything but what this program makes; only reads. */
export const needsUpgrade = (db: Database.Database): boolean => formatOf(db) !== newestFormat || fault(db) !== null

/** What the upgrade adds, for people: tables, and columns of those that are there. Only reads. */
export const additions = (db: Database.Database): readonly string[] => {
  const tableOf = (column: string): string => column.slice(0, column.indexOf('.'))
  const columnsIn = (schema: Schema): readonly string[] => [...schema.keys()].filter((name) => name.includes('.'))
  const found = schemaOf(db)
  const tables = new Set(columnsIn(found).map(tableOf))
  const added = columnsIn(present()).filter((name) => !found.has(name))
  const fresh = [...new Set(added.map(tableOf))].filter((table) => !tables.has(table))
  return [...fresh.map((table) => `the table ${table}`), ...added.filter((name) => tables.has(tableOf(name)))]
}

/** Why a database with something in it cannot be brought to the present format, for people; null: it can. Only reads. */
export const whyNot = (db: Database.Database): string | null => {
  if (!needsUpgrade(db)) return null
  const rehearsal = new Database(':memory:')
  try {
    copySchema(db, rehearsal)
    rehearsal.pragma(`user_version = ${formatOf(db)}`)
    step(rehearsal)
    return fault(rehearsal)
  } catch (thrown) {
    if (thrown instanceof Database.SqliteError) return thrown.message
    throw thrown
  } finally {
    rehearsal.close()
  }
}

const step = (db: Database.Database): void => {
  const from = formatOf(db)
  if (from > 0) addMissing(db)
  for (const sql of migrations.slice(from)) db.exec(sql)
  if (from > 0) mendSearch(db)
}

const fault = (db: Database.Database): string | null => difference(schemaOf(db), present())

let known: Schema | null = null

/** The schema of the present format: that of a new database. */
const present = (): Schema => {
  if (known !== null) return known
  const fresh = new Database(':memory:')
  for (const sql of migrations) fresh.exec(sql)
  known = schemaOf(fresh)
  fresh.close()
  return known
}
