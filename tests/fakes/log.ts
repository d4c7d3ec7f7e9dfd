import pino from 'pino'
import type { Log } from '../../src/log.ts'

/** A log that keeps its lines, each as the operator's collector would get it. */
export function createLines(): { readonly log: Log; readonly lines: readonly Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = []
  const write = (line: string): void => void lines.push(JSON.parse(line))
  return { log: pino({ level: 'info', base: null, timestamp: false }, { write }), lines }
}
