import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { UserError } from '../../../errors.ts'
import { programSetting, settingIn } from '../identity.ts'
import { look } from '../inspect-file.ts'
import { additions, formatOf, needsUpgrade, newestFormat } from '../upgrade.ts'
import { type Copied, type CopyOptions, copyDatabase, megabytes, roomFor } from './copy-database.ts'
import { dateName, freeName } from './restore-database.ts'

/** What opening a database with this program will do to it. */
export interface UpgradePlan {
  readonly path: string
  readonly from: number
  readonly to: number
  /** The version that wrote it last; null: it does not say. */
  readonly program: string | null
  /** Tables and columns. */
  readonly adds: readonly string[]
  readonly bytes: number
  /** What is free on its disk. */
  readonly freeBytes: number
  /** What the backup and the upgrade take at most until it is done. */
  readonly neededBytes: number
  /** The backups that are there of earlier upgrades, newest first. */
  readonly backups: readonly string[]
}

/** What is smaller is copied before anybody asks what is going on. */
const longBytes = 100_000_000

/** Of so many upgrades the backups are kept. */
export const keptBackups = 2

/** Null: there is no database, or it is of the present format. Throws a UserError for one that this program cannot open; only reads. */
export const planUpgrade = (path: string): UpgradePlan | null => {
  if (path === ':memory:' || !existsSync(path) || statSync(path).size === 0) return null
  look(path)
  const db = new Database(path, { readonly: existsSync(`${path}-wal`), fileMustExist: true })
  try {
    const from = formatOf(db)
    if (from === 0 || !needsUpgrade(db)) return null
    const { bytes, free } = roomFor(db, path)
    return {
      path,
      from,
      to: newestFormat,
      program: settingIn(db, programSetting),
      adds: additions(db),
      bytes,
      freeBytes: free,
      // The log of one transaction that writes every page anew, beside the backup and the file that grows.
      neededBytes: 3 * bytes,
      backups: backupsOf(path).toReversed(),
    }
  } finally {
    db.close()
  }
}

/**
 * Copies a database that this program is about to bring to another format, beside it, and takes away older such copies but one. Null: it is
 * of the present format, or another process has upgraded it meanwhile. Throws a UserError that says what to do where there is no room.
 */
export const backupBeforeUpgrade = async (
  path: string,
  now: number,
  {
    onStart,
    ...told
  }: Pick<CopyOptions, 'onProgress' | 'onCheck'> & { readonly onStart?: (sentence: string) => void } = {},
): Promise<(Copied & { readonly to: number }) | null> => {
  const plan = planUpgrade(path)
  if (plan === null) return null
  if (plan.bytes > longBytes)
    onStart?.(`The database ${path} (${megabytes(plan.bytes)}) is copied before its upgrade; that may take a minute.`)
  const { folder, stem, end } = namesOf(path)
  const name = freeName(join(folder, `${stem}.format-${plan.from}.${dateName(now)}`), end)
  const copied = await copyDatabase({ from: path, to: name, ...told }).catch((thrown) => {
    if (!(thrown instanceof UserError)) throw thrown
    throw new UserError(
      `Before the database ${path} is brought from format ${plan.from} to ${plan.to}, a backup is made beside it, which did not work. ${thrown.message} Nothing was changed. Make room there; or make a backup elsewhere (briefwire backup FILE) and start once without: briefwire start --no-backup`,
    )
  })
  if (copied.format !== plan.from) {
    rmSync(name)
    return null
  }
  for (const old of backupsOf(path).slice(0, -keptBackups)) rmSync(old, { force: true })
  return { ...copied, to: plan.to }
}

/** The copies that were made before upgrades of this database, oldest first. */
const backupsOf = (path: string): readonly string[] => {
  const { folder, stem, end } = namesOf(path)
  const dateOf = (name: string): string | null => {
    if (!name.startsWith(`${stem}.format-`) || !name.endsWith(end)) return null
    return (
      /^\d+\.(\d{4}-\d\d-\d\d-\d{6}(?:-\d+)?)$/.exec(name.slice(stem.length + 8, name.length - end.length))?.[1] ?? null
    )
  }
  return readdirSync(folder)
    .flatMap((name) => {
      const date = dateOf(name)
      return date === null ? [] : [{ date, path: join(folder, name) }]
    })
    .sort((a, b) => a.date.localeCompare(b.date))
    .map(({ path }) => path)
}

const namesOf = (path: string): { readonly folder: string; readonly stem: string; readonly end: string } => {
  const end = extname(path)
  return { folder: dirname(resolve(path)), stem: basename(path, end), end }
}
