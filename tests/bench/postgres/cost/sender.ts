import { z } from 'zod'
import { createGrammy } from '../../../../adapters/grammy/create.ts'
import type { Adapter } from '../../../../src/adapter.ts'
import { openPostgres } from '../../../../src/store/postgres/open.ts'
import { argument } from '../../incoming/child.ts'
import { ours } from '../../sending/ours.ts'
import { serveWay } from '../../sending/serve-way.ts'
import { text, type Way } from '../../sending/way.ts'
import { graphileWorker } from './graphile-worker.ts'
import { pgBoss } from './pg-boss.ts'
import { plainLedger } from './plain-ledger.ts'
import { inFlight, type Send } from './send.ts'

// One way to send to many chats, in a process of its own; all of them send through the same adapter.

const { way, api, url, libraries } = z
  .object({
    way: z.enum(['none', 'plain', 'pg-boss', 'graphile-worker', 'ours', 'ours-sqlite']),
    api: z.string(),
    /** Of a database for this way alone. */
    url: z.string(),
    /** The folder into which the other libraries were installed. */
    libraries: z.string(),
  })
  .parse(argument())

const adapter: Adapter = createGrammy({ token: '123456:bench-bench-bench-bench-bench', apiRoot: api })

const [part] = adapter.render({ language: 'en', blocks: [{ kind: 'paragraph', text: [{ kind: 'text', text }] }] })
const signal = new AbortController().signal
const send: Send = (chat) =>
  adapter.send({ platform: adapter.platform, account: '123456', chat, thread: null }, part, { signal, first: null })

async function connect(): Promise<Way> {
  switch (way) {
    case 'none':
      return nothingWritten()
    case 'plain':
      return plainLedger(url, send)
    case 'pg-boss':
      return pgBoss(url, libraries, send)
    case 'graphile-worker':
      return graphileWorker(url, libraries, send)
    case 'ours':
      return ours(adapter, '123456', await openPostgres({ url }))
    case 'ours-sqlite':
      return ours(adapter, '123456')
  }
}

/** So many at a time, and nothing written down. */
const nothingWritten = (): Way => ({
  prepare: async (count) => async () => {
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < count) await send(String(next++))
    }
    await Promise.all(Array.from({ length: inFlight }, lane))
  },
  stop: async () => {},
})

serveWay(await connect())
