import stringWidth from 'string-width'
import { breakLines, type Line } from '../../src/doc.ts'

/** A piece of text, and how it is painted. */
export interface Run {
  readonly text: string
  paint(text: string): string
}

export interface Space {
  /** Columns of the whole line. */
  readonly columns: number
  /** What stands before the first line, and before every other. */
  readonly first: string
  readonly indent: string
}

/** Runs as painted lines that fit, each behind its indent. */
export function wrap(runs: readonly Run[], { columns, first, indent }: Space): string {
  const room = columns - Math.max(stringWidth(first), stringWidth(indent))
  const lines = breakLines(runs.map(({ text }) => text).join(''), room)
  return lines.map((line, at) => (at === 0 ? first : indent) + painted(runs, line)).join('\n')
}

/** What of the runs is in this line, as each is painted. */
function painted(runs: readonly Run[], { start, end }: Line): string {
  let whole = ''
  let at = 0
  for (const { text, paint } of runs) {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (piece !== '') whole += paint(piece)
    at += text.length
  }
  return whole
}
