import { fstatSync } from 'node:fs'
import type { Config, Environment } from '../config.ts'
import { UserError } from '../errors.ts'
import { createLog } from '../log.ts'
import type { Connected } from '../main/platform.ts'
import { anyConfigured } from '../main/platforms.ts'
import { start, type TerminalMode } from '../main.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { Role } from '../processes/role.ts'
import type { Streams } from './io.ts'
import { wantsColour } from './terminal/colour.ts'

export interface StartFlags {
  readonly console?: boolean
  readonly role?: Role
  readonly backup?: boolean
}

/** `briefwire start`: serves until a signal comes, or until the terminal's input ends. */
export async function serve(
  flags: StartFlags,
  config: Config,
  {
    environment,
    secrets,
    io: { words },
    beside = [],
    opened,
  }: {
    readonly environment: Environment
    readonly secrets: readonly string[]
    readonly io: Streams
    /** Take part beside the platforms that are configured. */
    readonly beside?: readonly Connected[]
    /** Said instead of where things can be tried. */
    readonly opened?: (url: string) => void
  },
): Promise<void> {
  const { stdout, stderr } = process
  const mode = anyConfigured(config) && !flags.console ? 'none' : terminalMode(environment)
  if (flags.console && mode === 'none') throw new UserError(words.results.noTerminal)
  const colour = wantsColour(environment, stderr)
  const level = config.logLevel ?? (mode === 'none' ? 'info' : 'warn')
  const log = createLog({ level, secrets, fd: 2, terminal: stderr.isTTY, colour })

  const ended = Promise.withResolvers<void>()
  const stop = (): void => ended.resolve()
  const look = { width: stdout.columns ?? 80, colour: wantsColour(environment, stdout) }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  // Whatever hangs may not hold up the end: what was under way is then found in the ledger at the next start.
  const leave = (code: number): void => void setTimeout(() => process.exit(code), graceMs).unref()
  void ended.promise.then(() => leave(0))
  const onOpen = (url: string): void => {
    if (opened) opened(url)
    else if (config.web.tryIt && mode !== 'script')
      process.stderr.write(`${phrasesIn(config.brief.language).tryIt(url)}\n`)
  }
  try {
    const backup = flags.backup !== false
    const app = await start({
      config,
      log,
      role: flags.role ?? 'all',
      terminal: mode,
      look,
      secrets,
      onOpen,
      beside,
      onEnd: stop,
      backup,
    })
    await ended.promise
    await app.stop()
  } catch (thrown) {
    leave(1)
    throw thrown
  }
}

/** SIGTERM ends the process within ten seconds, whatever hangs. */
const graceMs = 9000

/** A terminal is a chat, a pipe or file is a script; a service has neither. */
function terminalMode({ TERM }: Environment): TerminalMode {
  if (process.stdin.isTTY) return process.stdout.isTTY && TERM !== 'dumb' ? 'live' : 'plain'
  try {
    const input = fstatSync(0)
    return input.isFIFO() || input.isFile() || input.isSocket() ? 'script' : 'none'
  } catch {
    return 'none'
  }
}
