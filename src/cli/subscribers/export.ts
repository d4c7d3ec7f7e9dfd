import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Config } from '../../config.ts'
import { openDesk } from '../../main/open-desk.ts'
import type { Subscription } from '../../model.ts'
import { fileFailure, type Streams } from '../io.ts'
import { columns, toCells } from './cells.ts'
import { harmless } from './csv.ts'

export interface ExportOptions {
  readonly as?: 'csv' | 'json'
  readonly json?: boolean
}

const batchSize = 500

/**
 * `briefwire subscribers export FILE`: as CSV everybody who gets issues now, with all that they chose; as JSON everybody there is, a line
 * each, without any loss.
 */
export async function exportSubscribers(
  path: string,
  { as = /\.(?:json|jsonl|ndjson)$/i.test(path) ? 'json' : 'csv', json }: ExportOptions,
  config: Config,
  io: Streams,
): Promise<void> {
  const { store } = await openDesk(config)
  let count = 0
  const progress = io.progress(io.words.progress.exporting, null)
  async function* all(): AsyncGenerator<Subscription> {
    for (let after = 0; ; ) {
      const page = await store.subscriptions(after, batchSize)
      for (const each of page) {
        // Of whoever was forgotten only counts are there.
        if (/^forgotten \d+$/.test(each.target.chat) || (as === 'csv' && each.state !== 'active')) continue
        progress.to(++count)
        yield each
      }
      const last = page.at(-1)
      if (!last) return
      after = last.id
    }
  }
  async function* rows() {
    for await (const { target, ...wants } of all()) {
      const cells = { ...target, thread: target.thread ?? '', ...toCells({ ...wants }) }
      yield columns.map((name) => harmless(cells[name]))
    }
  }
  async function* lines() {
    for await (const subscriber of all()) yield `${JSON.stringify(lineOf(subscriber))}\n`
  }
  try {
    const out = path === '-' ? process.stdout : createWriteStream(path, { mode: 0o600 })
    if (as === 'json') await pipeline(Readable.from(lines()), out, { end: path !== '-' })
    else await pipeline(rows(), stringify({ header: true, columns: [...columns] }), out, { end: path !== '-' })
    progress.end()
    if (json && path !== '-') io.out(JSON.stringify({ written: count, file: path, as }))
    else io.err(io.words.files.exported(count))
  } catch (thrown) {
    throw fileFailure(path, thrown, io.words.files)
  } finally {
    progress.end()
    await store.close()
  }
}

const lineOf = ({ id: _, target, state, reason, returnsAt, ...wants }: Subscription) => ({
  ...target,
  state,
  reason,
  returnsAt,
  wants,
})
