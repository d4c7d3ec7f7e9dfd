import type { Picture } from '../text/markup.ts'
import type { Mark } from './line-mark.ts'
import type { TableRow } from './table-rows.ts'

export type { Mark } from './line-mark.ts'

/** One line that holds something, tidied, its markup read. */
export interface Line {
  /** 1-based. */
  readonly line: number
  readonly mark: Mark
  /** Number of a numbered line or heading, else 0. */
  readonly count: number
  /** Of a heading, 1 (highest) to 6; else 0. */
  readonly level: number
  /** The bullet, the tag, or who wrote the message. */
  readonly sign: string
  /** All that it says to readers, without bullet, `#` and escape. */
  readonly whole: string
  /** What follows the mark. */
  readonly text: string
  /** How much of `text` is bold, from its start. */
  readonly strong: number
  /** Something empty (a blank line, decoration) stands before it. */
  readonly gap: boolean
  /** How far it is set in, in columns. */
  readonly indent: number
  readonly pictures: readonly Picture[]
  /** Addresses in it that lead nowhere from here. */
  readonly dropped: readonly string[]
  /** Of a table's row. */
  readonly row: TableRow | null
}

const nothing: readonly never[] = []

/** A line without a mark; what it has beside its text is given. */
export const plainLine = (line: number, text: string, gap: boolean, beside: Partial<Line> = {}): Line => ({
  line,
  mark: beside.mark ?? 'text',
  count: beside.count ?? 0,
  level: beside.level ?? 0,
  sign: beside.sign ?? '',
  whole: text,
  text: beside.text ?? text,
  strong: beside.strong ?? 0,
  gap,
  indent: beside.indent ?? 0,
  pictures: beside.pictures ?? nothing,
  dropped: beside.dropped ?? nothing,
  row: beside.row ?? null,
})
