import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { openDesk } from '../../../src/main.ts'
import { startChild } from '../incoming/child.ts'
import { issueOf } from '../sending/ours.ts'
import { digits, printTable, tell } from '../table.ts'
import { fill } from './fill.ts'
import { startBenchServer } from './server.ts'

const readers = 1_000_000
const forMs = 8_000
/** As many as may be under way on one lane at most. */
const slots = 128

const seen = z.object({ claims: z.number(), ticks: z.number(), seconds: z.number(), cpuSeconds: z.number() })

/** Claims and marks without a send, among a million that are pending: one lane and one process, and processes with lanes of their own. */
export async function measureClaims(): Promise<void> {
  const postgres = await startBenchServer()
  try {
    const url = await postgres.database('bench_claims')
    const accounts = Array.from({ length: 4 }, (_, at) => `${100 + at}`)
    const chat = { prefix: '', from: 10_000_000 }
    await fill(url, { platform: 'telegram', accounts, chatsEach: readers / accounts.length, chat })
    const { store, desk } = await openDesk(readConfig({ DATABASE_URL: url }))
    tell(`${readers} subscriptions are there`)
    await desk.publish(issueOf(1))
    tell('all of them have a delivery')
    await store.close()
    const rows: string[][] = []
    for (const count of [1, 2, 4]) {
      const children = await Promise.all(
        accounts.slice(0, count).map((name) => startChild('../postgres/claims/claimer.ts', { url, name })),
      )
      const round = (ms: number) =>
        Promise.all(
          children.map(async (child, at) => {
            const lanes = accounts.filter((_, lane) => lane % count === at)
            return seen.parse(await child.ask({ lanes: lanes.slice(0, 1), slots, forMs: ms }))
          }),
        )
      await round(2_000)
      const before = postgres.cpuSeconds()
      const outcomes = await round(forMs)
      const database = postgres.cpuSeconds() - before
      tell(`${count} processes are done`)
      for (const child of children) await child.end()
      const sum = (of: (each: (typeof outcomes)[number]) => number): number =>
        outcomes.reduce((total, each) => total + of(each), 0)
      const claims = sum((each) => each.claims)
      rows.push([
        count === 1 ? '1 process' : `${count} processes`,
        digits(
          sum((each) => each.claims / each.seconds),
          0,
        ),
        digits((sum((each) => each.seconds) * 1000) / sum((each) => each.ticks), 1),
        digits((sum((each) => each.cpuSeconds) / claims) * 1000, 3),
        digits((database / claims) * 1000, 3),
      ])
    }
    printTable(
      `Claims and marks of ${slots} at a time without a send, among ${readers} deliveries, a lane a process`,
      ['', 'claims a second', 'ms a tick', 'CPU s per 1,000', 'of PostgreSQL'],
      rows,
      'postgres.claims',
    )
  } finally {
    await postgres.stop()
  }
}
