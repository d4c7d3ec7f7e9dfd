import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { openDesk } from '../../../src/main.ts'
import { clock, startChild } from '../incoming/child.ts'
import { digits, printTable } from '../table.ts'
import { token } from './limit.ts'
import { issueOf } from './ours.ts'

const readers = 1_000_000
const page = 50_000

const place = z.object({ url: z.string() })
const seen = z.object({ sends: z.array(z.tuple([z.string(), z.number()])) })

/** A million readers: the outbox, the memory of the server that delivers to them, and its first send after a crash. */
export async function measureMillion(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const server = await startChild('../sending/server.ts', {})
  const environment = {
    PATH: '/usr/bin:/bin',
    DATABASE_URL: `file:${join(folder, 'bench.db')}`,
    PORT: '0',
    LOG_LEVEL: 'info',
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: place.parse(server.ready).url,
    TELEGRAM_MESSAGES_PER_SECOND: '1000',
  }
  /** Starts the server; tells when its first send arrived, and how much memory it took after each of these numbers. */
  const run = async (counts: readonly number[]): Promise<{ readonly firstMs: number; readonly memory: string }> => {
    await server.ask({ set: { latencyMs: 0, perSecond: null } })
    const from = clock()
    const program = spawn(process.execPath, [resolve(import.meta.dirname, '../../../src/bin.js'), 'start'], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const ended = once(program, 'close')
    // It sends before it listens.
    const listening = Promise.withResolvers<string>()
    createInterface({ input: program.stderr }).on('line', (line) => {
      const url = /"url":"([^"]+)"/.exec(line)?.[1]
      if (url !== undefined) listening.resolve(url)
    })
    let first = Number.NaN
    const memory: string[] = []
    for (const atLeast of counts) {
      const { sends } = seen.parse(await server.ask({ atLeast, patienceMs: 10_000 }))
      first = sends[0]?.[1] ?? Number.NaN
      const metrics = await (await fetch(`${await listening.promise}/metrics`)).text()
      memory.push(digits(Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1e6, 0))
    }
    program.kill('SIGKILL')
    await ended
    return { firstMs: first - from, memory: memory.join(', ') }
  }
  try {
    const { store, desk } = await openDesk(readConfig(environment))
    for (let at = 0; at < readers; at += page) {
      const rows = Array.from({ length: page }, (_, number) => ({
        target: { platform: 'telegram', account: '123456', chat: String(10_000_000 + at + number), thread: null },
        wants: {},
      }))
      await store.subscribeAll(rows, Date.now())
    }
    const from = clock()
    await desk.publish(issueOf(1))
    const outboxMs = clock() - from
    await store.close()
    const before = await run([1000, 5000, 20_000, 40_000])
    const after = await run([1])
    printTable(
      'A million subscriptions',
      ['', ''],
      [
        ['outbox written (aim: under 10 s)', `${digits(outboxMs / 1000)} s`],
        ['the server after 1,000, 5,000, 20,000 and 40,000 sends (aim: under 150 MB)', `${before.memory} MB`],
        ['from a start to its first send', `${digits(before.firstMs / 1000)} s`],
        ['from a start after kill -9 to the first send (aim: under 1 s)', `${digits(after.firstMs / 1000)} s`],
      ],
      'sending.million',
    )
  } finally {
    await server.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
