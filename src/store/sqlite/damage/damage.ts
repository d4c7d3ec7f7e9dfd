import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import { codeOf } from '../errors.ts'

/**
 * The first damage to be found in a database, or null. Reads every page, about 50 MB in a second, during which nothing else runs
 * in its thread.
 */
export const damageIn = (db: Database.Database): string | null => {
  try {
    const [found] = db.prepare<[], { quick_check: string }>('pragma quick_check(1)').all()
    return found === undefined || found.quick_check === 'ok' ? null : found.quick_check.replace(/\s*\n\s*/g, ' ')
  } catch (thrown) {
    if (thrown instanceof Error && /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(thrown))) return thrown.message
    throw thrown
  }
}

/** The same for a file that is open, in a thread of its own; it does not keep the process from ending. */
export const damageInFile = (path: string): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const file = new URL(`./damage-thread${extname(import.meta.url)}`, import.meta.url)
    const thread = new Worker(file, { workerData: path })
    thread.unref()
    thread.once('message', (found: string | null) => resolve(found))
    thread.once('error', reject)
  })
