import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
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
  /** `kill -9`, or another signal. Resolves when it is gone and all that it said has been read. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

export interface ProgramOptions {
  readonly folder: string
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
  /** The user as whom it runs; ours if not given. Only root may choose. */
  readonly uid?: number
  /** What it is told beside that, and instead. */
  readonly environment?: Readonly<Record<string, string>>
  /** How far its clock is ahead of ours. */
  readonly aheadMs?: number
}

/** Where the program keeps everything. */
export const databaseIn = (folder: string): string => join(folder, 'briefwire.db')

/** The program's environment. */
export const environmentOf = (options: ProgramOptions): Readonly<Record<string, string>> => ({
  PATH: '/usr/bin:/bin',
  DATABASE_URL: `file:${databaseIn(options.folder)}`,
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
  const command = [
    process.execPath,
    ...turned(options),
    resolve(import.meta.dirname, '../../src/bin.js'),
    'start',
  ] as const
  const limited = ['bash', '-c', `ulimit -f ${options.fileKiB}; exec "$@"`, 'limited', ...command]
  const [file = '', ...args] = options.fileKiB === undefined ? command : limited
  const child = spawn(file, args, {
    cwd: options.folder,
    env: environmentOf(options),
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
  return { ready, ended, log, says, kill: (signal = 'SIGKILL') => end(child, signal, ended) }
}

/** Turns the clock of the program before anything looks at it. */
const turned = ({ aheadMs = 0 }: ProgramOptions): readonly string[] =>
  aheadMs === 0
    ? []
    : ['--import', `data:text/javascript,const now = Date.now; Date.now = () => now.call(Date) + ${aheadMs}`]

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
