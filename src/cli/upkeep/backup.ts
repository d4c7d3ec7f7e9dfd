import { existsSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Config } from '../../config.ts'
import { copyDatabase } from '../../store/sqlite/copies/copy-database.ts'
import { dateName } from '../../store/sqlite/copies/restore-database.ts'
import { confirm, type Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'
import { jsonContent, saidContent, showCopying } from './copying.ts'
import { fileOf } from './file-of.ts'

export interface BackupOptions {
  /** A file that is there is replaced without asking. */
  readonly force?: boolean
  readonly json?: boolean
}

/** `briefwire backup FILE|FOLDER`: the database as it is at this moment, also while it is in use, looked through before it counts. */
export async function backup(file: string, { force, json }: BackupOptions, config: Config, io: Streams): Promise<void> {
  const words = io.words.upkeep
  const from = fileOf(config, io)
  const to = existsSync(file) && statSync(file).isDirectory() ? join(file, nameOf(from, Date.now())) : file
  if (existsSync(to) && !force && !(json ? false : await confirm(words.question(words.replace(to)))))
    throw new Failure('unanswered', words.isThere(to))
  const showing = showCopying(io)
  const copied = await copyDatabase({ from, to, ...showing }).finally(showing.end)
  io.out(json ? JSON.stringify(jsonContent(copied)) : words.backedUp(saidContent(copied, config.brief.timeZone, io)))
}

const nameOf = (path: string, now: number): string => {
  const end = extname(path)
  return `${basename(path, end)}.${dateName(now)}${end}`
}
