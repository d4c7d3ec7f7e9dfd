import type { Table } from './tables.ts'

export type Cell = string | number | null | Uint8Array
/** In the order of the table's columns. */
export type Row = readonly Cell[]

/** A database that everything is moved out of, or into. */
export interface Place {
  /** For people, without user and password. */
  readonly name: string
  /** Rows in the order of the key, from behind this one on. */
  rows(table: Table, after: Row | null, limit: number): Promise<readonly Row[]>
  count(table: Table): Promise<number>
  /** The last row by the key, or null. */
  last(table: Table): Promise<Row | null>
  /** Writes rows that are not there yet; all or none. */
  write(table: Table, rows: readonly Row[]): Promise<void>
  /** Which database is being moved here; null: none. */
  moving(): Promise<string | null>
  /** Whether anything was ever written here but what a new database has. */
  isUsed(): Promise<boolean>
  /** Takes away what a new database has, and notes what is being moved here. */
  begin(from: string, tables: readonly Table[]): Promise<void>
  /** Everything is here: fills what is found by, lets numbers go on behind the last, takes the note away. */
  finish(tables: readonly Table[]): Promise<void>
  /** Whether Briefwire runs on it at this moment. */
  inUse(): Promise<boolean>
  close(): Promise<void>
}

/** The values of a row's key. */
export const keyOf = (table: Table, row: Row): readonly Cell[] =>
  table.key.map((name) => row[table.columns.indexOf(name)] ?? null)
