import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { openDesk } from '../../../src/main.ts'
import { clock, startChild } from '../incoming/child.ts'
import { hook, secret, telegramPosts } from '../incoming/posts.ts'
import { digits, printTable } from '../table.ts'
import { issueOf } from './ours.ts'

export const token = '123456:bench-bench-bench-bench-bench'

const rows = [
  { name: '3,000 chats at 30/s', chats: 3000, perSecond: 30, everyMs: 200 },
  { name: '15,000 chats at 1000/s, paid', chats: 15_000, perSecond: 1000, everyMs: 50 },
] as const

const place = z.object({ url: z.string() })
const seen = z.object({ sends: z.array(z.tuple([z.string(), z.number()])), refused: z.number() })

/** The whole program against a server that lets any second hold so many messages, and people who ask meanwhile. */
export async function measureLimits(): Promise<void> {
  const cells: string[][] = []
  for (const row of rows) cells.push(await measure(row))
  printTable(
    'At the limit (aims: 29.5/s and 980/s, no 429, /latest p99 under 150 ms)',
    ['', 'a second', '429s', 'answers', 'p50 ms', 'p99 ms'],
    cells,
    'sending.limits',
  )
}

async function measure({ name, chats, perSecond, everyMs }: (typeof rows)[number]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const server = await startChild('../sending/server.ts', {})
  const { url: api } = place.parse(server.ready)
  const environment = {
    DATABASE_URL: `file:${join(folder, 'bench.db')}`,
    PORT: '0',
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: api,
    TELEGRAM_MESSAGES_PER_SECOND: String(perSecond),
    TELEGRAM_PAID_BROADCAST: String(perSecond > 30),
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1${hook}`,
    TELEGRAM_WEBHOOK_SECRET: secret,
  }
  const program = await startChild('program.ts', environment)
  const { url } = place.parse(program.ready)
  const { store, desk } = await openDesk(readConfig(environment))
  try {
    await server.ask({ set: { latencyMs: 20, perSecond } })
    const subscribers = Array.from({ length: chats }, (_, at) => ({
      target: { platform: 'telegram', account: '123456', chat: String(10_000_000 + at), thread: null },
      wants: {},
    }))
    await store.subscribeAll(subscribers, Date.now())
    await desk.publish(issueOf(1))
    const asked = await askMeanwhile(url, everyMs, (chats / perSecond) * 900)
    const { sends, refused } = seen.parse(await server.ask({ atLeast: chats + asked.size, patienceMs: 5000 }))
    const waits = sends
      .flatMap(([chat, at]) => {
        const from = asked.get(chat)
        return from === undefined ? [] : at - from
      })
      .sort((a, b) => a - b)
    const at = (share: number): string => digits(waits[Math.floor((waits.length - 1) * share)] ?? Number.NaN, 0)
    const seconds = ((sends.at(-1)?.[1] ?? 0) - (sends[0]?.[1] ?? 0)) / 1000
    const told = `${waits.length} of ${asked.size}`
    return [name, digits((sends.length - 1) / seconds, 1), String(refused), told, at(0.5), at(0.99)]
  } finally {
    await store.close()
    await program.end()
    await server.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Somebody says `/latest` again and again, each in a chat of their own; tells when each did. */
async function askMeanwhile(url: string, everyMs: number, forMs: number): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, number>()
  await delay(300)
  const end = clock() + forMs
  for (let number = 0; clock() < end; number++) {
    const { key, path, headers, body } = telegramPosts(number)
    asked.set(key, clock())
    void fetch(url + path, { method: 'POST', headers, body }).then((response) => response.body?.cancel())
    await delay(everyMs)
  }
  return asked
}
