/** Lines for the operator. Structural, so that pino or the console will do. */
export interface Log {
  info(line: string): void
  warn(line: string): void
  error(line: string): void
}

/** Passes on every line without the token. */
export const discreet = (log: Log, strip: (text: string) => string): Log => ({
  info: (line) => log.info(strip(line)),
  warn: (line) => log.warn(strip(line)),
  error: (line) => log.error(strip(line)),
})

/** Says nothing. */
export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }
