import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Store } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { lane, publication } from '../contracts/store/samples.ts'
import { issueOf } from './sending/ours.ts'
import { digits, printTable } from './table.ts'

const day = 86_400_000
const start = Date.UTC(2026, 0, 1)
const claimsAtOnce = 128
const page = 50_000

export interface Year {
  readonly readers: number
  readonly days: number
  /** How many days copies are kept. */
  readonly keep: number
}

/** A brief every day for a long time, over the store alone: what the file and a tick come to when what is old is let go of. */
export async function measureYear({ readers, days, keep }: Year, name?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-year-'))
  const path = join(folder, 'year.db')
  const store = openSqlite({ path })
  const rows: string[][] = []
  try {
    for (let at = 0; at < readers; at += page)
      await store.subscribeAll(
        Array.from({ length: Math.min(page, readers - at) }, (_, number) => ({
          target: { ...lane, chat: String(10_000_000 + at + number), thread: null },
          wants: {},
        })),
        start,
      )
    const showEvery = Math.max(1, Math.floor(days / 12))
    for (let today = 1; today <= days; today++) {
      const at = start + today * day
      const shows = today % showEvery === 0
      const from = performance.now()
      await store.publish(
        publication({ ...issueOf(today), date: new Date(at).toISOString().slice(0, 10) }, { at, dueAt: () => at }),
      )
      const outboxMs = performance.now() - from
      const ticks = await deliver(store, at)
      const swept = performance.now()
      let pieces = 0
      while ((await store.retire(at - keep * day, 500)).more) pieces++
      const retireMs = performance.now() - swept
      while (await store.shrink());
      if (shows)
        rows.push([
          String(today),
          digits(statSync(path).size / 1e6, 0),
          digits(outboxMs / 1000, 2),
          digits((ticks.ms * 1000) / readers, 1),
          digits(retireMs / Math.max(1, pieces), 1),
        ])
      await setImmediate()
    }
    printTable(
      `A brief every day to ${readers.toLocaleString('en')} readers, copies kept for ${keep} days`,
      ['day', 'file MB', 'outbox s', 'tick µs/send', 'piece ms'],
      rows,
      name,
    )
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

async function deliver(store: Store, at: number): Promise<{ readonly ms: number }> {
  const from = performance.now()
  let marks: Parameters<Store['tick']>[0]['marks'] = []
  for (;;) {
    const { claims } = await store.tick({
      now: at,
      worker: 'bench',
      leaseUntil: at + 60_000,
      marks,
      lanes: [{ ...lane, intervalMs: 0, slots: claimsAtOnce }],
    })
    if (claims.length === 0) return { ms: performance.now() - from }
    marks = claims.map(({ delivery, part, attempt }) => ({
      delivery,
      part,
      attempt,
      verdict: { kind: 'sent', id: `${delivery}`, parts: 1, nextAt: at },
    }))
  }
}
