// npm run figures: writes what was measured last into the README and the pages that show figures.
import { readFileSync, writeFileSync } from 'node:fs'
import { type Figures, readFigures } from './figures.ts'

/** The pages that tell what was measured. */
export const pages = ['README.md', '.github/docs/README.zh.md', '.github/docs/measured.md'] as const

/** A number of a page: a fixed one (of what was set up), or how it is found among the figures. */
export type Figure = string | ((figures: Figures) => number)

/** A cell's numbers: usually one. */
const cells = (table: string, row: string, column: string, figures: Figures): readonly number[] => {
  const rows = figures[table]?.rows ?? {}
  const chosen = row === '*' ? Object.values(rows) : [rows[row] ?? {}]
  const texts = chosen.flatMap((cell) => (column === '*' ? Object.values(cell) : (cell[column] ?? [])))
  const found = texts.flatMap((text) => text.match(/[\d.]+/g) ?? []).map(Number)
  if (found.length === 0) throw new Error(`figures.json has no number in ${table}, ${row}, ${column}`)
  return found
}

const one =
  (table: string, row: string, column = 'value', times = 1): Figure =>
  (figures) =>
    (cells(table, row, column, figures)[0] ?? Number.NaN) * times
const all =
  (how: (...values: readonly number[]) => number, table: string, row: string, column = '*'): Figure =>
  (figures) =>
    how(...cells(table, row, column, figures))
const sum = (...values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const million = 'the server after 1,000, 5,000, 20,000 and 40,000 sends'
const free = '3,000 chats at 30/s'
const paid = '15,000 chats at 1000/s, paid'
const items = one('archive.size', 'items')
const ofTopic = one('archive.questions', 'byTopic', 'p99')
const inEnglish = one('archive.questions', 'search, English', 'p99')
const inChinese = one('archive.questions', 'search, Chinese', 'p99')
const rate = (row: string): Figure => one('sending.ways.0', row, 'a second')
const limit = (row: string, column: string): Figure => one('sending.limits', row, column)
const wrongReaders = one('fortnight', 'readers who got something else, or at another time')
const [held, fixes, broadcasts] = ['adversarial', 'faults.corrections', 'faults.broadcasts']
const afterKill = one('sending.million', 'from a start after kill -9 to the first send')
const slack = (row: string): Figure => one('workspaces.sqlite', row)
const worker = (row: string, column: string): Figure => one('postgres.workers', row, column)
const lost = [all(sum, broadcasts, 'lost'), all(sum, broadcasts, 'of them not counted as uncertain')]

/** The numbers of each row of the README's table, in their order, in every language; rows are told by their place. */
export const readmeRows: readonly (readonly Figure[])[] = [
  [one(broadcasts, 'readers', 'grammy'), one(broadcasts, 'kill -9', 'grammy'), ...lost],
  [
    all(sum, fixes, 'copies'),
    all(sum, fixes, 'kill -9'),
    all(sum, fixes, 'copies with old text'),
    all(sum, fixes, 'copies in which something is lost'),
  ],
  ['30', limit(free, 'a second'), '1000', limit(paid, 'a second'), '429', limit(free, 'p99 ms'), limit(paid, 'p99 ms')],
  [
    rate('f  Briefwire with grammY'),
    rate('g  Briefwire with Telegraf'),
    rate('h  Briefwire with Slack'),
    rate('b  grammY, 64 in flight'),
  ],
  [all(Math.max, 'sending.million', million), afterKill],
  [one('fortnight', 'readers'), one('fortnight', 'messages'), wrongReaders],
  [items, ofTopic, inEnglish, inChinese],
  [all(Math.max, held, '*', 'longest')],
  [],
  [],
  [
    one('telegram.rates', 'grammy', 'share'),
    one('telegram.rates', 'telegraf', 'share'),
    one('slack.rates', 'bolt', 'share'),
  ],
  [],
]

/** The numbers of each row of `measured.md`. */
const measuredRows: readonly (readonly Figure[])[] = [
  [
    items,
    one('archive.questions', 'latest', 'p99'),
    ofTopic,
    inEnglish,
    inChinese,
    one('archive.questions', 'search, misspelt', 'p99'),
  ],
  [one('archive.server', 'start to ready'), one('archive.server', 'memory')],
  [
    one('telegram.rates', 'grammy', 'Briefwire'),
    one('telegram.rates', 'telegraf', 'Briefwire'),
    one('telegram.rates', 'grammy', 'share'),
    one('telegram.rates', 'telegraf', 'share'),
    '200',
    one('telegram.latency', 'grammy, Briefwire', 'p99'),
    one('telegram.latency', 'telegraf, Briefwire', 'p99'),
  ],
  [
    one('slack.rates', 'bolt', 'Briefwire'),
    one('slack.rates', 'bolt', 'share'),
    '200',
    one('slack.latency', 'bolt, Briefwire', 'p99'),
  ],
  [
    one('web.pages', 'the archive', 'pages/s'),
    one('web.pages', 'share', 'pages/s'),
    one('web.pages', 'the archive', 'p99 ms'),
    one('web.pages', 'bare Hono, same bytes', 'p99 ms'),
  ],
  [
    one('web.phone', 'first contentful paint, ms (median of 5)', 'seen', 1 / 1000),
    one('web.phone', 'all that is fetched, kB', 'seen'),
  ],
  ['3,000', '30', limit(free, 'a second'), limit(free, '429s'), limit(free, 'p99 ms')],
  ['15,000', '1,000', limit(paid, 'a second'), limit(paid, '429s'), limit(paid, 'p99 ms')],
  [
    rate('f  Briefwire with grammY'),
    rate('g  Briefwire with Telegraf'),
    rate('h  Briefwire with Slack'),
    rate('e  bare undici, 64 in flight'),
    '64',
    rate('b  grammY, 64 in flight'),
  ],
  [
    one('sending.million', 'outbox written'),
    all(Math.min, 'sending.million', million),
    all(Math.max, 'sending.million', million),
    afterKill,
  ],
  [
    slack('workspaces, channels'),
    all((_, channels = Number.NaN) => channels, 'workspaces.sqlite', 'workspaces, channels'),
    slack('a broadcast: every workspace has its first one after'),
    slack('a broadcast: all have all after'),
    one('workspaces.postgres', 'a broadcast: every workspace has its first one after'),
    one('workspaces.postgres', 'a broadcast: all have all after'),
    slack('a broadcast: sent sooner than Slack allows'),
  ],
  [
    ...['20,000', '1,000', '1', '2', '4'],
    ...['1 process', '2 processes', '4 processes'].map((row) => worker(row, 'a second')),
    ...[worker('1 process', 'CPU s per 1,000'), worker('1 process', 'of PostgreSQL')],
    ...[worker('4 processes', 'CPU s per 1,000'), worker('4 processes', 'of PostgreSQL')],
  ],
  [
    ...['1', '4'],
    ...['refused (must be 0)', 'messages', 'twice (must be 0)'].map((column) =>
      one('postgres.limits', '4 processes', column),
    ),
  ],
  [
    'Briefwire on PostgreSQL',
    'a plain ledger in batches',
    'pg-boss, a job a reader',
    'graphile-worker, a job a reader',
    'the sender alone, nothing written down',
  ].map((row) => one('postgres.cost', row, 'together')),
  [one('postgres.million', 'all of them in the ledger')],
  [
    one(held, 'a newsletter as long as may be, and its button', 'longest'),
    one(held, 'a web page', 'longest'),
    one(held, 'a Telegram update', 'longest'),
    one(held, 'a Slack payload', 'longest'),
    one(held, 'a search', 'longest'),
  ],
  [
    one('fortnight', 'readers'),
    '40',
    one('fortnight', 'messages'),
    wrongReaders,
    one('fortnight', 'of these, of what had been rendered before'),
  ],
  [one(broadcasts, 'readers', 'grammy'), one(broadcasts, 'kill -9', 'grammy'), ...lost, '64', '128'],
  ['400', '25', all(sum, 'faults.workspaces', '*', 'violations'), all(sum, 'faults.workspaces', '*', 'messages')],
  [
    all(sum, fixes, 'copies'),
    one(fixes, 'copies', 'grammy'),
    all(sum, fixes, 'kill -9'),
    all(sum, fixes, 'copies with old text'),
    all(sum, fixes, 'copies with a notice that is contradicted'),
    all(sum, fixes, 'copies in which something is lost'),
    all(sum, fixes, 'copies with doubles that nobody counts'),
  ],
  [all(sum, 'faults.clock', '*', 'lost'), all(sum, 'faults.clock', '*', 'uncounted')],
]

const aNumber = /(?<![\p{L}\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\d]|-\p{L})/gu

/** The text with all that is code or the address of a link blanked, so that places stay. */
export const prose = (line: string): string =>
  line.replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>/g, (found) => ' '.repeat(found.length))

/** The numbers of a line, with their places. */
export const numbersIn = (line: string): readonly { readonly text: string; readonly at: number }[] =>
  [...prose(line).matchAll(aNumber)].map((found) => ({ text: found[0], at: found.index }))

/** The rows of the tables whose second head begins with "measured", by their lines' numbers from 0. */
export function measuredLines(text: string): readonly number[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    if (!/^\| *\| (?:measured|实测)/u.test(line)) return []
    const rest = lines.slice(at + 2)
    const end = rest.findIndex((row) => !row.startsWith('|'))
    return rest.slice(0, end).map((_, row) => at + 2 + row)
  })
}

/** A page's text with every figure as it was measured last. What is no figure, or has no name here, is told. */
export function withFigures(page: (typeof pages)[number], text: string, figures: Figures): string {
  const lines = text.split('\n')
  const rows = page === '.github/docs/measured.md' ? measuredRows : readmeRows
  const places = measuredLines(text)
  if (places.length !== rows.length) throw new Error(`${page} has ${places.length} rows of figures, not ${rows.length}`)
  for (const [row, at] of places.entries()) {
    const line = lines[at] ?? ''
    const found = numbersIn(line)
    const named = rows[row] ?? []
    if (found.length !== named.length)
      throw new Error(`${page}:${at + 1} has ${found.length} numbers, ${named.length} are named: ${line}`)
    lines[at] = found.toReversed().reduce((done, { text, at: place }, index) => {
      const figure = named[named.length - 1 - index] ?? text
      const value = typeof figure === 'string' ? figure : said(figure(figures), text)
      return done.slice(0, place) + value + done.slice(place + text.length)
    }, line)
  }
  return lines.join('\n')
}

/** A value with as many digits behind the point as were written before. */
const said = (value: number, before: string): string => {
  const places = before.split('.')[1]?.length ?? 0
  return value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })
}

if (import.meta.main)
  for (const page of pages) writeFileSync(page, withFigures(page, readFileSync(page, 'utf8'), readFigures()))
