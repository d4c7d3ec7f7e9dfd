import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const path = join(import.meta.dirname, 'figures.json')

const table = z.object({
  /** The day of the last run, YYYY-MM-DD. */
  measured: z.string(),
  machine: z.string(),
  /** Cells as they were printed, by row and column; of a table without a head, the one column is called "value". */
  rows: z.record(z.string(), z.record(z.string(), z.string())),
})
const file = z.record(z.string(), table)

/** The tables that benches and fault campaigns printed last, by name. What the README says was measured is held against them. */
export type Figures = z.infer<typeof file>

/** Reads what was measured last. */
export const readFigures = (): Figures => file.parse(JSON.parse(readFileSync(path, 'utf8')))

/** Keeps a printed table in `figures.json`, in the place of what an earlier run left under this name. */
export function keepFigures(name: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const cells = ([, ...values]: readonly string[]): Record<string, string> =>
    Object.fromEntries(values.map((value, at) => [head[at + 1] || 'value', value]))
  const [cpu] = cpus()
  const kept: Figures = {
    ...readFigures(),
    [name]: {
      measured: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
      // What is aimed at may change without the figure being another one.
      rows: Object.fromEntries(rows.map((row) => [row[0]?.replace(/ \((?:aim|must)[^)]*\)$/, '').trim(), cells(row)])),
    },
  }
  const sorted = Object.fromEntries(Object.entries(kept).sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`)
}
