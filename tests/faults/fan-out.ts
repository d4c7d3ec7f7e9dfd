import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Store } from '../../src/store/port.ts'
import { seeded } from '../bench/archive.ts'
import type { NewDatabase } from './databases.ts'
import { openField } from './field.ts'
import { settledAfterKill } from './rows.ts'

export interface FanOutOptions {
  readonly seed: number
  readonly readers: number
  readonly kills: number
  /** A file if not given. */
  readonly newDatabase?: NewDatabase
}

/** What came of publications whose process was killed while it wrote the deliveries. */
export interface FanOutOutcome {
  readonly kills: number
  /** Of these, how many left an issue of which some deliveries were written and others were not. */
  readonly within: number
  readonly deliveries: number
  /** Readers who chose something of an issue, have not left since, and have no delivery of it. */
  readonly lost: number
  readonly doubled: number
  /** Deliveries of readers who had not chosen it, or came after it was out. */
  readonly strange: number
  /** Issues whose counters say something else than the rows. */
  readonly miscounted: number
  readonly seconds: number
}

const publisher = join(import.meta.dirname, 'publisher.ts')
/** By their number: of all topics, of the one that is in every issue, of another one. */
const choices = [[], ['payments'], ['retail']] as const
const chooses = (chat: string): boolean => Number(chat) % choices.length < 2
export const reader = (chat: string) => ({ platform: 'telegram', account: '1', chat, thread: null })
const wants = (chat: string) => ({ topics: [...(choices[Number(chat) % choices.length] ?? [])] })

/**
 * Publishes an issue in a process that is killed by turns after some pieces of it, and at a moment which the seed chooses; then one reader leaves and one comes, and another
 * process, which only delivers, writes what is missing.
 */
export async function fanOut({ seed, readers, kills, newDatabase }: FanOutOptions): Promise<FanOutOutcome> {
  const from = performance.now()
  const random = seeded(seed)
  const field = await openField(newDatabase)
  const { path, database, store, look } = field
  const rowsOf = (issue: number) =>
    look.all<{ chat: string; count: number }>(
      `select s.chat, count(*) as count from deliveries d join subscriptions s on s.id = d.subscription
       where d.issue = cast(? as integer) group by s.chat`,
      [issue],
    )
  const found = { within: 0, deliveries: 0, lost: 0, doubled: 0, strange: 0, miscounted: 0 }
  try {
    const present = new Set(Array.from({ length: readers }, (_, at) => String(at)))
    const all = [...present].map((chat) => ({ target: reader(chat), wants: wants(chat) }))
    await store.subscribeAll(all, Date.now())
    const pieces = Math.floor((readers - 1) / 2_000)
    const wholeMs = kills > 1 ? await killed(path, 'publish', 'whole', null) : 0
    for (let kill = 0; kill < kills; kill++) {
      const expected = new Set([...present].filter(chooses))
      const when = kill % 2 === 0 ? { pieces: 1 + Math.floor(random() * pieces) } : { ms: random() * wholeMs }
      await killed(path, 'publish', `issue ${kill}`, when)
      await settledAfterKill(database, 'publisher')
      const newest = await store.latest()
      // It was killed before the issue was out.
      if (newest?.title !== `issue ${kill}`) continue
      if ((await look.all('select issue from fan_outs')).length > 0) found.within++
      const leaving = [...present][Math.floor(random() * present.size)] ?? '0'
      const coming = String(readers + kill)
      await store.unsubscribe(reader(leaving), Date.now())
      await store.subscribe(reader(coming), wants(coming), Date.now())
      present.delete(leaving)
      present.add(coming)
      await finish(store)
      const rows = await rowsOf(newest.number)
      const got = new Set(rows.map(({ chat }) => chat))
      const { pending } = await store.progress(newest.number)
      found.deliveries += rows.length
      found.lost += [...expected].filter((chat) => chat !== leaving && !got.has(chat)).length
      found.doubled += rows.filter(({ count }) => count > 1).length
      found.strange += rows.filter(({ chat }) => !expected.has(chat)).length
      if (pending !== rows.length) found.miscounted++
    }
    return { kills, ...found, seconds: (performance.now() - from) / 1000 }
  } finally {
    await field.close()
  }
}

/**
 * Publishes, or corrects the newest issue, in a process of its own, and kills that where it is said when. Tells how long it was at it, in
 * milliseconds.
 */
export async function killed(
  path: string,
  what: 'publish' | 'correct',
  name: string,
  kill: { pieces: number } | { ms: number } | null,
): Promise<number> {
  const after = kill !== null && 'pieces' in kill ? [String(kill.pieces)] : []
  const child = spawn(process.execPath, [publisher, path, what, name, ...after], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  await once(child.stdout, 'data')
  const from = performance.now()
  if (kill !== null && 'ms' in kill) {
    await Promise.race([delay(kill.ms), ended])
    child.kill('SIGKILL')
  }
  await ended
  return performance.now() - from
}

/** A process that only delivers, and at this moment to nobody. */
async function finish(store: Store): Promise<void> {
  for (;;) {
    const now = Date.now()
    const { nextAt } = await store.tick({ now, worker: 'other', leaseUntil: now + 60_000, marks: [], lanes: [] })
    if (nextAt === null) return
  }
}
