import { type Logger, LogLevel } from '@slack/bolt'
import { messageOf } from '../../../src/errors.ts'

/** Where the adapter writes down what the operator should know; pino fits. */
export interface SlackLog {
  warn(known: Readonly<Record<string, unknown>>, message: string): void
  error(known: Readonly<Record<string, unknown>>, message: string): void
}

/** A log that keeps nothing. */
export const silent: SlackLog = { warn: () => {}, error: () => {} }

/** Takes Slack tokens, response addresses and socket tickets out of a text. */
export const redact = (text: string): string =>
  text
    .replace(/\bx(?:ox[a-z]|app)[.-][\w.-]+/g, '[token]')
    .replace(/(https?:\/\/[^\s"']*?\/(?:actions|commands|app|response)\/)[^\s"']+/g, '$1[secret]')
    .replace(/\bwss?:\/\/[^\s"']+/g, '[socket]')
    .replace(/((?:client_secret|code|state|refresh_token)=)[^&\s"']+/g, '$1[secret]')

/** A logger for Slack's libraries: warnings and errors only, as one redacted line, never a raw error. */
export function quietLogger(log: SlackLog): Logger {
  const line = (pieces: readonly unknown[]): string =>
    redact(pieces.map(messageOf).join(' ').slice(0, 2000)).slice(0, 500)
  return {
    debug: () => {},
    info: () => {},
    warn: (...pieces) => log.warn({ platform: 'slack' }, line(pieces)),
    error: (...pieces) => log.error({ platform: 'slack' }, line(pieces)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
