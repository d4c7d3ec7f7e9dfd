import { keepFigures } from './figures.ts'

/** Prints rows of text as a table, numbers to the right, and keeps it under a name if it has one: the README's figures are from there. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  name?: string,
): void {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  process.stdout.write(`\n${title}\n${[line(head), ...rows.map(line)].join('\n')}\n`)
  if (name !== undefined) keepFigures(name, head, rows)
}

/** A number with so many digits behind the point. */
export const digits = (value: number, places = 2): string => value.toFixed(places)

/** Tells whoever waits for a bench how far it has come. */
export const tell = (what: string): void => void process.stderr.write(`… ${what}\n`)
