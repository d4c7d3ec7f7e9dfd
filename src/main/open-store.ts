import { versionOfProgram } from '../cli/help/version.ts'
import type { DatabaseConfig } from '../config/database.ts'
import type { Store } from '../store/port.ts'
import { backupBeforeUpgrade } from '../store/sqlite/copies/before-upgrade.ts'
import { megabytes } from '../store/sqlite/copies/copy-database.ts'
import { openSqlite, type SqliteOptions } from '../store/sqlite/open.ts'

export interface OpenStoreOptions extends Pick<SqliteOptions, 'afterCrash'> {
  readonly now?: () => number
  /** False: a database of an older format is brought to this one without a backup beside it. */
  readonly backup?: boolean
  /** Told the operator, as one sentence each; on standard error if not given. */
  readonly tell?: (sentence: string) => void
}

/** The store that the configuration names. One of an older format is copied before anything happens to it. Throws UserError. */
export async function openStore(
  { databasePath, postgres }: DatabaseConfig,
  { now = Date.now, backup = true, tell = toOperator, ...options }: OpenStoreOptions = {},
): Promise<Store> {
  if (postgres !== null) {
    const { openPostgres } = await import('../store/postgres/open.ts')
    return openPostgres(postgres)
  }
  const copied = backup ? await backupBeforeUpgrade(databasePath, now(), { onStart: tell }) : null
  if (copied !== null)
    tell(
      `The database ${databasePath} goes from format ${copied.format} to ${copied.to}. As it was it is kept in ${copied.path} (${megabytes(copied.bytes)}, checked); to go back, put that in its place.`,
    )
  return openSqlite({ path: databasePath, program: versionOfProgram(), ...options })
}

const toOperator = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
