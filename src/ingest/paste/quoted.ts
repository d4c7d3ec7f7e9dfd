import { isBlank, type RawLine } from './raw-lines.ts'

const mark = /^ {0,3}>+ ?/

/** The line with which a mail program says whose words follow. */
const attribution = /(?:\bwrote|\bschrieb\b.{0,60}|\ba écrit ?|写道|寫道) ?[:：]\s*$/i

/** A mail that was answered with: where most lines are quoted, the marks in front of them go, and who is quoted with them. */
export function withoutQuoting(lines: readonly RawLine[]): readonly RawLine[] {
  let filled = 0
  let quoted = 0
  for (const { raw } of lines) {
    if (isBlank(raw) || attribution.test(raw)) continue
    filled++
    if (mark.test(raw)) quoted++
  }
  // Two lines may be a quotation in an item; where nothing else stands there is no item for them.
  if (quoted < filled * 0.7 || (quoted < 3 && (quoted < 2 || quoted < filled))) return lines
  return withoutQuoting(
    lines.flatMap(({ line, raw }) =>
      attribution.test(raw) && !mark.test(raw) ? [] : [{ line, raw: raw.replace(/^ {0,3}> ?/, '') }],
    ),
  )
}
