import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAnswers } from '../../src/delivery/answers.ts'
import { createParts } from '../../src/delivery/parts.ts'
import { patience } from '../../src/delivery/retry.ts'
import { createSendLog } from '../../src/delivery/send-log.ts'
import { createSender } from '../../src/delivery/sender.ts'
import { createWorker } from '../../src/delivery/worker.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createHost } from '../../src/host.ts'
import type { Log } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import type { Target } from '../../src/model.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { eventually } from '../fakes/eventually.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { roomOver } from '../fakes/room.ts'

const chat = (name: string): Target => ({ platform: 'recorder', account: 'local', chat: name, thread: null })
const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const one = draftOf(item(1, 'Rates fall', 'finance'))
const pausing = { kind: 'throttled', scope: 'lane', reason: 'too fast' } as const

interface Line {
  readonly level: string
  readonly what: Readonly<Record<string, unknown>>
  readonly text: string
}

/** A log that is kept. */
function createPages(): Log & { readonly lines: Line[] } {
  const lines: Line[] = []
  const write = (level: string) => (what: object, text?: string) =>
    void lines.push({ level, what: { ...what }, text: text ?? '' })
  return { lines, debug: () => {}, info: write('info'), warn: write('warn'), error: write('error') }
}

interface HouseOptions {
  readonly perSecond?: number
  readonly chatMs?: number
  readonly onUncertain?: 'hold' | 'resend'
  readonly readers?: number
}

async function house({ perSecond = 100_000, chatMs = 0, onUncertain = 'hold', readers = 1 }: HouseOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
  const path = join(folder, 'brief.db')
  const store = openSqlite({ path, busyMs: 10 })
  const recorder = createRecorder({ perSecond, chatMs })
  const log = createPages()
  const notices = createSendLog(log, Date.now)
  const worker = createWorker({
    store,
    adapters: [recorder],
    log,
    name: 'test/1/a',
    now: Date.now,
    slots: 8,
    leaseMs: 60_000,
    storePauseMs: 5,
    onUncertain,
    send: createSender({
      partsOf: createParts(store, 'en'),
      patience: { ...patience, firstDelayMs: 2, longestDelayMs: 4, onUncertain },
      timeoutMs: 30,
      now: Date.now,
      random: () => 0,
    }),
    fix: async () => ({ kind: 'failed', reason: 'nothing is corrected here' }),
    onFix: () => {},
    onVerdict: notices.verdict,
  })
  const desk = createDesk({ store, brief, now: Date.now, owners: [], onPublished: worker.wake })
  const room = roomOver(store, brief)
  const closing = new AbortController()
  const answers = createAnswers({
    turn: worker.turn,
    chatMs: () => chatMs,
    log,
    now: Date.now,
    elapsed: () => performance.now(),
    closing: closing.signal,
  })
  const host = createHost({ context: room, log, metrics: createMetrics(store), answers })
  onTestFinished(async () => {
    closing.abort()
    await worker.stop()
    await store.close()
    rmSync(folder, { recursive: true })
  })
  const all = Array.from({ length: readers }, (_, index) => ({ target: chat(`c${index}`), wants: {} }))
  await store.subscribeAll(all, 0)
  return { path, store, recorder, log, worker, desk, host }
}

describe('answers to people', () => {
  it('take their place in a broadcast, which makes room for them', async () => {
    const { recorder, desk, worker } = await house({ perSecond: 10, readers: 6 })
    const sends: number[] = []
    recorder.fail = () => void sends.push(Date.now())
    worker.start()
    await desk.publish(one)
    await eventually(() => expect(sends.length).toBeGreaterThan(1))
    const turns = await Promise.all([worker.turn(chat('asker')), worker.turn(chat('another'))])
    await eventually(() => expect(sends.length).toBe(6))
    expect((turns[1] ?? 0) - (turns[0] ?? 0)).toBeGreaterThan(90)
    for (const turn of turns) expect(sends.filter((at) => at >= turn && at < turn + 90)).toEqual([])
  })

  it('go at once where nothing is pending, and when the store cannot say', async () => {
    const { store, worker, host } = await house({ perSecond: 1, readers: 0 })
    worker.start()
    await worker.idle()
    const spend = vi.spyOn(store, 'reserveSlot')
    for (let times = 0; times < 20; times++) await host.inTurn(chat('asker'), async () => {})
    expect(spend).not.toHaveBeenCalled()
    spend.mockRejectedValue(new Error('locked'))
    const { desk } = await house({ readers: 1 })
    await desk.publish(one)
    await host.inTurn(chat('asker'), async () => {})
  })

  it('are not kept waiting for the end of a long pause', async () => {
    const { recorder, desk, worker, host, store } = await house({ readers: 1 })
    recorder.fail = () => ({ ...pausing, retryAfterMs: 3_600_000 })
    worker.start()
    await desk.publish(one)
    await eventually(async () => expect(await store.lanes()).toMatchObject([{ reason: 'too fast' }]))
    await expect(host.inTurn(chat('asker'), async () => {})).rejects.toMatchObject({
      failure: { kind: 'throttled', scope: 'lane' },
    })
  })
})

describe('a pause that the platform asks for', () => {
  it('is told once, with its end, however many sends run into it; and nothing is sent', async () => {
    const { recorder, desk, worker, log } = await house({ readers: 30 })
    recorder.fail = () => ({ ...pausing, retryAfterMs: 3 * 3_600_000 })
    worker.start()
    await desk.publish(one)
    await worker.idle()
    expect(recorder.tried.length).toBeLessThanOrEqual(8)
    const told = log.lines.filter((line) => line.text.includes('asks for a pause'))
    expect(told).toMatchObject([{ level: 'warn', what: { platform: 'recorder', reason: 'too fast' } }])
    const left = Date.parse(String(told[0]?.what.until)) - Date.now()
    expect(left / 3_600_000).toBeCloseTo(3, 1)
  })

  it('is told when it is over, if it is short without alarm', async () => {
    const { recorder, desk, worker, log, store } = await house({ readers: 1 })
    recorder.fail = (_target, _part, trial) => (trial === 1 ? { ...pausing, retryAfterMs: 20 } : undefined)
    worker.start()
    await desk.publish(one)
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 1 }))
    await eventually(() => expect(log.lines.map(({ level }) => level)).toEqual(['info', 'info']))
    expect(log.lines[1]?.text).toContain('goes on')
  })
})

describe('readers who cannot be reached', () => {
  it('stop the broadcast if they are most of all, instead of losing their subscriptions', async () => {
    const { store, recorder, desk, worker, log } = await house({ readers: 60 })
    recorder.fail = () => ({ kind: 'unreachable', reason: 'chat not found' })
    worker.start()
    await desk.publish(one)
    await eventually(async () => expect((await store.halted(1))?.reason).toContain('briefwire deliveries 1 --go-on'))
    await worker.idle()
    expect(await store.subscriptionCounts()).toMatchObject({ active: 60, paused: 0 })
    expect(recorder.tried.length).toBeLessThan(40)
    expect(log.lines.filter(({ level }) => level === 'error')[0]?.text).toContain('issue 1 is stopped')

    await store.unhalt(1)
    worker.wake()
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ failed: 60, pending: 0 }))
    expect(await store.subscriptionCounts()).toMatchObject({ active: 0, paused: 60 })
  })

  it('only lose theirs if they are the lesser part', async () => {
    const { store, recorder, desk, worker } = await house({ readers: 100 })
    recorder.fail = (target) =>
      Number(target.chat.slice(1)) % 5 < 2 ? { kind: 'unreachable', reason: 'blocked' } : undefined
    worker.start()
    await desk.publish(one)
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 60, failed: 40 }))
    expect(await store.subscriptionCounts()).toMatchObject({ active: 60, paused: 40 })
  })
})

describe('a send that may have arrived', () => {
  it('is sent again where the operator chose so, and counted in the ledger', async () => {
    const { store, recorder, desk, worker, log } = await house({ onUncertain: 'resend' })
    recorder.fail = (_target, _part, trial) => (trial === 1 ? 'hang' : undefined)
    worker.start()
    await desk.publish(one)
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 1, uncertain: 0 }))
    expect(await store.deliveries(1, 0, 9)).toMatchObject([{ attempt: 2, doubts: 1 }])
    expect(log.lines).toMatchObject([{ level: 'warn', text: expect.stringContaining('it is sent again') }])
  })
})

describe('a database that another process keeps locked', () => {
  it('stops the sending, says so once, and loses and doubles nothing', async () => {
    const { path, store, recorder, desk, worker, log } = await house({ readers: 40 })
    const other = new Database(path)
    await desk.publish(one)
    recorder.fail = () => {
      if (recorder.tried.length === 3) other.exec('begin immediate')
      return undefined
    }
    worker.start()
    await eventually(() => expect(log.lines).toMatchObject([{ level: 'error' }]))
    expect(log.lines[0]?.what.reason).toContain('in use by another process')
    await eventually(() => expect(recorder.sent.length).toBe(recorder.tried.length))
    expect(recorder.tried.length).toBeLessThanOrEqual(3 + 8)
    other.exec('rollback')
    other.close()
    await eventually(async () => expect(await store.progress(1)).toMatchObject({ sent: 40, uncertain: 0 }))
    expect(recorder.tried.length).toBe(40)
    expect(log.lines.map(({ text }) => text)).toEqual([
      expect.stringContaining('nothing is sent'),
      expect.stringContaining('works again'),
    ])
  })
})
