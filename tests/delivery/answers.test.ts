import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnswers } from '../../src/delivery/answers.ts'
import { DeliveryError, type DeliveryFailure } from '../../src/errors.ts'
import type { Target } from '../../src/model.ts'

const chat = (name: string): Target => ({ platform: 'recorder', account: 'local', chat: name, thread: null })
const ann = chat('ann')
const throttled = (retryAfterMs: number, scope: 'chat' | 'lane' = 'chat'): DeliveryFailure => ({
  kind: 'throttled',
  retryAfterMs,
  scope,
  reason: 'too fast',
})

/** Answers over a clock that only moves when it is told, and what went when, in milliseconds since the beginning. */
function over({ turn = async () => Date.now(), chatMs = 1000 } = {}) {
  const began = Date.now()
  const went: [name: string, at: number][] = []
  const closing = new AbortController()
  const warned: string[] = []
  const answers = createAnswers({
    turn,
    chatMs: () => chatMs,
    log: { warn: (_, text) => void warned.push(text) },
    now: Date.now,
    elapsed: () => Date.now(),
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        setTimeout(resolve, ms)
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
    closing: closing.signal,
  })
  /** Says something that fails in these ways before it goes. */
  const say = (target: Target, name: string, ...fates: DeliveryFailure[]) =>
    answers.inTurn(target, async () => {
      const fate = fates.shift()
      if (fate) throw new DeliveryError(fate)
      went.push([name, Date.now() - began])
      return name
    })
  return { answers, say, went, closing, warned }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('answers', () => {
  it('wait out a pause of their chat, in the order in which they were asked for, and hold up no other chat', async () => {
    const { say, went } = over()
    const all = [say(ann, 'first', throttled(2000)), say(ann, 'second'), say(ann, 'third'), say(chat('bob'), 'other')]
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await Promise.all(all)).toEqual(['first', 'second', 'third', 'other'])
    expect(went).toEqual([
      ['other', 0],
      ['first', 2000],
      ['second', 3000],
      ['third', 4000],
    ])
  })

  it('go side by side as long as nobody asks for a distance', async () => {
    const { say, went } = over()
    await Promise.all([say(ann, 'first'), say(ann, 'second'), say(ann, 'third')])
    expect(went.map(([, at]) => at)).toEqual([0, 0, 0])
  })

  it('wait for all chats where the whole lane was too fast', async () => {
    const { say, went } = over()
    const first = say(ann, 'first', throttled(5000, 'lane'))
    await vi.advanceTimersByTimeAsync(1)
    const other = say(chat('bob'), 'other')
    await vi.advanceTimersByTimeAsync(10_000)
    await Promise.all([first, other])
    expect(went.map(([, at]) => at)).toEqual([5000, 5000])
  })

  it('are given up at once where the pause is longer than anybody waits, later ones without a try', async () => {
    const { say, went } = over()
    await expect(say(ann, 'first', throttled(31_000))).rejects.toMatchObject({ failure: { kind: 'throttled' } })
    await expect(say(ann, 'second')).rejects.toMatchObject({ failure: { kind: 'throttled' } })
    expect(went).toEqual([])
  })

  it('are given up when all pauses together are too long, and when the place on the lane is too far', async () => {
    const { say } = over()
    const first = say(ann, 'first', ...Array.from({ length: 5 }, () => throttled(8000)))
    const failed = expect(first).rejects.toMatchObject({ failure: { kind: 'throttled' } })
    await vi.advanceTimersByTimeAsync(40_000)
    await failed
    const far = over({ turn: async () => Date.now() + 31_000 })
    await expect(far.say(ann, 'second')).rejects.toMatchObject({ failure: { kind: 'throttled' } })
  })

  it('are tried again where the platform was not reached, and never where they may have arrived', async () => {
    const { say, went } = over()
    const away: DeliveryFailure = { kind: 'unavailable', reason: 'away' }
    const first = say(ann, 'first', away, away)
    await vi.advanceTimersByTimeAsync(3000)
    await first
    expect(went).toEqual([['first', 2000]])
    await expect(say(ann, 'second', { kind: 'uncertain', reason: 'no answer' })).rejects.toMatchObject({
      failure: { kind: 'uncertain' },
    })
  })

  it('stop waiting when the program ends', async () => {
    const { say, closing } = over()
    const first = say(ann, 'first', throttled(20_000))
    const failed = expect(first).rejects.toThrow()
    await vi.advanceTimersByTimeAsync(10)
    closing.abort()
    await failed
  })
})

describe('the word about a lost answer', () => {
  it('comes when the pause is over, once for a chat', async () => {
    const { answers, say } = over()
    await say(ann, 'first', throttled(60_000)).catch(() => {})
    const told: number[] = []
    const began = Date.now()
    const tell = async (): Promise<void> => void told.push(Date.now() - began)
    const all = [answers.afterPause(ann, tell), answers.afterPause(ann, tell), answers.afterPause(ann, tell)]
    await vi.advanceTimersByTimeAsync(59_000)
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    await Promise.all(all)
    expect(told).toEqual([60_000])
    await answers.afterPause(ann, tell)
    expect(told).toHaveLength(2)
  })

  it('is dropped after an hour, and where it is refused that is logged', async () => {
    const { answers, say, warned } = over()
    await say(ann, 'first', throttled(3_700_000)).catch(() => {})
    const tell = vi.fn(async () => {
      throw new DeliveryError({ kind: 'unreachable', reason: 'blocked' })
    })
    await answers.afterPause(ann, tell)
    expect(tell).not.toHaveBeenCalled()
    await answers.afterPause(chat('bob'), tell)
    expect(warned).toEqual(['nobody could be told that an answer got lost'])
  })
})
