import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter } from '../../../src/adapter.ts'
import { createBriefwire } from '../../../src/briefwire.ts'
import { createLog } from '../../../src/log.ts'
import type { Draft } from '../../../src/model.ts'
import type { Store } from '../../../src/store/port.ts'
import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { text, type Way } from './way.ts'

/** The whole core with its ledger on the disk, in a file if no other store is given; only the pace is lifted. */
export async function ours(adapter: Adapter, account: string, given?: Store): Promise<Way> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const store = given ?? openSqlite({ path: join(folder, 'bench.db') })
  const unhurried: Adapter = { ...adapter, pace: { perSecond: 1_000_000, chatMs: () => 0 } }
  const log = createLog({ level: 'warn', secrets: [], fd: 2, terminal: false, colour: false })
  const brief = { title: 'Bench', timeZone: 'UTC', language: 'en' } as const
  const core = createBriefwire({ store, adapters: [unhurried], brief, admins: [], onUncertain: 'hold', log })
  await core.deliver()
  if (adapter.platform === 'slack') await core.listen()
  let readers = 0
  let issue = 0
  return {
    async prepare(count) {
      const chat = (at: number): string => (adapter.platform === 'slack' ? `C${at}` : String(10_000_000 + at))
      const target = (at: number) => ({ platform: adapter.platform, account, chat: chat(at), thread: null })
      const missing = Array.from({ length: Math.max(0, count - readers) }, (_, at) => readers + at)
      await store.subscribeAll(
        missing.map((at) => ({ target: target(at), wants: {} })),
        Date.now(),
      )
      for (let at = count; at < readers; at++) await store.unsubscribe(target(at), Date.now())
      readers = count
      return async () => {
        issue++
        await core.desk.publish(issueOf(issue))
        // Idle is also a worker whose lane lets the next one through only in a moment.
        for (let left = 1; left > 0; ) {
          await core.worker.idle()
          const { pending, sending } = await store.progress(issue)
          left = pending + sending
        }
      }
    },
    async stop() {
      await core.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An issue of one part. */
export const issueOf = (number: number): Draft => ({
  title: 'Bench',
  date: '2026-11-20',
  sections: [
    { title: null, items: [{ number: 1, headline: `Number ${number}`, body: [text], source: null, topics: [] }] },
  ],
  footer: [],
})
