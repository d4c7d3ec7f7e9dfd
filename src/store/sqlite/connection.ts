import type Database from 'better-sqlite3'
import { explain } from './faults.ts'

/** An open database with its two ways to run a transaction. */
export interface Connection {
  readonly db: Database.Database
  /** Makes a method of which one call is one write transaction: whole or not at all. It waits for other writers. */
  write<A extends readonly unknown[], R>(body: (...args: A) => R): (...args: A) => Promise<R>
  /** Makes a method of which one call sees one moment of the database. */
  read<A extends readonly unknown[], R>(body: (...args: A) => R): (...args: A) => Promise<R>
}

/** Wraps an open database; whatever SQLite throws about the file or the disk comes out in plain words. */
export const connect = (db: Database.Database, path: string): Connection => {
  // `immediate` takes the write lock at once: a reader that turns writer half-way would fail instead of waiting.
  const begin = { write: db.prepare('begin immediate'), read: db.prepare('begin') }
  const commit = db.prepare('commit')
  const rollback = db.prepare('rollback')

  const transaction =
    (kind: 'write' | 'read') =>
    <A extends readonly unknown[], R>(body: (...args: A) => R) =>
    async (...args: A): Promise<R> => {
      try {
        begin[kind].run()
        const result = body(...args)
        commit.run()
        return result
      } catch (thrown) {
        // Some faults (a full disk) have already rolled back by themselves.
        if (db.inTransaction) rollback.run()
        throw explain(thrown, path)
      }
    }
  return { db, write: transaction('write'), read: transaction('read') }
}

/** Exactly the row that a statement promises; its absence is a fault of ours. */
export const one = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error('the database returned no row where there must be one')
  return row
}
