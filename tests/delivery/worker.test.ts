import { afterEach, describe, expect, it } from 'vitest'
import { createRender } from '../../adapters/console/render.ts'
import { createParts } from '../../src/delivery/parts.ts'
import { patience } from '../../src/delivery/retry.ts'
import { createSender } from '../../src/delivery/sender.ts'
import { createWorker, type Worker } from '../../src/delivery/worker.ts'
import { createDesk } from '../../src/desk/desk.ts'
import type { Doc } from '../../src/doc.ts'
import { createLog } from '../../src/log.ts'
import { defaultWants, type Target, type Wants } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { eventually } from '../fakes/eventually.ts'
import { createRecorder } from '../fakes/recorder.ts'

const chat = (name: string): Target => ({ platform: 'recorder', account: 'local', chat: name, thread: null })
const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const two = draftOf(item(1, 'Rates fall', 'finance'), item(2, 'Wallets spread', 'payments'))
const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const running: Worker[] = []

interface HouseOptions {
  onUncertain?: 'hold' | 'resend'
  timeoutMs?: number
  /** Puts something between the worker and the store. */
  wrap?: (store: Store) => Store
}

function house({ onUncertain = 'hold', timeoutMs = 5000, wrap = (store) => store }: HouseOptions = {}) {
  const store = emptyStore()
  const recorder = createRecorder({ perSecond: 100_000, chatMs: 0 })
  const desk = createDesk({ store, brief, now: Date.now, owners: [] })
  const quick = { ...patience, firstDelayMs: 2, longestDelayMs: 4, onUncertain }
  const worker = createWorker({
    store: wrap(store),
    adapters: [recorder],
    log,
    name: 'test/1/a',
    now: Date.now,
    slots: 8,
    leaseMs: 60_000,
    send: createSender({
      partsOf: createParts(store, 'en'),
      patience: quick,
      timeoutMs,
      now: Date.now,
      random: () => 0,
    }),
    fix: async () => ({ kind: 'failed', reason: 'nothing is corrected here' }),
    onFix: () => {},
    onVerdict: () => {},
  })
  running.push(worker)
  return { store, recorder, desk, worker }
}

afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop()
})

describe('delivering an issue', () => {
  it('brings each reader their part of it, in order, once', async () => {
    const { store, recorder, desk, worker } = house()
    await store.subscribe(chat('all'), {}, 0)
    await store.subscribe(chat('payments'), { topics: ['payments'] }, 0)
    await store.subscribe(chat('health'), { topics: ['health'] }, 0)
    worker.start()
    await desk.publish(two)
    await worker.idle()
    await desk.publish(two)
    await worker.idle()
    const got = (name: string) => recorder.sent.flatMap((sent) => (sent.chat === name ? sent.part : []))
    expect(got('all')).toEqual(['1. Rates fall', '2. Wallets spread'])
    expect(got('payments')).toEqual(['2. Wallets spread'])
    expect(recorder.sent).toHaveLength(3)
    expect(await store.progress(1)).toMatchObject({ sent: 2, pending: 0, sending: 0 })
  })

  it('tells later parts what the first one became', async () => {
    const { store, recorder, desk, worker } = house()
    await store.subscribe(chat('all'), {}, 0)
    worker.start()
    await desk.publish(two)
    await worker.idle()
    expect(recorder.sent.map(({ first }) => first)).toEqual([null, 'all-1'])
    const [delivery] = await store.deliveries(1, 0, 10)
    const receipts = await store.receipts(delivery?.id ?? 0)
    expect(receipts.map(({ part, id }) => [part, id])).toEqual([
      [0, 'all-1'],
      [1, 'all-2'],
    ])
  })

  it('renders once for all who get the same', async () => {
    const { store, recorder, desk, worker } = house()
    for (let at = 0; at < 50; at++) await store.subscribe(chat(`reader ${at}`), {}, 0)
    worker.start()
    await desk.publish(two)
    await worker.idle()
    expect(recorder.sent).toHaveLength(100)
    expect(recorder.renders).toBe(1)
  })

  it('resumes after the part that arrived when the platform says later', async () => {
    const { store, recorder, desk, worker } = house()
    await store.subscribe(chat('all'), {}, 0)
    recorder.fail = (_target, part, trial) =>
      part.startsWith('2') && trial < 4 ? { kind: 'unavailable', reason: 'busy' } : undefined
    worker.start()
    await desk.publish(two)
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 1 }))
    expect(recorder.tried.map(({ part }) => part[0])).toEqual(['1', '2', '2', '2'])
  })

  it('holds a send that may have arrived, and never repeats it by itself', async () => {
    const { store, recorder, desk, worker } = house({ timeoutMs: 20 })
    await store.subscribe(chat('all'), {}, 0)
    recorder.fail = (_target, _part, trial) => (trial === 1 ? 'hang' : undefined)
    worker.start()
    await desk.publish(two)
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ uncertain: 1 }))
    expect(recorder.tried).toHaveLength(1)
    expect(await store.resendUncertain(1, Date.now())).toBe(1)
    worker.wake()
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 1, uncertain: 0 }))
    expect(recorder.sent.map(({ part }) => part[0])).toEqual(['1', '2'])
  })

  it('pauses a reader who is gone, and goes on with the others', async () => {
    const { store, recorder, desk, worker } = house()
    for (const name of ['gone', 'here']) await store.subscribe(chat(name), {}, 0)
    recorder.fail = (target) => (target.chat === 'gone' ? { kind: 'unreachable', reason: 'blocked' } : undefined)
    worker.start()
    await desk.publish(two)
    await worker.idle()
    expect(await store.progress(1)).toMatchObject({ sent: 1, failed: 1 })
    expect(await store.subscription(chat('gone'))).toMatchObject({ state: 'paused', reason: 'blocked' })
  })

  it('follows a chat to its new address', async () => {
    const { store, recorder, desk, worker } = house()
    await store.subscribe(chat('old'), {}, 0)
    recorder.fail = (target) =>
      target.chat === 'old' ? { kind: 'moved', to: chat('new'), reason: 'moved' } : undefined
    worker.start()
    await desk.publish(two)
    await eventually(() => expect(recorder.sent.map((sent) => sent.chat)).toEqual(['new', 'new']))
    expect(await store.subscription(chat('new'))).toMatchObject({ state: 'active' })
  })

  it('stops the broadcast at the first refusal of our own payload', async () => {
    const { store, recorder, desk, worker } = house()
    for (let at = 0; at < 40; at++) await store.subscribe(chat(`reader ${at}`), {}, 0)
    recorder.fail = () => ({ kind: 'rejected', reason: 'malformed' })
    worker.start()
    await desk.publish(two)
    await eventually(async () => expect((await store.halted(1))?.reason).toBe('malformed'))
    await worker.idle()
    expect(recorder.tried.length).toBeLessThanOrEqual(8)
    expect((await store.progress(1)).pending).toBeGreaterThanOrEqual(32)
  })

  it('finishes what is under way when it is stopped, and leaves the rest pending', async () => {
    const { store, recorder, desk, worker } = house()
    for (let at = 0; at < 40; at++) await store.subscribe(chat(`reader ${at}`), {}, 0)
    await desk.publish(two)
    let stopped: Promise<void> | null = null
    recorder.fail = () => {
      stopped ??= worker.stop()
      return undefined
    }
    worker.start()
    await eventually(() => expect(stopped).not.toBeNull())
    await stopped
    const { sending, pending, uncertain } = await store.progress(1)
    expect({ sending, pending, uncertain }).toEqual({ sending: 0, pending: 40, uncertain: 0 })
    expect(recorder.sent.length).toBeGreaterThan(0)
    expect(recorder.sent.length).toBeLessThanOrEqual(8)
  })

  it('skips a reader who chose other topics before their hour came', async () => {
    const { store, recorder, desk, worker } = house()
    await store.subscribe(chat('fickle'), { topics: ['payments'] }, 0)
    await desk.publish(two)
    await store.subscribe(chat('fickle'), { topics: ['health'] }, 0)
    worker.start()
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ skipped: 1, pending: 0, failed: 0 }))
    expect(recorder.tried).toEqual([])
  })

  it('remembers what was sent while the store does not answer', async () => {
    const { store, recorder, desk, worker } = house({
      wrap: (real) => {
        let broken = false
        return {
          ...real,
          async tick(tick) {
            if (tick.marks.length > 0 && !broken) {
              broken = true
              throw new Error('disk full')
            }
            return real.tick(tick)
          },
        }
      },
    })
    await store.subscribe(chat('all'), {}, 0)
    worker.start()
    await desk.publish(two)
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 1 }))
    expect(recorder.tried.map(({ part }) => part[0])).toEqual(['1', '2'])
  })
})

it('renders once what is the same for readers who chose it differently, buttons and all', async () => {
  const store = emptyStore()
  const partsOf = createParts(store, 'en')
  await createDesk({ store, brief, now: Date.now, owners: [] }).publish(two)
  let renderings = 0
  const render = (doc: Doc) => {
    renderings++
    return [JSON.stringify(doc)]
  }
  const adapter = { ...createRecorder({ perSecond: 1, chatMs: 0 }), render }
  const parts = async (chosen: Partial<Wants>) => {
    const wants = { ...defaultWants, ...chosen, format: 'headlines' } as const
    return partsOf({ issue: 1, revision: 1, wants, missed: null }, adapter)
  }
  const first = await parts({ topics: ['payments'] })
  expect(String(first)).toContain('issue 1 headlines 2 of 2"')
  expect(String(first)).toMatch(/1 more: .*"issue 1"/)
  expect(await parts({ topics: ['payments', 'health'] })).toBe(first)
  expect(await parts({ mute: ['rates'], pictures: false, previews: true })).toBe(first)
  expect(renderings).toBe(1)
  expect(await parts({ topics: ['finance'] })).not.toBe(first)
  expect(String(await parts({}))).not.toMatch(/ of |more/)
  expect(await parts({ topics: ['health'] })).toBeNull()
  expect(renderings).toBe(3)
})

it('says what topics are called beside their tags, in the language of the reader, and renders no more for it', async () => {
  const store = emptyStore()
  const partsOf = createParts(store, 'en')
  await createDesk({ store, brief, now: Date.now, owners: [] }).publish(two)
  const render = createRender({ width: 80, colour: false })
  const adapter = { ...createRecorder({ perSecond: 1, chatMs: 0 }), render }
  const parts = async (language: 'en' | 'zh') =>
    partsOf({ issue: 1, revision: 1, wants: { ...defaultWants, language }, missed: null }, adapter)
  expect(String(await parts('en'))).toMatch(/#payments$/m)
  expect(String(await parts('zh'))).toMatch(/#finance 金融.*#payments 支付/s)
  expect(await parts('zh')).toBe(await parts('zh'))
})

it('finds the items of a topic that was given another name after the reader’s turn had come', async () => {
  const store = emptyStore()
  const partsOf = createParts(store, 'en')
  await createDesk({ store, brief, now: Date.now, owners: [] }).publish(two)
  const adapter = { ...createRecorder({ perSecond: 1, chatMs: 0 }), render: (doc: Doc) => [JSON.stringify(doc)] }
  const parts = async (...topics: string[]) => {
    const wants = { ...defaultWants, topics }
    return String(await partsOf({ issue: 1, revision: 1, wants, missed: null }, adapter))
  }
  const audit = {
    at: 0,
    actor: { person: 'cli', name: null, from: null },
    action: 'edited',
    subject: 'topic payments',
    detail: {},
  } as const
  expect(await parts('payments')).toContain('Wallets spread')
  await store.renameTopic('payments', 'pay', audit)
  for (const slug of ['payments', 'pay']) expect(await parts(slug)).toContain('Wallets spread')
  await store.renameTopic('pay', 'finance', audit)
  for (const slug of ['payments', 'pay', 'finance']) expect(await parts(slug)).toMatch(/Rates fall.*Wallets spread/s)
})
