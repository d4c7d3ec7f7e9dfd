import { createTelegram } from '../../../adapters/telegram/telegram.ts'
import { dueAt } from '../../../src/choices/when.ts'
import { createParts } from '../../../src/delivery/parts.ts'
import type { Draft, Item } from '../../../src/model.ts'
import type { Store } from '../../../src/store/port.ts'
import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { startHeartbeat } from '../adversarial/heartbeat.ts'
import { digits, printTable } from '../table.ts'
import { choiceSize, lane, topicOf } from './readers.ts'

const dayMs = 86_400_000
/** So many that hardly two selections are the same ones. */
const itemCount = 60
const body = 'Three hundred letters or so are what an item of a daily brief takes, with a source behind it. '.repeat(3)

/** Publishes to all of them, and renders what each of them gets. */
async function measure(store: Store): Promise<void> {
  const items = Array.from({ length: itemCount }, (_, at): Item => {
    const source = { name: 'The Ledger', url: `https://news.example/${at}` }
    return { number: at + 1, headline: `Item ${at + 1} of the brief`, body: [body], source, topics: [topicOf(at)] }
  })
  const draft: Draft & { date: string } = {
    title: 'Brief',
    date: '2026-11-20',
    sections: [{ title: null, items }],
    footer: [],
  }
  const at = dayMs
  const heart = startHeartbeat()
  await heart.quiet(100)
  heart.reset()
  const from = performance.now()
  const published = await store.publish({
    draft,
    fingerprint: 'bench',
    at,
    dueAt: (when, urgent) => dueAt(when, at, { timeZone: 'UTC', urgent }),
    draftVersion: null,
  })
  const ledgerSeconds = (performance.now() - from) / 1000
  const held = heart.longest()
  heart.stop()
  const deliveries = published.kind === 'published' ? published.deliveries : 0

  const { adapter } = createTelegram({ token: `${lane.account}:bench` }, 'polling')
  let renderings = 0
  let renderMs = 0
  let peak = 0
  const partsOf = createParts(store, 'en')
  const counting = {
    ...adapter,
    render: (doc: Parameters<typeof adapter.render>[0]) => {
      const begun = performance.now()
      const parts = adapter.render(doc)
      renderMs += performance.now() - begun
      renderings++
      return parts
    },
  }
  const begun = performance.now()
  const now = at + 2 * dayMs
  let sent = 0
  let tickMs = 0
  let ticks = 0
  let marks: Parameters<Store['tick']>[0]['marks'] = []
  for (;;) {
    const started = performance.now()
    const lanes = [{ ...lane, intervalMs: 0, slots: 128 }]
    const { claims } = await store.tick({ now, worker: 'bench', leaseUntil: now + 60_000, marks, lanes })
    tickMs += performance.now() - started
    ticks++
    if (claims.length === 0) break
    marks = await Promise.all(
      claims.map(async ({ delivery, part, attempt, ...claim }) => {
        const parts = (await partsOf(claim, counting)) ?? []
        const verdict = { kind: 'sent', id: `${delivery}.${part}`, parts: parts.length, nextAt: now } as const
        return { delivery, part, attempt, verdict }
      }),
    )
    sent += claims.length
    if (ticks % 50 === 0) peak = Math.max(peak, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - begun) / 1000
  peak = Math.max(peak, process.memoryUsage.rss())
  printTable(
    `Publishing to ${choiceSize.subscriptions} subscriptions of ${choiceSize.selections} selections`,
    ['', ''],
    [
      ['deliveries', String(deliveries)],
      ['all of them in the ledger (aim: under 5 s)', `${digits(ledgerSeconds)} s`],
      ['longest that the event loop was held (aim: under 50 ms)', `${digits(held, 0)} ms`],
      ['renderings', String(renderings)],
      ['renderings a second of rendering', digits(renderings / (renderMs / 1000), 0)],
      ['sends a second through ledger and renderer', digits(sent / seconds, 0)],
      ['a tick of up to 128 claims and marks', `${digits(tickMs / ticks)} ms`],
      ['memory at most (aim: under 200 MB)', `${digits(peak / 1e6, 0)} MB`],
    ],
    'choices',
  )
  await adapter.close()
}

const store = openSqlite({ path: process.argv[2] ?? '' })
await measure(store)
await store.close()
