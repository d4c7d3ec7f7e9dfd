import type { Config } from '../../config.ts'
import { keptBackups, planUpgrade, type UpgradePlan } from '../../store/sqlite/copies/before-upgrade.ts'
import { megabytes } from '../../store/sqlite/copies/copy-database.ts'
import { plural } from '../../text/plural.ts'
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
  for (const line of plan === null ? [nothing(path, version)] : linesOf(plan, version)) io.out(line)
  for (const { name, instead } of deprecated)
    io.out(`✗ ${name} is called ${instead} from now on; it still works, and will not in a later version.`)
  if (deprecated.length === 0) io.out('✓ No variable that is set has another name now.')
}

const nothing = (path: string, version: string): string =>
  `✓ Briefwire ${version} changes nothing in the database ${path}: it is new, or of the present format.`

const linesOf = (plan: UpgradePlan, version: string): readonly string[] => {
  const { path, from, to, program, bytes, freeBytes, neededBytes, backups, adds } = plan
  const seconds = Math.max(1, Math.ceil(bytes / bytesPerSecond))
  return [
    `· Database ${path}: format ${from}${program === null ? '' : `, last written by Briefwire ${program}`}, ${megabytes(bytes)}.`,
    `· Briefwire ${version} brings it to format ${to}, in ${plural(to - from, 'step')} and one transaction: all of it or nothing.`,
    ...(adds.length === 0
      ? []
      : [
          `· It adds ${adds.slice(0, mostNames).join(', ')}${adds.length > mostNames ? ` and ${adds.length - mostNames} more (--json names all)` : ''}.`,
        ]),
    `· Before that it is copied beside itself, and the copy is checked. The newest ${keptBackups} such copies are kept${backups.length === 0 ? '' : ` (there ${backups.length === 1 ? 'is one' : `are ${backups.length}`} now: ${backups.join(', ')})`}.`,
    `· That takes some ${seconds < 120 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute')}, during which nothing is sent.`,
    `${freeBytes < neededBytes ? '✗' : '✓'} It takes up to ${megabytes(neededBytes)} beside the database for that time; ${megabytes(freeBytes)} are free.${freeBytes < neededBytes ? ' Make room, or make a backup on another disk (briefwire backup FILE) and start once with --no-backup.' : ''}`,
    `· An older version does not open it afterwards. To go back, put the copy in its place.`,
  ]
}

const mostNames = 6

/** Copied, checked and upgraded: what a small server does at least. An assumption. */
const bytesPerSecond = 10_000_000
