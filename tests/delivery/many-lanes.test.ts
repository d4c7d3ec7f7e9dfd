import { afterEach, expect, it } from 'vitest'
import { createParts } from '../../src/delivery/parts.ts'
import { patience } from '../../src/delivery/retry.ts'
import { createSender } from '../../src/delivery/sender.ts'
import { createWorker, type Worker } from '../../src/delivery/worker.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createLog } from '../../src/log.ts'
import type { Target } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { eventually } from '../fakes/eventually.ts'
import { createRecorder } from '../fakes/recorder.ts'

const chats = ['a', 'b']
const accounts = Array.from({ length: 12 }, (_, at) => `w${at}`)
const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const running: Worker[] = []
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop()
})

/** Twelve workspaces of two chats each, of which a tick asks for three, and five sends at once. */
async function house() {
  const store = emptyStore()
  const asked: number[] = []
  const watched: Store = {
    ...store,
    tick(tick) {
      asked.push(tick.lanes.length)
      return store.tick(tick)
    },
  }
  const serving = [...accounts]
  const recorder = Object.assign(createRecorder({ perSecond: 100_000, chatMs: 0 }), { accounts: () => serving })
  let underWay = 0
  let most = 0
  const send = createSender({
    partsOf: createParts(store, 'en'),
    patience: { ...patience, firstDelayMs: 2, longestDelayMs: 4, onUncertain: 'hold' },
    timeoutMs: 5000,
    now: Date.now,
    random: () => 0,
  })
  const worker = createWorker({
    store: watched,
    adapters: [recorder],
    log,
    name: 'test/1/a',
    now: Date.now,
    slots: 4,
    mostUnderWay: 5,
    lanesAtOnce: 3,
    leaseMs: 60_000,
    async send(claim, adapter) {
      most = Math.max(most, ++underWay)
      await new Promise((done) => setImmediate(done))
      return send(claim, adapter).finally(() => underWay--)
    },
    fix: async () => ({ kind: 'failed', reason: 'nothing is corrected here' }),
    onFix: () => {},
    onVerdict: () => {},
  })
  running.push(worker)
  const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
  const desk = createDesk({ store, brief, now: Date.now, owners: [], onPublished: () => worker.wake() })
  const place = (account: string, chat: string): Target => ({ platform: 'recorder', account, chat, thread: null })
  for (const account of accounts)
    for (const chat of chats) await store.subscribe(place(account, `${account} ${chat}`), {}, Date.now())
  const arrived = (headline: string) =>
    recorder.sent.filter(({ part }) => part.includes(headline)).map(({ chat }) => chat)
  return { store, desk, recorder, worker, serving, asked, place, arrived, most: () => most }
}

const everybody = accounts.flatMap((account) => chats.map((chat) => `${account} ${chat}`)).sort()

it('serves many lanes a few at a time, each chat once, with so many sends at once in all', async () => {
  const { desk, worker, asked, arrived, most } = await house()
  await desk.publish(draftOf(item(1, 'Rates fall')))
  worker.start()
  await eventually(() => expect(arrived('Rates fall').sort()).toEqual(everybody))
  await desk.publish(draftOf(item(1, 'Wallets spread')))
  await eventually(() => expect(arrived('Wallets spread').sort()).toEqual(everybody))
  await worker.idle()
  expect(arrived('Rates fall')).toHaveLength(everybody.length)
  expect(Math.max(...asked)).toBe(3)
  expect(most()).toBe(5)
})

it('asks for no lane on which nothing waits', async () => {
  const { store, desk, worker, asked, place, arrived } = await house()
  worker.start()
  await worker.idle()
  await store.subscribe(place('w7', 'lonely'), { topics: ['chess'] }, Date.now())
  for (const account of accounts)
    for (const chat of chats)
      await store.subscribe(place(account, `${account} ${chat}`), { topics: ['tea'] }, Date.now())
  asked.length = 0
  await desk.publish(draftOf(item(1, 'A gambit', 'chess')))
  await eventually(() => expect(arrived('A gambit')).toEqual(['lonely']))
  await worker.idle()
  expect(Math.max(...asked)).toBe(1)
})

it('tries again, goes on when a lane was opened, and serves an account that comes later', async () => {
  const { store, desk, recorder, worker, serving, arrived } = await house()
  serving.splice(serving.indexOf('w3'), 1)
  recorder.fail = ({ account, chat }, _part, trial) => {
    if (account === 'w5') return { kind: 'unauthorized', reason: 'revoked' }
    return chat.endsWith('b') && trial <= 20 ? { kind: 'unavailable', reason: 'a moment' } : undefined
  }
  await desk.publish(draftOf(item(1, 'Rates fall')))
  worker.start()
  const without = (...gone: readonly string[]) =>
    everybody.filter((chat) => !gone.some((each) => chat.startsWith(`${each} `)))
  await eventually(() => expect(arrived('Rates fall').sort()).toEqual(without('w3', 'w5')))
  recorder.fail = () => undefined
  await store.openLane({ platform: 'recorder', account: 'w5' })
  worker.wake()
  await eventually(() => expect(arrived('Rates fall').sort()).toEqual(without('w3')))
  serving.push('w3')
  await eventually(() => expect(arrived('Rates fall').sort()).toEqual(everybody))
})
