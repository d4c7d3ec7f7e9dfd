import { expect, it } from 'vitest'
import { createFixer } from '../../src/delivery/fix/fix.ts'
import { createParts } from '../../src/delivery/parts.ts'
import { patience } from '../../src/delivery/retry.ts'
import { createSender } from '../../src/delivery/sender.ts'
import { createWorker } from '../../src/delivery/worker.ts'
import { createDesk } from '../../src/desk/desk.ts'
import type { Doc } from '../../src/doc.ts'
import { createLog } from '../../src/log.ts'
import { defaultWants } from '../../src/model.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { eventually } from '../fakes/eventually.ts'
import { createRecorder } from '../fakes/recorder.ts'

const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const day = 86_400_000
const words = (doc: Doc): string =>
  doc.blocks
    .map((block) => {
      if (block.kind === 'item') return `${block.number}. ${block.headline} (${block.note})`
      if (block.kind === 'title') return `${block.text}: ${block.note}`
      return block.kind === 'heading' ? block.text : ''
    })
    .filter(Boolean)
    .join('\n')

it('a week comes as one message by section, as it stands by then; what is corrected later is told as a reply', async () => {
  // A Monday; the clock goes on, and is turned.
  let turned = Date.parse('2026-11-16T06:00:00Z') - performance.now()
  const now = () => Math.floor(turned + performance.now())
  const store = emptyStore()
  const adapter = { ...createRecorder({ perSecond: 1000, chatMs: 0 }), render: (doc: Doc) => [words(doc)] }
  const reader = { platform: 'recorder', account: 'local', chat: 'weekly', thread: null }
  await store.subscribe(reader, { digest: true, days: [5], hour: 17, mute: ['bitcoin'] }, now())
  const desk = createDesk({ store, brief, now, owners: [] })
  const calls = {
    ...{ partsOf: createParts(store, 'en'), patience: { ...patience, onUncertain: 'hold' as const }, timeoutMs: 1000 },
    ...{ now, random: () => 0 },
  }
  const worker = createWorker({
    ...{ store, adapters: [adapter], log, now, name: 'w', slots: 8, leaseMs: 60_000 },
    send: createSender(calls),
    fix: createFixer({ ...calls, store, language: 'en' }),
    onVerdict: () => {},
    onFix: () => {},
  })
  const publish = async (headline: string, section: string): Promise<void> => {
    const draft = draftOf(item(1, headline), item(2, `${headline}, and bitcoin`))
    await desk.publish({ ...draft, sections: [{ title: section, items: draft.sections[0]?.items ?? [] }] })
    turned += day
  }
  const correct = async (issue: number, headline: string): Promise<void> => {
    const before = (await store.issue(issue))?.sections[0]?.items[0]
    if (before === undefined) throw new Error('there is no such item')
    const actor = { person: 'telegram:1', name: 'Ann', from: null }
    await desk.corrections.correct(
      { issue, kind: 'corrected', before, after: { ...before, headline }, reason: null },
      actor,
    )
    worker.wake()
  }
  await publish('Rates fall', 'Money')
  await publish('Tea is dear', 'Food')
  await publish('Rates rise', 'Money')
  await correct(1, 'Rates fell')
  worker.start()
  await worker.idle()
  expect(adapter.sent).toEqual([])
  // Friday, 17:00.
  turned = Date.parse('2026-11-20T17:00:01Z') - performance.now()
  worker.wake()
  await eventually(() => expect(adapter.sent).toHaveLength(1))
  const [first] = adapter.sent
  expect(first?.part.split('\n')).toEqual([
    'Morning brief: Digest of issues 1–3 · 3 items',
    'Money',
    expect.stringMatching(/^1\. Rates fell \(Issue 1, 20 November 2026 · Corrected/),
    '1. Rates rise (Issue 3, 20 November 2026)',
    'Food',
    '1. Tea is dear (Issue 2, 20 November 2026)',
  ])
  await correct(2, 'Tea is cheap')
  await eventually(() => expect(adapter.sent).toHaveLength(2))
  expect(adapter.sent[1]).toMatchObject({ part: expect.stringContaining('Tea is cheap') })
  expect(adapter.sent[1]?.answers).not.toBeNull()
  await correct(3, 'Rates stay')
  await eventually(() => expect(adapter.sent).toHaveLength(3))
  expect(adapter.changes).toEqual([])
  await worker.stop()
})

it('an issue is rendered once for all who get the same of it, however many are looked after at once', async () => {
  const store = emptyStore()
  const published = { fingerprint: 'one', at: 0, dueAt: () => 0, draftVersion: null }
  await store.publish({ draft: { ...draftOf(item(1, 'Rates fall')), date: '2026-11-20' }, ...published })
  let renderings = 0
  const adapter = {
    ...createRecorder({ perSecond: 1000, chatMs: 0 }),
    render: (doc: Doc) => {
      renderings++
      return [words(doc)]
    },
  }
  const partsOf = createParts(store, 'en')
  const edition = { issue: 1, revision: 1, wants: defaultWants, missed: null }
  const all = await Promise.all(Array.from({ length: 64 }, () => partsOf(edition, adapter)))
  expect(new Set(all).size).toBe(1)
  expect(renderings).toBe(1)
  await store.close()
})
