import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { z } from 'zod'
import { startChild } from '../incoming/child.ts'
import { token } from '../sending/limit.ts'
import { digits, printTable, tell } from '../table.ts'
import { fill } from './fill.ts'
import { startBenchServer } from './server.ts'

const readers = 1_000_000
const published = z.object({ seconds: z.number(), heldMs: z.number(), peakMb: z.number() })

/** Publishes to a million plain subscriptions: until when all are in the ledger, and what both programs take for it. */
export async function measurePublication(): Promise<void> {
  const postgres = await startBenchServer()
  try {
    const url = await postgres.database('bench_million')
    await fill(url, {
      platform: 'telegram',
      accounts: ['123456'],
      chatsEach: readers,
      chat: { prefix: '', from: 10_000_000 },
    })
    const program = await startChild('../postgres/million/publisher.ts', {
      DATABASE_URL: url,
      TELEGRAM_BOT_TOKEN: token,
      PORT: '0',
    })
    tell(`${readers} subscriptions are there`)
    let [memory, watching] = [0, true]
    const watch = (async () => {
      for (; watching; await delay(200)) memory = Math.max(memory, postgres.memoryMb())
    })()
    const cpu = postgres.cpuSeconds()
    const { seconds, heldMs, peakMb } = published.parse(await program.ask({}))
    const spent = postgres.cpuSeconds() - cpu
    watching = false
    await watch
    await program.end()
    const count = await written(url)
    if (count !== readers) throw new Error(`${count} deliveries were written for ${readers} readers`)
    printTable(
      'A publication to a million subscriptions on PostgreSQL',
      ['', ''],
      [
        ['all of them in the ledger (aim: under 20 s)', `${digits(seconds, 1)} s`],
        ['CPU of PostgreSQL for that', `${digits(spent, 1)} s`],
        ['memory of the program at most', `${digits(peakMb, 0)} MB`],
        ['memory of PostgreSQL at most, 256 MB of it for its pages', `${digits(memory, 0)} MB`],
        ['longest that the event loop was held', `${digits(heldMs, 0)} ms`],
      ],
      'postgres.million',
    )
  } finally {
    await postgres.stop()
  }
}

async function written(url: string): Promise<number> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query('select count(*)::integer as count from deliveries')
  await client.end()
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count
}
