import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { messageOf, UserError } from '../../errors.ts'
import { type FileWords, fileFailure } from '../io.ts'

/** A row of a table: its cells by the names of their columns, in lower case. */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * The rows of a CSV file, whatever separates its cells. `need` are the columns without which it is another file. Throws UserError for
 * what is no such table.
 */
export async function* csvRows(
  path: string,
  need: readonly string[],
  all: readonly string[],
  words: FileWords,
): AsyncGenerator<CsvRow> {
  const csv = parse({
    columns: (names: readonly string[]) => header(names, need, all, words),
    bom: true,
    trim: true,
    skip_empty_lines: true,
    info: true,
    relax_column_count: true,
    max_record_size: longestRecord,
    delimiter: await delimiterOf(path, words),
  })
  const file = Readable.from(shortLines(createReadStream(path, { highWaterMark: pieceBytes }), words))
  file.on('error', (thrown) => csv.destroy(thrown instanceof UserError ? thrown : fileFailure(path, thrown, words)))
  try {
    for await (const { record, info } of file.pipe(csv)) yield { line: info.lines, cells: unmasked(record) }
  } catch (thrown) {
    throw thrown instanceof UserError ? thrown : new UserError(`${path}: ${messageOf(thrown)}`)
  }
}

/** A spreadsheet takes what begins so for a formula, and a number for what it is. */
const formula = /^[=+\-@\t\r](?!\d{1,20}$)/

/** The cell as text to every spreadsheet; the apostrophe goes when it is read again. */
export const harmless = (value: string): string => (formula.test(value) ? `'${value}` : value)

const unmasked = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value.replace(/^'(?=[=+\-@\t\r])/, '')]))

/** The same bytes; fails where a line has no end, before anything tries to take it apart. */
export async function* shortLines(chunks: AsyncIterable<Uint8Array>, words: FileWords): AsyncGenerator<Uint8Array> {
  let open = 0
  for await (const chunk of chunks) {
    const breaks = [lineFeed, carriageReturn].filter((sign) => chunk.includes(sign))
    const first = Math.min(chunk.byteLength, ...breaks.map((sign) => chunk.indexOf(sign)))
    if (open + first > longestRecord) throw new UserError(words.longLine)
    const last = Math.max(-1, ...breaks.map((sign) => chunk.lastIndexOf(sign)))
    open = last < 0 ? open + chunk.byteLength : chunk.byteLength - last - 1
    yield chunk
  }
}

const [lineFeed, carriageReturn] = [10, 13]

/** A line of the file that is longer, in bytes, is none: a quotation mark stands too much, or it is another file. */
const longestRecord = 64 * 1024
/** Read at a time: its lines are looked at in one go. */
export const pieceBytes = 16 * 1024

/** Spreadsheets write what their country separates numbers with; the line of the columns tells. */
async function delimiterOf(path: string, words: FileWords): Promise<string> {
  let head = ''
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', end: headBytes })) head += chunk
  } catch (thrown) {
    throw fileFailure(path, thrown, words)
  }
  const [line = ''] = head.split(/\r?\n/, 1)
  const count = (separator: string): number => line.split(separator).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** Longer than any line of columns. */
const headBytes = 4096

function header(names: readonly string[], need: readonly string[], all: readonly string[], words: FileWords): string[] {
  const found = names.map((name) => name.trim().toLowerCase())
  const missing = need.filter((name) => !found.includes(name))
  if (missing.length > 0) throw new UserError(words.columns(all, missing))
  return found
}
