import pino from 'pino'
import pretty from 'pino-pretty'

/** Where events are written down for the operator: first what is known, then a sentence. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>

export interface LogOptions {
  readonly level: string
  /** Values that must never be printed, wherever they turn up. */
  readonly secrets: readonly string[]
  /** A standard stream: 1 or 2. */
  readonly fd: 1 | 2
  /** Whether a person looks at it: lines for people then, JSON lines else. */
  readonly terminal: boolean
  readonly colour: boolean
}

/** An e-mail address, which is nobody's business but its owner's. */
const addresses = /[^\s"'<>\\@(),:;[\]]+@[^\s"'<>\\@(),:;[\]]+\.[^\s"'<>\\@(),:;.[\]]{2,}/g

/** Writes to a standard stream; secrets and addresses are cut out of every line. */
export function createLog({ level, secrets, fd, terminal, colour }: LogOptions): Log {
  const clean = (line: string): string =>
    secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '[secret]'), line).replaceAll(addresses, '[address]')
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: { streamWrite: clean },
  }
  if (!terminal) return pino(options, pino.destination({ dest: fd, sync: true }))
  const forPeople = pretty({ colorize: colour, translateTime: 'SYS:HH:MM:ss', destination: fd, sync: true })
  return pino(options, forPeople)
}
