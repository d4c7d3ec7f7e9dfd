import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { z } from 'zod'
import { locks } from '../../../../src/store/postgres/upgrade.ts'

/** Looks a hundred times a second; each look stands for the time since the last one. */
const lookEveryMs = 10

const look = z.tuple([z.object({ held: z.number(), waiting: z.number() })])

/** Watches the line of all writes: for how long somebody had it alone, and how long all who waited for any lock did so together. */
export function watchLine(client: Client) {
  let ending = false
  let last = performance.now()
  const seen = { heldMs: 0, waitedMs: 0 }
  const watching = (async () => {
    while (!ending) {
      const { rows } = await client.query(
        `select count(*) filter (where granted and mode = 'ExclusiveLock' and locktype = 'advisory' and classid = $1)::int as held,
           count(*) filter (where not granted)::int as waiting
         from pg_locks`,
        [locks.write],
      )
      const [{ held, waiting }] = look.parse(rows)
      const now = performance.now()
      seen.heldMs += Math.min(held, 1) * (now - last)
      seen.waitedMs += waiting * (now - last)
      last = now
      await delay(lookEveryMs)
    }
  })()
  return {
    async end() {
      ending = true
      await watching
      return seen
    },
  }
}
