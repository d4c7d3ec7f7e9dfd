import type Database from 'better-sqlite3'
import { codeOf } from './errors.ts'

/** The first damage to be found in a database, or null. Reads every page: about a second for each gigabyte, during which nothing else runs. */
export const damageIn = (db: Database.Database): string | null => {
  try {
    const [found] = db.prepare<[], { quick_check: string }>('pragma quick_check(1)').all()
    return found === undefined || found.quick_check === 'ok' ? null : found.quick_check.replace(/\s*\n\s*/g, ' ')
  } catch (thrown) {
    if (thrown instanceof Error && /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(thrown))) return thrown.message
    throw thrown
  }
}
