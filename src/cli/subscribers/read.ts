import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { wantsShape } from '../../choices/wants-shape.ts'
import { readTopics } from '../../commands/reading/read-topics.ts'
import type { Config } from '../../config.ts'
import { UserError } from '../../errors.ts'
import { platforms } from '../../main/platforms.ts'
import type { SubscriptionState, Target, Topic, Wants } from '../../model.ts'
import { platformNames } from '../../platform-names.ts'
import { findTopic } from '../../topics/match.ts'
import { type FileWords, fileFailure } from '../io.ts'
import { columns, fromCells } from './cells.ts'
import { csvRows, pieceBytes, shortLines } from './csv.ts'
import type { SubscriberForm } from './forms.ts'
import { listmonkRows, type Named, opmlFeeds } from './others.ts'

/** Somebody to be subscribed; `state` as it was where the list came from. */
export interface ReadRow {
  readonly target: Target
  readonly wants: Partial<Wants>
  readonly state: SubscriptionState
  readonly reason: string | null
  readonly returnsAt: number | null
}

/** What was read: a subscriber, or what had to be left out and why. */
export type ReadLine = { readonly row: ReadRow } | { readonly left: string }

export interface Reading {
  readonly path: string
  readonly form: SubscriberForm
  readonly config: Config
  readonly words: FileWords
  readonly topics: readonly Topic[]
  readonly named: Named
  /** Platform, account and chat where the list does not say them. */
  readonly given: Readonly<Partial<Record<'platform' | 'account' | 'chat', string>>>
}

/** So many faults are shown; the rest are counted. */
const mostFaults = 20

const cell = z.string().trim()
const address = z.object({
  platform: cell.toLowerCase().pipe(z.enum(platformNames, 'platform')),
  account: cell.min(1, 'account'),
  chat: cell.default('').pipe(z.string().min(1, 'chat')),
  thread: cell.nullish().transform((thread) => thread || null),
})
const jsonLine = z.object({
  platform: cell,
  account: cell.default(''),
  chat: cell,
  thread: cell.nullish(),
  state: z.enum(['active', 'paused', 'ended']).default('active'),
  reason: z.string().nullable().default(null),
  returnsAt: z.number().nullable().default(null),
  wants: wantsShape.default({}),
})

/** Reads a list; where a row is wrong, throws UserError with every fault by its line at the end. */
export async function* readSubscribers(reading: Reading): AsyncGenerator<ReadLine> {
  const faults: string[] = []
  let faulty = 0
  for await (const { line, ...read } of linesOf(reading)) {
    if (!('fault' in read)) {
      yield read
      continue
    }
    faulty++
    if (faults.length < mostFaults) faults.push(reading.words.line(line, read.fault))
  }
  if (faulty > 0) throw new UserError(reading.words.notImported(reading.path, faults, faulty - faults.length))
}

type Line = { readonly line: number } & (ReadLine | { readonly fault: string })

async function* linesOf(reading: Reading): AsyncGenerator<Line> {
  switch (reading.form) {
    case 'csv':
      for await (const { line, cells } of csvRows(reading.path, ['platform', 'chat'], columns, reading.words))
        yield { line, ...fromTable(cells, reading) }
      return
    case 'listmonk':
      for await (const found of listmonkRows(reading.path, reading.named, reading.given.platform, reading.words))
        yield 'left' in found ? found : { line: found.line, ...fromTable(found.cells, reading) }
      return
    case 'json':
      yield* jsonLines(reading)
      return
    case 'opml':
      yield* fromFeeds(reading)
  }
}

/** A row of a table: a subscriber, or what is wrong with it. */
export const fromTable = (
  cells: Readonly<Record<string, string>>,
  reading: Omit<Reading, 'path' | 'form' | 'named'>,
): ReadLine | { readonly fault: string } => {
  const wants = fromCells(cells)
  const lists = (['topics', 'except'] as const).flatMap((name) =>
    cells[name] === undefined ? [] : [[name, cells[name].trim()] as const],
  )
  return check(
    cells,
    { ...wants, ...Object.fromEntries(lists.map(([name, cell]) => [name, cell === '' ? [] : [cell]])) },
    reading,
  )
}

async function* jsonLines(reading: Reading): AsyncGenerator<Line> {
  const file = Readable.from(shortLines(createReadStream(reading.path, { highWaterMark: pieceBytes }), reading.words))
  const lines = createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })
  let line = 0
  try {
    for await (const text of lines) {
      line++
      if (text.trim() === '') continue
      const read = jsonLine.safeParse(parsed(text))
      if (!read.success) {
        yield {
          line,
          fault: read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '),
        }
        continue
      }
      const { wants, state, reason, returnsAt, thread, ...place } = read.data
      const checked = check({ ...place, thread: thread ?? '' }, wants, reading)
      yield 'row' in checked ? { line, row: { ...checked.row, state, reason, returnsAt } } : { line, ...checked }
    }
  } catch (thrown) {
    throw thrown instanceof UserError ? thrown : fileFailure(reading.path, thrown, reading.words)
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return 'no JSON'
  }
}

async function* fromFeeds(reading: Reading): AsyncGenerator<Line> {
  if (reading.given.chat === undefined) throw new UserError(reading.words.whoseFeeds)
  const topics: string[] = []
  for (const [at, name] of (await opmlFeeds(reading.path, reading.words)).entries()) {
    const topic = findTopic(name, reading.topics)
    if (topic === null) yield { line: at + 1, left: reading.words.unknownFeed(name.slice(0, 80)) }
    else topics.push(topic.slug)
  }
  if (topics.length > 0) yield { line: 1, ...check({}, { topics }, reading) }
}

/** The row if all of it is right: where it goes, and what it wants, under the names that topics have now. */
function check(
  cells: Readonly<Record<string, string>>,
  asked: Readonly<Record<string, unknown>>,
  { config, topics, given, words }: Omit<Reading, 'path' | 'form' | 'named'>,
): ReadLine | { readonly fault: string } {
  const filled = { ...given, ...Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== '')) }
  const place = address.safeParse({ ...filled, account: filled.account || ownAccount(filled.platform, config) })
  if (!place.success) return { fault: place.error.issues.map(({ message }) => said(message, words)).join('; ') }
  const { platform, account, thread } = place.data
  const { readChat, usually } = platforms[platform]
  const chat = readChat?.(place.data.chat) ?? place.data.chat
  const wrong = platforms[platform].faultOf({ account, chat, thread })
  if (wrong !== null)
    return { fault: `${platform},${[account, chat, ...(thread === null ? [] : [thread])].join(',')}: ${wrong}` }
  const wants = wantsShape.safeParse(asked)
  if (!wants.success)
    return { fault: wants.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ') }
  const named: { topics?: readonly string[]; except?: readonly string[] } = {}
  for (const list of ['topics', 'except'] as const) {
    if (wants.data[list] === undefined) continue
    const written = wants.data[list].join(', ')
    const read = written === '' ? { slugs: [] } : readTopics(written, topics)
    if ('unknown' in read) return { fault: words.noTopic(read.unknown) }
    named[list] = read.slugs
  }
  const row = { target: { platform, account, chat, thread }, wants: { ...usually, ...defined(wants.data), ...named } }
  return { row: { ...row, state: 'active', reason: null, returnsAt: null } }
}

/** Faults of the address are named by its fields. */
function said(field: string, words: FileWords): string {
  if (field === 'platform') return words.platforms(platformNames)
  return field === 'account' ? words.accountMissing : field === 'chat' ? words.chatMissing : field
}

/** What is named, without what is only there as undefined. */
const defined = (wants: z.infer<typeof wantsShape>): Partial<Wants> =>
  Object.fromEntries(Object.entries(wants).filter(([, value]) => value !== undefined))

/** An empty account means the one bot that is configured. */
const ownAccount = (written: string | undefined, config: Config): string => {
  const name = platformNames.find((platform) => platform === written?.trim().toLowerCase())
  return (name && platforms[name].onlyAccount(config)) ?? ''
}
