import type { Config } from '../../config.ts'
import { keptBackups, planUpgrade, type UpgradePlan } from '../../store/sqlite/copies/before-upgrade.ts'
import { megabytes } from '../../store/sqlite/copies/copy-database.ts'
import { versionOfProgram } from '../help/version.ts'
import type { Streams } from '../io.ts'
import { fileOf } from './file-of.ts'

/** `briefwire doctor --upgrade`: what the first start of this version will do to the database and makes of the settings. Changes nothing. */
export async function doctorUpgrade({ json }: { readonly json?: boolean }, config: Config, io: Streams): Promise<void> {
  const path = fileOf(config, io)
  const plan = planUpgrade(path)
  const version = versionOfProgram()
  const { deprecated } = config
  if (json) return io.out(JSON.stringify({ version, database: plan, deprecated }))
  const words = io.words.upgrading
  const lines = plan === null ? [`✓ ${words.nothing(path, version)}`] : linesOf(plan, version, words)
  for (const line of lines) io.out(line)
  for (const { name, instead } of deprecated) io.out(`✗ ${words.deprecated(name, instead)}`)
  if (deprecated.length === 0) io.out(`✓ ${words.allNamed}`)
}

function linesOf(plan: UpgradePlan, version: string, words: Streams['words']['upgrading']): readonly string[] {
  const { path, from, to, program, bytes, freeBytes, neededBytes, backups, adds } = plan
  const seconds = Math.max(1, Math.ceil(bytes / bytesPerSecond))
  const takes = seconds < 120 ? words.takes(seconds, 'second') : words.takes(Math.ceil(seconds / 60), 'minute')
  const named = adds
    .slice(0, mostNames)
    .map((name) => name.replace(/^the table (.+)$/, (_, table) => words.table(table)))
  const tight = freeBytes < neededBytes
  return [
    `· ${words.is(path, from, program, megabytes(bytes))}`,
    `· ${words.brings(version, to, to - from)}`,
    ...(adds.length === 0 ? [] : [`· ${words.adds(named, adds.length - named.length)}`]),
    `· ${words.copied(keptBackups, backups)}`,
    `· ${takes}`,
    `${tight ? '✗' : '✓'} ${words.room(megabytes(neededBytes), megabytes(freeBytes))}${tight ? words.makeRoom : ''}`,
    `· ${words.noWayBack}`,
  ]
}

const mostNames = 6

/** Copied, checked and upgraded: what a small server does at least. An assumption. */
const bytesPerSecond = 10_000_000
