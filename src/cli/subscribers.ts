import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify'
import { z } from 'zod'
import { readTopics } from '../commands/reading/read-topics.ts'
import type { Config } from '../config.ts'
import { messageOf, UserError } from '../errors.ts'
import { platforms } from '../main/platforms.ts'
import { sayUnserved, type Unserved, unservedBy } from '../main/unserved.ts'
import { openDesk } from '../main.ts'
import type { Topic } from '../model.ts'
import { platformNames } from '../platform-names.ts'
import type { SubscriberRow } from '../store/port.ts'
import { explain, type Streams } from './io.ts'

/** The columns of the file, in order. */
export const columns = ['platform', 'account', 'chat', 'thread', 'topics'] as const

/** `briefwire subscribers import FILE.csv`: reads the whole file first; a fault anywhere imports nothing. */
export async function importSubscribers(path: string, config: Config, io: Streams): Promise<void> {
  const { store } = await openDesk(config)
  try {
    const topics = await store.topics()
    let total = 0
    const lanes = new Map<string, Unserved>()
    for await (const { target } of rows(path, config, topics)) {
      total++
      const { platform, account } = target
      const key = `${platform} ${account}`
      lanes.set(key, { platform, account, active: (lanes.get(key)?.active ?? 0) + 1 })
    }
    let fresh = 0
    let batch: SubscriberRow[] = []
    const write = async (): Promise<void> => {
      fresh += await store.subscribeAll(batch, Date.now())
      batch = []
    }
    for await (const row of rows(path, config, topics)) if (batch.push(row) === batchSize) await write()
    await write()
    io.out(`${total} subscribers read, ${fresh} of them new.`)
    for (const lane of await unservedBy(config, store, [...lanes.values()])) io.err(sayUnserved(lane))
  } finally {
    await store.close()
  }
}

/** `briefwire subscribers export FILE.csv`: everybody who gets issues now. */
export async function exportSubscribers(path: string, config: Config, io: Streams): Promise<void> {
  const { store } = await openDesk(config)
  let count = 0
  async function* active() {
    for (let after = 0; ; ) {
      const page = await store.subscriptions(after, batchSize)
      for (const { target, topics } of page.filter(({ state }) => state === 'active')) {
        count++
        yield [target.platform, target.account, target.chat, target.thread ?? '', topics.join(' ')].map(harmless)
      }
      const last = page.at(-1)
      if (!last) return
      after = last.id
    }
  }
  try {
    const csv = stringify({ header: true, columns: [...columns] })
    await pipeline(active(), csv, path === '-' ? process.stdout : createWriteStream(path), { end: path !== '-' })
    io.err(`${count} subscribers written.`)
  } catch (thrown) {
    throw new UserError(explain(path, thrown))
  } finally {
    await store.close()
  }
}

/** A spreadsheet takes what begins so for a formula, and a number for what it is. */
const formula = /^[=+\-@\t\r](?!\d{1,20}$)/

/** The cell as text to every spreadsheet; the apostrophe goes when it is read again. */
const harmless = (value: string): string => (formula.test(value) ? `'${value}` : value)

const asWritten = (value: string): string => value.replace(/^'(?=[=+\-@\t\r])/, '')

const batchSize = 500
/** The same bytes; fails where a line has no end, before anything tries to take it apart. */
async function* shortLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let open = 0
  for await (const chunk of chunks) {
    const breaks = [lineFeed, carriageReturn].filter((sign) => chunk.includes(sign))
    const first = Math.min(chunk.byteLength, ...breaks.map((sign) => chunk.indexOf(sign)))
    if (open + first > longestRecord) throw new UserError(endless)
    const last = Math.max(-1, ...breaks.map((sign) => chunk.lastIndexOf(sign)))
    open = last < 0 ? open + chunk.byteLength : chunk.byteLength - last - 1
    yield chunk
  }
}

const [lineFeed, carriageReturn] = [10, 13]
const endless = 'A line of this file is longer than any list of subscribers has. Check that it is the right file.'

/** A line of the file that is longer, in bytes, is none: a quotation mark stands too much, or it is another file. */
const longestRecord = 64 * 1024
/** Read at a time: its lines are looked at in one go. */
const pieceBytes = 16 * 1024
/** So many faults are shown; the rest are counted. */
const mostFaults = 20

const cell = z.string().trim()
const shape = z.object({
  platform: cell.toLowerCase().pipe(z.enum(platformNames, `platform must be one of ${platformNames.join(', ')}`)),
  account: cell.min(1, 'account is missing: the id of the bot or workspace'),
  chat: cell.default('').pipe(z.string().min(1, 'chat is missing')),
  thread: cell.default(''),
  topics: cell.default(''),
})

async function* rows(path: string, config: Config, topics: readonly Topic[]): AsyncGenerator<SubscriberRow> {
  const faults: string[] = []
  let faulty = 0
  const fault = (line: number, message: string): void => {
    faulty++
    if (faults.length < mostFaults) faults.push(`line ${line}: ${message}`)
  }
  const csv = parse({
    columns: header,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    info: true,
    relax_column_count: true,
    max_record_size: longestRecord,
    delimiter: await delimiterOf(path),
  })
  const file = Readable.from(shortLines(createReadStream(path, { highWaterMark: pieceBytes })))
  file.on('error', (thrown) => csv.destroy(thrown instanceof UserError ? thrown : new UserError(explain(path, thrown))))
  try {
    for await (const { record, info } of file.pipe(csv)) {
      const known = { account: ownAccount(record.platform, config), ...dropEmpty(record) }
      const row = shape.safeParse(known)
      if (!row.success) {
        fault(info.lines, row.error.issues.map((issue) => issue.message).join('; '))
        continue
      }
      const { platform, account, chat, thread: written } = row.data
      const thread = written || null
      const address = platforms[platform].faultOf({ account, chat, thread })
      if (address !== null) {
        const given = [account, chat, thread].filter((part) => part !== null).join(',')
        fault(info.lines, `${platform},${given}: ${address}`)
        continue
      }
      const wanted = readTopics(row.data.topics || 'all', topics)
      if ('unknown' in wanted) fault(info.lines, `there is no topic "${wanted.unknown}"`)
      else yield { target: { platform, account, chat, thread }, wants: { topics: wanted.slugs } }
    }
  } catch (thrown) {
    throw thrown instanceof UserError ? thrown : new UserError(`${path}: ${messageOf(thrown)}`)
  }
  if (faulty > faults.length) faults.push(`… and ${faulty - faults.length} more`)
  if (faulty > 0) throw new UserError(`${path} was not imported:\n${faults.join('\n')}`)
}

/** Spreadsheets write what their country separates numbers with; the line of the columns tells. */
async function delimiterOf(path: string): Promise<string> {
  let head = ''
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', end: headBytes })) head += chunk
  } catch (thrown) {
    throw new UserError(explain(path, thrown))
  }
  const [line = ''] = head.split(/\r?\n/, 1)
  const count = (separator: string): number => line.split(separator).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** Longer than any line of columns. */
const headBytes = 4096

function header(names: readonly string[]): string[] {
  const found = names.map((name) => name.trim().toLowerCase())
  const missing = ['platform', 'chat'].filter((name) => !found.includes(name))
  if (missing.length > 0)
    throw new UserError(`The first line must name the columns: ${columns.join(',')}. Missing: ${missing.join(', ')}.`)
  return found
}

/** An empty account means the one bot that is configured. */
const ownAccount = (written: string | undefined, config: Config): string => {
  const name = platformNames.find((platform) => platform === written?.trim().toLowerCase())
  return (name && platforms[name].onlyAccount(config)) ?? ''
}

const dropEmpty = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => (value === '' ? [] : [[name, asWritten(value)]])),
  )
