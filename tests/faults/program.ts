import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { tokens } from './dialects.ts'

/** One line of the program's log. */
export type LogLine = Readonly<{ [name: string]: unknown }>

/** `briefwire start` as a process of its own. */
export interface Program {
  /** Where it listens, once it says that it is ready; throws when it ends before that. */
  readonly ready: Promise<string>
  /** Its exit code, once it is gone; null where a signal ended it. */
  readonly ended: Promise<number | null>
  /** Every line of its log so far. */
  readonly log: readonly LogLine[]
  /** Resolves with the first line, from now on, of which this is true; throws when it ends before that. */
  says(test: (line: LogLine) => boolean): Promise<LogLine>
  /** Sets its wall clock so far from the right time; also the clock of whatever starts in its folder from then on. */
  setClock(byMs: number): void
  /** `kill -9`, or another signal. Resolves when it is gone and all that it said has been read. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

export interface ProgramOptions {
  readonly folder: string
  /** What DATABASE_URL says; a file in the folder if not given. */
  readonly database?: string
  readonly platform: 'telegram' | 'slack'
  /** The platform's API server. */
  readonly api: string
  readonly library: 'grammy' | 'telegraf' | 'bolt'
  readonly onUncertain: 'hold' | 'resend'
  readonly perSecond: number
  /** How long it waits for an answer; 2 if not given, so that hung ones cost little. */
  readonly timeoutSeconds?: number
  /** Largest file that the process may write, in KiB. */
  readonly fileKiB?: number
  /** Behind `start`. */
  readonly args?: readonly string[]
  /** Its wall clock can be set, from then on. */
  readonly clock?: boolean
  /** The user as whom it runs; ours if not given. Only root may choose. */
  readonly uid?: number
  /** What it is told beside that, and instead. */
  readonly environment?: Readonly<Record<string, string>>
  /** How far its clock is ahead of ours. */
  readonly aheadMs?: number
}

/** What it answers there. A connection that it closes in the moment in which it is used again is no answer: it is asked once more. */
export async function askProgram(url: string): Promise<{ readonly status: number; readonly text: string }> {
  for (let tried = 1; ; tried++)
    try {
      const answer = await fetch(url)
      return { status: answer.status, text: await answer.text() }
    } catch (thrown) {
      if (tried === 3) throw thrown
    }
}

/** Where the program keeps everything. */
export const databaseIn = (folder: string): string => join(folder, 'briefwire.db')

/** What the program's DATABASE_URL says. */
export const databaseOf = ({ database, folder }: Pick<ProgramOptions, 'database' | 'folder'>): string =>
  database ?? `file:${databaseIn(folder)}`

/** The program's environment. */
export const environmentOf = (options: ProgramOptions): Readonly<Record<string, string>> => ({
  PATH: '/usr/bin:/bin',
  DATABASE_URL: databaseOf(options),
  CHECK_LINKS: 'false',
  PORT: '0',
  LOG_LEVEL: 'info',
  ON_UNCERTAIN: options.onUncertain,
  SEND_TIMEOUT_SECONDS: String(options.timeoutSeconds ?? 2),
  ...(options.platform === 'telegram'
    ? {
        TELEGRAM_BOT_TOKEN: tokens.telegram,
        TELEGRAM_API_ROOT: options.api,
        TELEGRAM_LIBRARY: options.library,
        TELEGRAM_MESSAGES_PER_SECOND: String(options.perSecond),
      }
    : {
        SLACK_BOT_TOKEN: tokens.slack,
        SLACK_SIGNING_SECRET: 'faults',
        SLACK_API_URL: `${options.api}/`,
        SLACK_MESSAGES_PER_SECOND: String(options.perSecond),
      }),
  ...options.environment,
})

/** Starts it. */
export function startProgram(options: ProgramOptions): Program {
  const clock = clockOf(options)
  const before = clock === null ? [] : ['--import', pathToFileURL(resolve(import.meta.dirname, 'wrong-clock.ts')).href]
  const command = [
    process.execPath,
    ...before,
    resolve(import.meta.dirname, '../../src/bin.js'),
    'start',
    ...(options.args ?? []),
  ]
  const limited = ['bash', '-c', `ulimit -f ${options.fileKiB}; exec "$@"`, 'limited', ...command]
  const [file = '', ...args] = options.fileKiB === undefined ? command : limited
  const child = spawn(file, args, {
    cwd: options.folder,
    env: { ...environmentOf(options), ...(clock === null ? {} : { WRONG_CLOCK: clock }) },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  const log: LogLine[] = []
  const listeners = new Set<(line: LogLine) => void>()
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null))
  createInterface({ input: child.stderr }).on('line', (text) => {
    const line = readLine(text)
    log.push(line)
    for (const listener of [...listeners]) listener(line)
  })
  const says = (test: (line: LogLine) => boolean): Promise<LogLine> => {
    const { promise, resolve: found, reject } = Promise.withResolvers<LogLine>()
    const look = (line: LogLine): void => {
      if (!test(line)) return
      listeners.delete(look)
      found(line)
    }
    listeners.add(look)
    void ended.then((code) => reject(new Error(`the program ended with ${code}: ${JSON.stringify(log.at(-1))}`)))
    // Whoever has stopped waiting does not mind.
    promise.catch(() => {})
    return promise
  }
  const ready = says((line) => line.msg === 'Briefwire is ready').then(({ url }) => String(url))
  ready.catch(() => {})
  const setClock = (byMs: number): void => {
    if (clock === null) throw new Error('this program has no clock that can be set')
    writeFileSync(clock, String(byMs))
    child.kill('SIGUSR2')
  }
  return { ready, ended, log, says, setClock, kill: (signal = 'SIGKILL') => end(child, signal, ended) }
}

/** The file that tells how wrong the program's clock is; null: it is as right as ours. */
function clockOf({ folder, clock, aheadMs }: ProgramOptions): string | null {
  if (!clock && aheadMs === undefined) return null
  const file = join(folder, 'wrong-clock')
  if (aheadMs !== undefined || !existsSync(file)) writeFileSync(file, String(aheadMs ?? 0))
  return file
}

async function end(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<number | null>): Promise<number | null> {
  child.kill(signal)
  return ended
}

function readLine(text: string): LogLine {
  try {
    return { ...JSON.parse(text) }
  } catch {
    return { msg: text }
  }
}
