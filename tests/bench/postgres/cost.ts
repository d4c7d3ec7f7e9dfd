import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startChild } from '../incoming/child.ts'
import { digits, printTable, tell } from '../table.ts'
import { installLibraries } from './cost/libraries.ts'
import { startBenchServer } from './server.ts'

const ways = [
  { way: 'none', name: 'the sender alone, nothing written down', count: 4000 },
  { way: 'plain', name: 'a plain ledger in batches', count: 4000 },
  { way: 'ours', name: 'Briefwire on PostgreSQL', count: 4000 },
  { way: 'ours-sqlite', name: 'Briefwire on SQLite', count: 4000 },
  { way: 'pg-boss', name: 'pg-boss, a job a reader', count: 2000 },
  { way: 'graphile-worker', name: 'graphile-worker, a job a reader', count: 2000 },
] as const

const rounds = 3
const warmUps = 1

const place = z.object({ url: z.string() })
const round = z.object({ seconds: z.number(), cpuSeconds: z.number() })
const seen = z.object({ sends: z.array(z.tuple([z.string(), z.number()])) })

/** What a thousand sends cost beside other ledgers and queues, from publishing or queueing to the last answer that is written down. */
export async function measureCost(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const postgres = await startBenchServer()
  const server = await startChild('../sending/server.ts', {})
  const { url: api } = place.parse(server.ready)
  try {
    await installLibraries(folder)
    const runners = await Promise.all(
      ways.map(async ({ way, name, count }) => ({
        ...{ name, count, rates: [0].slice(1), program: [0].slice(1), database: [0].slice(1) },
        child: await startChild('../postgres/cost/sender.ts', {
          ...{ way, api, libraries: folder, url: await postgres.database(`bench_${way.replaceAll('-', '_')}`) },
        }),
      })),
    )
    for (let turn = 0; turn < warmUps + rounds; turn++)
      for (const { name, child, count, rates, program, database } of runners) {
        await server.ask({ set: { latencyMs: 0, perSecond: null } })
        const before = postgres.cpuSeconds()
        const { seconds, cpuSeconds } = round.parse(await child.ask({ count }))
        const spent = postgres.cpuSeconds() - before
        const { sends } = seen.parse(await server.ask({ atLeast: 0, patienceMs: 0 }))
        if (sends.length !== count) throw new Error(`${name} sent ${sends.length} of ${count}`)
        tell(`round ${turn + 1} of ${warmUps + rounds}, ${name}: ${digits(count / seconds, 0)} a second`)
        if (turn < warmUps) continue
        rates.push(count / seconds)
        program.push((cpuSeconds / count) * 1000)
        database.push((spent / count) * 1000)
      }
    for (const { child } of runners) await child.end()
    printTable(
      `Messages to as many chats through one adapter, from publishing to the last answer (medians of ${rounds} rounds by turns)`,
      ['', 'a second', 'CPU s per 1,000', 'of PostgreSQL', 'together'],
      runners.map(({ name, rates, program, database }) => [
        name,
        digits(median(rates), 0),
        digits(median(program), 3),
        digits(median(database), 3),
        digits(median(program) + median(database), 3),
      ]),
      'postgres.cost',
    )
  } finally {
    await server.end()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
