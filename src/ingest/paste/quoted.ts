import { isBlank, type RawLine } from './raw-lines.ts'

const mark = /^ {0,3}>+ ?/

/** A mail that was answered with: where most lines are quoted, the marks in front of them go. */
export function withoutQuoting(lines: readonly RawLine[]): readonly RawLine[] {
  let filled = 0
  let quoted = 0
  for (const { raw } of lines) {
    if (isBlank(raw)) continue
    filled++
    if (mark.test(raw)) quoted++
  }
  if (quoted < 3 || quoted < filled * 0.7) return lines
  return withoutQuoting(lines.map(({ line, raw }) => ({ line, raw: raw.replace(/^ {0,3}> ?/, '') })))
}
