import { describe, expect, it } from 'vitest'
import { createAnswers } from '../../src/delivery/answers.ts'
import { createMessenger } from '../../src/delivery/messenger.ts'
import { type Doc, paragraph } from '../../src/doc.ts'
import type { DeliveryFailure } from '../../src/errors.ts'
import { idleAnswers } from '../fakes/answers.ts'
import { createRecorder } from '../fakes/recorder.ts'

const target = { platform: 'recorder', account: 'local', chat: 'ann', thread: null }
const doc: Doc = { language: 'en', blocks: [paragraph('Good morning.')] }
const throttled = (retryAfterMs: number): DeliveryFailure => ({
  kind: 'throttled',
  retryAfterMs,
  scope: 'chat',
  reason: 'too fast',
})

/** A messenger over a recorder; `logged` is what the operator reads. */
function voiceOver(turn: (now: number) => number = (now) => now) {
  const recorder = createRecorder({ perSecond: 30, chatMs: 0 })
  const logged: string[] = []
  const write = (_data: object, message?: string): void => void logged.push(message ?? '')
  const log = { debug: write, info: write, warn: write, error: write }
  const closing = new AbortController()
  const messenger = createMessenger({
    adapters: [recorder],
    answers: createAnswers({
      turn: async () => turn(Date.now()),
      chatMs: () => 0,
      log,
      now: Date.now,
      elapsed: () => performance.now(),
      closing: closing.signal,
    }),
    log,
    closing: closing.signal,
  })
  return { recorder, messenger, logged, closing }
}

describe('the messenger', () => {
  it('says something and changes it', async () => {
    const { recorder, messenger } = voiceOver()
    const id = await messenger.say(target, doc)
    expect(recorder.stands.get(id ?? '')).toBe('Good morning.')
    expect(await messenger.change(target, id ?? '', { ...doc, blocks: [paragraph('Good evening.')] })).toBe(true)
    expect(recorder.stands.get(id ?? '')).toBe('Good evening.')
  })

  it('waits for its turn and out a short pause', async () => {
    const { recorder, messenger } = voiceOver((now) => now + 5)
    recorder.fail = (_target, _part, trial) => (trial < 3 ? throttled(5) : undefined)
    expect(await messenger.say(target, doc)).not.toBeNull()
    expect(recorder.tried).toHaveLength(3)
  })

  it('says nothing into a long pause, and never throws', async () => {
    const long = voiceOver((now) => now + 40_000)
    expect(await long.messenger.say(target, doc)).toBeNull()
    expect(long.recorder.tried).toEqual([])
    const { recorder, messenger, logged } = voiceOver()
    recorder.fail = () => throttled(31_000)
    expect(await messenger.say(target, doc)).toBeNull()
    expect(recorder.tried).toHaveLength(1)
    expect(logged).toEqual(['a message of the desk did not go out'])
    expect(await messenger.say({ ...target, platform: 'elsewhere' }, doc)).toBeNull()
    await messenger.offer(target, [])
  })

  it('tells a message that is gone from one that cannot be changed now', async () => {
    const { recorder, messenger } = voiceOver()
    recorder.failChange = () => ({ kind: 'gone', reason: 'deleted' })
    expect(await messenger.change(target, 'x', doc)).toBe(false)
    recorder.failChange = () => ({ kind: 'unavailable', reason: 'later' })
    expect(await messenger.change(target, 'x', doc)).toBeNull()
    const { edit: _edit, ...fixed } = createRecorder({ perSecond: 1, chatMs: 0 })
    const log = { debug() {}, info() {}, warn() {}, error() {} }
    const closing = new AbortController().signal
    const without = createMessenger({ adapters: [fixed], answers: idleAnswers(), log, closing })
    expect(await without.change(target, 'x', doc)).toBe(false)
  })

  it('falls silent when the program ends', async () => {
    const { messenger, closing, recorder, logged } = voiceOver((now) => now + 20_000)
    const waiting = messenger.say(target, doc)
    closing.abort()
    expect(await waiting).toBeNull()
    expect(recorder.tried).toEqual([])
    expect(logged).toEqual([])
  })
})
