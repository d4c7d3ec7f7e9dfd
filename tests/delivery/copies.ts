import { expect, onTestFinished } from 'vitest'
import { createFixer } from '../../src/delivery/fix/fix.ts'
import { createParts } from '../../src/delivery/parts.ts'
import { patience } from '../../src/delivery/retry.ts'
import { createSender } from '../../src/delivery/sender.ts'
import { createWorker, type Worker } from '../../src/delivery/worker.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createLog } from '../../src/log.ts'
import type { Item, Target } from '../../src/model.ts'
import type { FixState } from '../../src/store/corrections.ts'
import type { Store } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { eventually } from '../fakes/eventually.ts'
import { createRecorder, type Recorder } from '../fakes/recorder.ts'

/** A chat of the platform in memory. */
export const chat = (name: string): Target => ({ platform: 'recorder', account: 'local', chat: name, thread: null })
export const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
/** Two items, in two messages for whoever gets both. */
export const two = draftOf(item(1, 'Rates fall', 'finance'), item(2, 'Wallets spread', 'payments'))
const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
export const reason = 'because'

interface HouseOptions {
  readonly recorder?: Recorder
  readonly path?: string
  /** Another house's; `path` if not given. */
  readonly store?: Store
  readonly name?: string
  readonly timeoutMs?: number
  readonly slots?: number
  readonly perSecond?: number
  readonly onUncertain?: 'hold' | 'resend'
}

/** The real worker over a platform in memory. */
export function house(options: HouseOptions = {}) {
  const { recorder, path, name = 'test/1/a', timeoutMs = 5000, slots = 8, perSecond = 100_000 } = options
  const { onUncertain = 'hold' } = options
  const store = options.store ?? (path === undefined ? emptyStore() : openSqlite({ path }))
  const platform = recorder ?? createRecorder({ perSecond, chatMs: 0 })
  const calls = {
    partsOf: createParts(store, 'en'),
    patience: { ...patience, firstDelayMs: 2, longestDelayMs: 4, onUncertain },
    timeoutMs,
    now: Date.now,
    random: () => 0,
  }
  const worker = createWorker({
    store,
    adapters: [platform],
    log,
    name,
    now: Date.now,
    slots,
    leaseMs: 60_000,
    onUncertain,
    send: createSender(calls),
    fix: createFixer({ ...calls, store, language: 'en' }),
    onVerdict: () => {},
    onFix: () => {},
  })
  const desk = createDesk({ store, brief, now: Date.now, owners: [], onPublished: worker.wake })
  onTestFinished(async () => {
    await worker.stop()
    if (options.store === undefined) await store.close()
  })
  return { store, recorder: platform, desk, worker }
}

/** Publishes an issue of two items and delivers it to these chats. */
export async function delivered(options: HouseOptions, ...names: string[]) {
  const built = house(options)
  for (const name of names) await built.store.subscribe(chat(name), {}, 0)
  built.worker.start()
  await built.desk.publish(two)
  await built.worker.idle()
  return built
}

/** Corrects an item of issue 1 as it stands. */
export async function correct(store: Store, number: number, change: Partial<Item>, worker?: Worker): Promise<number> {
  const issue = await store.issue(1)
  const old = issue?.sections.flatMap((section) => section.items).find((each) => each.number === number)
  if (!issue || !old) throw new Error(`there is no item ${number}`)
  const amended = { kind: 'corrected', time: '2026-11-20T10:40', reason: null } as const
  const done = await store.correct({
    issue: 1,
    revision: issue.revision,
    item: { ...old, amended, ...change },
    at: Date.now(),
    audit: {
      at: 0,
      actor: { person: 'telegram:1', name: null, from: null },
      action: 'corrected',
      subject: `issue 1.${number}`,
      detail: {},
    },
  })
  worker?.wake()
  return done.kind === 'corrected' ? done.copies : -1
}

/** Resolves when no fix is open, with those states that any is in. */
export async function settled(store: Store): Promise<Partial<Record<FixState, number>>> {
  await eventually(async () => expect(await store.fixes(1)).toMatchObject({ pending: 0, sending: 0 }))
  return Object.fromEntries(Object.entries(await store.fixes(1)).filter(([, count]) => count > 0))
}

/** What stands in a chat, in order of arrival. */
export const standing = ({ stands }: Recorder, name: string): readonly string[] =>
  [...stands].flatMap(([id, part]) => (id.startsWith(`${name}-`) ? part : []))
