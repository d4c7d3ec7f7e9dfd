import type { RawLine } from '../paste/raw-lines.ts'
import { readMarkup } from '../text/markup.ts'
import { tidy } from '../text/tidy.ts'

/** A row of a table, as it was written. */
export interface TableRow {
  readonly columns: readonly string[]
  readonly cells: readonly string[]
  /** It names the columns. */
  readonly isHead: boolean
}

const separator = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/
const none = new Map<string, never>()

/** Which lines are rows of tables as Markdown writes them: a row of names, a row of strokes, and what follows. */
export function tableRows(
  lines: readonly RawLine[],
  code: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, TableRow | 'separator'> {
  const rows = new Map<number, TableRow | 'separator'>()
  for (let at = 1; at < lines.length; at++) {
    const raw = lines[at]?.raw ?? ''
    const above = lines[at - 1]?.raw ?? ''
    if (!raw.includes('|')) continue
    if (!raw.includes('-|') && !raw.includes('- |') && !raw.includes('|-') && !raw.includes('| -')) continue
    if (code.has(at) || !above.includes('|') || !separator.test(raw)) continue
    const columns = split(above)
    rows.set(at - 1, { columns, cells: columns, isHead: true })
    rows.set(at, 'separator')
    while (lines[at + 1]?.raw.includes('|')) {
      at++
      rows.set(at, { columns, cells: split(lines[at]?.raw ?? ''), isHead: false })
    }
  }
  return rows
}

/** A row's cells that hold something, their markup read. */
export const cellsOf = ({ cells }: Pick<TableRow, 'cells'>): readonly string[] =>
  cells.map((cell) => tidy(readMarkup(cell, none).text)).filter((cell) => cell !== '')

function split(raw: string): readonly string[] {
  const cells = raw
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
  return cells.map((cell) => tidy(cell))
}
