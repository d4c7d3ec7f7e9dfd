import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../../config.ts'
import { UserError } from '../../errors.ts'
import { openDesk } from '../../main/open-desk.ts'
import { sayUnserved, type Unserved, unservedBy } from '../../main/unserved.ts'
import type { Store } from '../../store/port.ts'
import { fileFailure, type Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'
import { forms, type SubscriberForm } from './forms.ts'
import { type Reading, type ReadRow, readSubscribers } from './read.ts'

/** What can be said on the command line. */
export interface ImportOptions {
  readonly as?: SubscriberForm
  readonly dryRun?: boolean
  readonly json?: boolean
  /** `chat=attributes.telegram_id`, as often as there are columns to name. */
  readonly column?: readonly string[]
  readonly platform?: string
  readonly account?: string
  readonly chat?: string
}

const batchSize = 500

/**
 * `briefwire subscribers import FILE`: reads the whole file first; a fault anywhere imports nothing. `-` reads standard input. What a
 * list of another program does not say is said.
 */
export async function importSubscribers(
  path: string,
  options: ImportOptions,
  config: Config,
  io: Streams,
): Promise<void> {
  const words = io.words.files
  const named = new Map((options.column ?? []).map((written) => readColumn(written, words)))
  if (path === '-' && process.stdin.isTTY) io.err(words.typeHere)
  await withFile(path, async (file) => {
    const { store } = await openDesk(config)
    try {
      const { platform, account, chat } = options
      const form = options.as ?? (await guess(file, path, words))
      const given = {
        ...(platform === undefined
          ? form === 'csv' || form === 'json'
            ? {}
            : { platform: 'telegram' }
          : { platform }),
        ...(account === undefined ? {} : { account }),
        ...(chat === undefined ? {} : { chat }),
      }
      const reading: Reading = { path: file, form, config, words, topics: await store.topics(), named, given }
      const { total, lanes, left } = await look(reading, path, io)
      for (const [why, count] of left) io.err(words.leftOut(count, why))
      const imported = !options.dryRun
      const fresh = imported ? await write(reading, store, total, io) : await newAmong(reading, store)
      if (options.json)
        io.out(
          JSON.stringify({
            read: total,
            new: fresh,
            imported,
            left: [...left].map(([why, count]) => ({ why, count })),
          }),
        )
      else io.out(imported ? words.imported(total, fresh) : words.wouldImport(total, fresh))
      if (imported)
        for (const lane of await unservedBy(config, store, [...lanes.values()]))
          io.err(sayUnserved(lane, io.words.doctor))
    } finally {
      await store.close()
    }
  })
}

/** Everything is read once before anything is written. */
async function look(reading: Reading, shown: string, io: Streams) {
  const lanes = new Map<string, Unserved>()
  const left = new Map<string, number>()
  let total = 0
  const progress = io.progress(io.words.progress.reading, null)
  try {
    for await (const read of readSubscribers(reading)) {
      if ('left' in read) {
        left.set(read.left, (left.get(read.left) ?? 0) + 1)
        continue
      }
      progress.to(++total)
      const { platform, account } = read.row.target
      const key = `${platform} ${account}`
      lanes.set(key, { platform, account, active: (lanes.get(key)?.active ?? 0) + 1 })
    }
  } catch (thrown) {
    throw thrown instanceof UserError ? new UserError(thrown.message.replaceAll(reading.path, shown)) : thrown
  } finally {
    progress.end()
  }
  return { total, lanes, left }
}

async function newAmong(reading: Reading, store: Store): Promise<number> {
  let fresh = 0
  for await (const read of readSubscribers(reading))
    if ('row' in read && (await store.subscription(read.row.target))?.state !== 'active') fresh++
  return fresh
}

async function write(reading: Reading, store: Store, total: number, io: Streams): Promise<number> {
  let fresh = 0
  let done = 0
  let batch: ReadRow[] = []
  const flush = async (): Promise<void> => {
    const at = Date.now()
    fresh += await store.subscribeAll(batch, at)
    for (const row of batch) await bringTo(row, store, at)
    done += batch.length
    progress.to(done)
    batch = []
  }
  const progress = io.progress(io.words.progress.importing, total)
  try {
    for await (const read of readSubscribers(reading))
      if ('row' in read && batch.push(read.row) === batchSize) await flush()
    await flush()
  } finally {
    progress.end()
  }
  return fresh
}

/** As it was where the list came from. */
async function bringTo({ target, state, reason, returnsAt }: ReadRow, store: Store, at: number): Promise<void> {
  if (state === 'ended') await store.unsubscribe(target, at)
  else if (state === 'paused' && returnsAt !== null) await store.rest(target, returnsAt, at)
  else if (state === 'paused') await store.pause(target, reason ?? 'it was paused where it came from', at, true)
}

const readColumn = (written: string, words: Streams['words']['files']): readonly [string, string] => {
  const [, name = '', from = ''] = /^\s*(\w+)\s*=\s*(\S.*?)\s*$/.exec(written) ?? []
  if (name === '') throw new Failure('usage', words.badColumn(written))
  return [name.toLowerCase(), from]
}

/** By its name, else by how it begins. */
async function guess(file: string, shown: string, words: Streams['words']['files']): Promise<SubscriberForm> {
  const ending = extname(shown).slice(1).toLowerCase()
  if (ending === 'jsonl' || ending === 'ndjson') return 'json'
  const known = forms.find((form) => form === ending)
  if (known) return known
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(file)
  } catch (thrown) {
    throw fileFailure(shown, thrown, words)
  }
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0)
    const head = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart()
    return head.startsWith('{') ? 'json' : head.startsWith('<') ? 'opml' : 'csv'
  } catch (thrown) {
    throw fileFailure(shown, thrown, words)
  } finally {
    await handle.close()
  }
}

/** Standard input can be read once, a list is read twice: it is put into a file that nobody else may read, for that long. */
async function withFile(path: string, use: (file: string) => Promise<void>): Promise<void> {
  if (path !== '-') return use(path)
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
  try {
    const file = join(folder, 'subscribers')
    await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }))
    await use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
