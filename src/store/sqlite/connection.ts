import type Database from 'better-sqlite3'
import { messageOf, UserError } from '../../errors.ts'
import { allOf, createGroup, type Gathered, grouping } from '../sql/group.ts'
import { done, type Sql, type Statement, settled, type Transactions, type Work } from '../sql/work.ts'
import { explain, isBusy, noRoom } from './errors.ts'
import type { FileGuard } from './file-guard.ts'
import { createLogSync } from './log-sync.ts'

/** An open database with its ways to run a transaction. */
export interface Connection extends Transactions {
  readonly db: Database.Database
  readonly file: FileGuard
  /** Why it cannot be written, for the operator; null: it can. Tries where the last write has failed, or this was not tried lately. */
  fault(): Promise<string | null>
  /** Closes the database, once everything is on the disk. */
  close(): Promise<void>
}

/** Wraps an open database; whatever SQLite throws about the file or the disk comes out in plain words. */
export const connect = (
  db: Database.Database,
  path: string,
  file: FileGuard,
  monotonicMs: () => number = () => performance.now(),
): Connection => {
  // `immediate` takes the write lock at once: a reader that turns writer half-way would fail instead of waiting.
  const begin = { write: db.prepare('begin immediate'), read: db.prepare('begin') }
  const commit = db.prepare('commit')
  const rollback = db.prepare('rollback')
  const total = db.prepare('select total_changes()').pluck()
  const log = createLogSync(path)
  let written = total.get()

  let failure: { readonly reason: string; readonly at: number } | null = null
  const transaction =
    (kind: 'write' | 'read') =>
    <A extends readonly unknown[], R>(body: (...args: A) => Work<R>) =>
    async (...args: A): Promise<R> => {
      try {
        if (kind === 'write') file.check()
        begin[kind].run()
        const result = settled(body(...args))
        commit.run()
        const changed = kind === 'write' && total.get() !== written
        if (changed) {
          written = total.get()
          await log.done()
        }
        if (kind === 'write' && failure !== null && monotonicMs() - failure.at > freshMs) failure = null
        return result
      } catch (thrown) {
        // Some faults (a full disk) have already rolled back by themselves.
        if (db.inTransaction) rollback.run()
        const said = explain(thrown, path)
        if (kind === 'write' && said instanceof UserError) failure = { reason: said.message, at: monotonicMs() }
        throw said
      }
    }

  const write = transaction('write')
  const gathered = createGroup(write((all: readonly Gathered[]) => allOf(all)))
  const group = grouping(() => gathered)
  const { flush } = gathered
  let triedAt = Number.NEGATIVE_INFINITY
  /** The same number again still goes to the disk. Another process that is writing at this moment is no fault, unless it always is. */
  const rewrite = (): void => {
    // Whoever asks does not wait for it.
    const busyMs = Number(db.pragma('busy_timeout', { simple: true }))
    db.pragma('busy_timeout = 0')
    try {
      db.pragma(`user_version = ${Number(db.pragma('user_version', { simple: true }))}`)
      failure = null
    } catch (thrown) {
      const said = explain(thrown, path)
      if (failure !== null || !isBusy(thrown)) failure = { reason: messageOf(said), at: monotonicMs() }
    } finally {
      db.pragma(`busy_timeout = ${busyMs}`)
    }
  }
  const fault = async (): Promise<string | null> => {
    try {
      file.check()
      const at = monotonicMs()
      // A small write may still find room where the one that failed did not: whoever failed will have tried again by then.
      if (failure !== null && at - failure.at <= freshMs) return failure.reason
      // Where nothing has to be written nobody else would notice.
      if (failure !== null || at - triedAt > idleMs) {
        triedAt = at
        rewrite()
      }
      return failure?.reason ?? noRoom(path)
    } catch (thrown) {
      return messageOf(thrown)
    }
  }
  const close = async (): Promise<void> => {
    await flush()
    await log.close()
    // Closing takes the log away by its name, which may be another database's by now.
    if (db.open && !file.isReplaced()) db.close()
  }
  return {
    db,
    sql: sqlOf(db),
    write,
    share: write,
    beside: write,
    group,
    flush,
    read: transaction('read'),
    file,
    fault,
    close,
  }
}

/** A write that failed so lately tells how things are. */
const freshMs = 3000
/** Whoever asks again within this time is told the same. */
const idleMs = 10_000

const nothing = done<void>(undefined)

/** Every statement is answered on the spot. */
const sqlOf = (db: Database.Database): Sql => ({
  prepare<P extends readonly unknown[] | object = [], Row = unknown>(text: string): Statement<P, Row> {
    const statement = db.prepare<unknown[], Row>(text)
    return {
      get: (...values) => done(statement.get(...values)),
      all: (...values) => done(statement.all(...values)),
      run: (...values) => done(statement.run(...values)),
      post(...values) {
        statement.run(...values)
        return nothing
      },
    }
  },
})
