import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { patienceMs } from '../fakes/patience.ts'
import { type CampaignOptions, type Field, inFlight, prepare, settled } from './campaign.ts'
import { readLedger, sendingIn } from './ledger.ts'
import { askProgram, databaseIn, type LogLine, type Program, type ProgramOptions, startProgram } from './program.ts'
import { verify } from './verify.ts'

/** What came of a database that could not be written for a while. */
export interface StorageOutcome {
  readonly name: string
  /** Null: it could be tried. */
  readonly skipped: string | null
  /** What the program said about it. */
  readonly said: string
  readonly lost: number
  readonly doubled: number
  readonly uncertain: number
  readonly violations: readonly string[]
}

export type Weather = Pick<CampaignOptions, 'library' | 'seed' | 'readers' | 'newDatabase'> &
  Pick<ProgramOptions, 'environment'>

/** A disk without room: it stops and says so, and with room again it goes on in the same process. */
export async function diskFull(weather: Weather): Promise<StorageOutcome> {
  const name = 'disk full, then room again'
  const outcome = await onSmallDisk((folder) =>
    scene(name, weather, folder, async (field, program) => {
      const filler = join(folder, 'filler')
      fill(filler)
      const violations = await mustStop(field, program, /disk is full/)
      rmSync(filler)
      await settled(program)
      return { violations, kills: [], said: program.log }
    }),
  )
  return outcome ?? { ...nothing, name, skipped: 'only root may mount the small disk that this needs' }
}

/** A file that may not grow: it stops and says so, ends when asked, and the next start goes on. */
export const fileLimit = (weather: Weather): Promise<StorageOutcome> =>
  scene('a file that may not grow, then a restart', weather, undefined, async (field, unlimited) => {
    await unlimited.kill('SIGTERM')
    const program = startProgram({ ...field.options, fileKiB: 900 })
    const violations = await mustStop(field, program, /cannot grow|cannot be read or written/)
    await program.kill('SIGTERM')
    const kills = [await sendingIn(field.options, 1)]
    const next = startProgram(field.options)
    await settled(next)
    await next.kill('SIGTERM')
    return { violations, kills, said: program.log }
  })

/** A database that another process keeps locked: it stops, says so, and goes on when it is let go. */
export const locked = (weather: Weather): Promise<StorageOutcome> =>
  scene('locked by another process', weather, undefined, async (field, program) => {
    const other = new Database(databaseIn(field.options.folder))
    other.exec('begin immediate')
    const violations = await mustStop(field, program, /in use by another process/)
    other.exec('rollback')
    other.close()
    await settled(program)
    return { violations, kills: [], said: program.log }
  })

/** Writes until there is no room. */
export function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(4096))
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC')) throw thrown
  } finally {
    closeSync(file)
  }
}

interface Played {
  readonly violations: readonly string[]
  readonly kills: readonly (readonly string[])[]
  readonly said: readonly LogLine[]
}

/** A small disk of its own, gone after `use`; null where we may not mount one. */
export async function onSmallDisk<T>(use: (folder: string) => Promise<T>, megabytes = 16): Promise<T | null> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-full-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  try {
    return await use(folder)
  } finally {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
}

const broadcastSeconds = 8

/** A broadcast in fair weather, met by one trouble in its first fifth, and compared at its end. */
export async function scene(
  name: string,
  weather: Weather,
  folder: string | undefined,
  play: (field: Field, program: Program) => Promise<Played>,
): Promise<StorageOutcome> {
  const options = { ...weather, onUncertain: 'hold', issues: 1, kills: 0, trouble: 0 } as const
  const prepared = await prepare(options, folder)
  // A wait for the database holds up the reading of answers too: that alone must not make a send uncertain.
  const { environment = {} } = weather
  // A start on a busy machine takes seconds, and the broadcast must not be over by then.
  const perSecond = Math.ceil(weather.readers / broadcastSeconds)
  const field: Field = { ...prepared, options: { ...prepared.options, timeoutSeconds: 30, perSecond, environment } }
  const program = startProgram(field.options)
  try {
    // It sends before it is ready: who cannot write while they start do not start.
    await Promise.all([program.ready, field.sends(Math.floor(weather.readers / 5), patienceMs)])
    const { violations, kills, said: log } = await play(field, program)
    await program.kill('SIGTERM')
    const seen = await field.seen()
    const ledger = await readLedger(field.options, options.issues)
    const judged = verify({ ...options, plan: field.plan, seen, ledger, kills, inFlight })
    const { lost, doubled, uncertain } = judged
    const said = String(log.find(stopped)?.reason ?? '')
    return { name, skipped: null, said, lost, doubled, uncertain, violations: [...violations, ...judged.violations] }
  } finally {
    await program.kill()
    await field.close()
  }
}

/** What there is to tell of what could not be tried. */
export const nothing = { skipped: null, said: '', lost: 0, doubled: 0, uncertain: 0, violations: [] } as const

const stopped = (line: LogLine): boolean => String(line.msg).startsWith('the store does not work')

/** It must say what is wrong, also where its health is asked for, and from then on nothing may be sent. */
export async function mustStop(field: Field, program: Program, words: RegExp): Promise<string[]> {
  const violations: string[] = []
  const line = await Promise.race([program.says(stopped), delay(patienceMs, null, { ref: false })])
  if (line === null) return ['it never said that it cannot write']
  if (!words.test(String(line.reason))) violations.push(`it said: ${line.reason}`)
  const { status, text: told } = await askProgram(`${await program.ready}/healthz`)
  if (status !== 503 || !words.test(told)) violations.push(`its health was ${status} ${told}`)
  const before = await field.sends(0, 200)
  const after = await field.sends(1, 2500)
  if (after > before) violations.push(`${after - before} sends while nothing could be written down`)
  return violations
}
