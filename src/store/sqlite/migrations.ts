import type Database from 'better-sqlite3'
import { applicationId } from './inspect-file.ts'
import { archive } from './migrations/0001-archive.ts'
import { readers } from './migrations/0002-readers.ts'
import { ledger } from './migrations/0003-ledger.ts'
import { updates } from './migrations/0004-updates.ts'
import { installations } from './migrations/0005-installations.ts'
import { proposals } from './migrations/0006-proposals.ts'
import { desk } from './migrations/0007-desk.ts'
import { corrections } from './migrations/0008-corrections.ts'
import { failures } from './migrations/0009-failures.ts'
import { proposalsClosed } from './migrations/0010-proposals-closed.ts'
import { told } from './migrations/0011-told.ts'

/** Every step from an empty file to the present format, oldest first; a step that was released never changes again. */
export const migrations: readonly string[] = [
  archive,
  readers,
  ledger,
  updates,
  installations,
  proposals,
  desk,
  corrections,
  failures,
  proposalsClosed,
  told,
]

/** Brings a database to the present format, all steps in one transaction; several processes may do so at once. */
export const migrate = (db: Database.Database): void => {
  const version = (): number => Number(db.pragma('user_version', { simple: true }))
  if (version() === migrations.length) return
  db.transaction(() => {
    // Read again: another process may have done it while this one waited for the lock.
    for (const step of migrations.slice(version())) db.exec(step)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}
