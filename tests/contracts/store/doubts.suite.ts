import { describe, expect, it } from 'vitest'
import type { When } from '../../../src/model.ts'
import type { OpenBench } from '../store.suite.ts'
import { delivered } from './corrections.suite.ts'
import {
  beat,
  chat,
  chatsOf,
  claimOf,
  correct,
  edition,
  fixMark,
  item,
  mark,
  noon,
  publication,
  publish,
  sent,
  subscribe,
} from './samples.ts'

const hourMs = 3_600_000

export const doubtSuite = (open: OpenBench): void => {
  describe('what may have arrived', () => {
    it('is held when a lease runs out, or sent again and counted, as the operator chose', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await beat(store, { leaseUntil: noon + 10 })
      const again = await beat(store, { now: noon + 10, leaseUntil: noon + 20, onUncertain: 'resend' })
      expect(again).toMatchObject({ expired: 1, claims: [{ part: 0, attempt: 2 }] })
      expect((await rows.parts()).map((part) => part.state)).toEqual(['uncertain'])
      expect(await beat(store, { now: noon + 20, onUncertain: 'hold' })).toMatchObject({ expired: 1, claims: [] })
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'uncertain', attempt: 2, doubts: 2 }])
    })

    it('is sent again only if it became so now, when a worker is gone', async () => {
      const { store } = await open()
      await subscribe(store, ['old', 'new'])
      await publish(store, 'One')
      await beat(store, { worker: 'before', lanes: [{ slots: 1 }] })
      expect(await store.abandon('before', noon)).toBe(1)
      await beat(store, { worker: 'gone' })
      expect(await store.abandon('gone', noon, 'resend')).toBe(1)
      // It may have come in a moment ago.
      expect((await beat(store, { now: noon + 999 })).claims).toEqual([])
      const { claims } = await beat(store, { now: noon + 1000 })
      expect(claims).toMatchObject([{ target: { chat: 'new' }, attempt: 2 }])
      await beat(store, { now: noon + 1000, marks: claims.map((claim) => sent(claim)) })
      expect((await store.deliveries(1, 0, 9)).map(({ state, doubts }) => [state, doubts])).toEqual([
        ['uncertain', 1],
        ['sent', 1],
      ])
    })

    it('lets nothing else into the chat for a second: it may have come in a moment ago', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await publish(store, 'Two')
      await beat(store, { worker: 'gone' })
      await store.abandon('gone', noon)
      expect((await beat(store, { now: noon + 999 })).claims).toEqual([])
      expect((await beat(store, { now: noon + 1000 })).claims).toMatchObject([{ issue: 2 }])
    })

    it('can be sent again at a time of its own', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store), 'a')
      const doubt = mark(claim, { kind: 'uncertain', reason: 'hung up', resendAt: noon + 500 })
      expect(await beat(store, { marks: [doubt] })).toMatchObject({ claims: [], nextAt: noon + 500 })
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'pending', doubts: 1 }])
      expect(claimOf(await beat(store, { now: noon + 500 }), 'a').attempt).toBe(2)
    })

    it('can be left', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      await publish(store, 'Two')
      await beat(store, { worker: 'gone' })
      await store.abandon('gone', noon)
      expect(await store.leaveUncertain(2, noon)).toBe(0)
      expect(await store.backlog()).toMatchObject({ uncertain: 2 })
      expect(await store.leaveUncertain(1, noon)).toBe(2)
      expect(await store.deliveries(1, 0, 9, ['failed'])).toMatchObject([{ reason: 'left' }, { reason: 'left' }])
      expect(await store.deliveries(1, 0, 9, ['uncertain', 'sent'])).toEqual([])
      expect((await rows.tallies()).filter((row) => row.state === 'failed')).toMatchObject([{ issue: 1, count: 2 }])
      expect(await store.backlog()).toEqual({ dueAt: noon + 1000, uncertain: 0 })
    })
  })

  describe('an earlier state that was put back', () => {
    it('holds what may have gone out since, whatever it was waiting for, and asks before it goes out again', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['arrived', 'under way', 'busy', 'waiting'])
      await store.subscribe(chat('evening'), { hour: 20, minute: 0, timeZone: 'UTC' }, noon)
      const dueAt = ({ hour }: When) => (hour === null ? noon : noon + 8 * hourMs)
      const two = publication(edition([item(1)], { title: 'Two' }), { dueAt })
      await publish(store, 'One')
      await store.publish(two)
      const { claims } = await beat(store, { lanes: [{ slots: 2 }] })
      const [arrived] = claims
      if (arrived === undefined) throw new Error('claims expected')
      await beat(store, { marks: [sent(arrived)], lanes: [] })
      // Its second issue waits for the first one.
      await beat(store, { lanes: [{ slots: 1 }] })

      const held = async () => {
        let all = 0
        for (let next = { held: 0, more: true }; next.more; all += next.held)
          next = await store.holdPutBack(noon + 1_000)
        return all
      }
      expect(await held()).toBe(8)
      expect(await held()).toBe(0)
      expect(await store.progress(1)).toMatchObject({ sent: 1, uncertain: 4, pending: 0, sending: 0 })
      expect(await store.progress(2)).toMatchObject({ uncertain: 4, pending: 1, sending: 0 })
      expect((await rows.tallies()).filter(({ count }) => count > 0)).toEqual([
        expect.objectContaining({ issue: 1, state: 'sent', count: 1 }),
        expect.objectContaining({ issue: 1, state: 'uncertain', count: 4 }),
        expect.objectContaining({ issue: 2, state: 'pending', count: 1 }),
        expect.objectContaining({ issue: 2, state: 'uncertain', count: 4 }),
      ])
      expect((await beat(store, { now: noon + 2_000, onUncertain: 'resend' })).claims).toEqual([])
      expect(await store.leaveUncertain(1, noon)).toBe(4)
      expect(await store.resendUncertain(2, noon)).toBe(4)
      expect(chatsOf(await beat(store, { now: noon + 2_000 }))).toEqual(['arrived', 'under way', 'busy', 'waiting'])
    })

    it('puts copies right again, as that changes nothing, and tells nobody twice', async () => {
      const { store } = await open()
      await delivered(store, 'a', 'b')
      await subscribe(store, ['late'])
      await correct(store, 1)
      await publish(store, 'Two')
      const gone = { kind: 'step', message: { part: 0, became: 'gone' }, next: 'tell', nextAt: noon + 500 } as const
      const { fixes } = await beat(store)
      const [a] = fixes
      if (a === undefined) throw new Error('fixes expected')
      await beat(store, { fixMarks: [fixMark(a, gone)], lanes: [] })
      while ((await store.holdPutBack(noon)).more);
      expect(await store.fixes(1)).toMatchObject({ uncertain: 1, pending: 1 })
      // A copy that may have gone out since was right by then.
      expect(await store.fixes(2)).toMatchObject({ pending: 0 })
      const after = await beat(store, { now: noon + 24 * hourMs })
      expect(after.fixes.map(({ target, telling }) => [target.chat, telling])).toEqual([['b', false]])
    })
  })

  describe('a broadcast that loses most of its readers', () => {
    const stop = (also: readonly number[]) => ({ reason: 'most are gone', also })

    it('stops, and takes back those that it lost before', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      const { claims } = await beat(store, { lanes: [{ slots: 2 }] })
      const [a, b] = claims
      if (a === undefined || b === undefined) throw new Error('two claims expected')
      await beat(store, { marks: [mark(a, { kind: 'lost', reason: 'blocked' })], lanes: [] })
      expect(await store.subscription(chat('a'))).toMatchObject({ state: 'paused' })
      const lost = mark(b, { kind: 'lost', reason: 'no such chat', stop: stop([a.delivery, b.delivery, 99]) })
      expect(await beat(store, { marks: [lost] })).toMatchObject({ claims: [], nextAt: null })
      expect(await store.halted(1)).toEqual({ kind: 'too-many-lost', reason: 'most are gone' })
      expect(await store.progress(1)).toMatchObject({ pending: 3, failed: 0 })
      expect(await store.subscriptionCounts()).toMatchObject({ active: 3, paused: 0 })
      expect(await store.backlog()).toEqual({ dueAt: null, uncertain: 0 })
    })

    it('goes on when told to, and is not stopped for it again', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const first = claimOf(await beat(store), 'a')
      await beat(store, { marks: [mark(first, { kind: 'lost', reason: 'gone', stop: stop([]) })], lanes: [] })
      await store.unhalt(1)
      const again = claimOf(await beat(store), 'a')
      await beat(store, { marks: [mark(again, { kind: 'lost', reason: 'gone', stop: stop([]) })], lanes: [] })
      expect(await store.halted(1)).toBeNull()
      expect(await store.subscription(chat('a'))).toMatchObject({ state: 'paused', reason: 'gone' })
    })

    it('goes on without insisting, and is stopped for it again', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const first = claimOf(await beat(store), 'a')
      await beat(store, { marks: [mark(first, { kind: 'lost', reason: 'gone', stop: stop([]) })], lanes: [] })
      await store.unhalt(1, false)
      expect(await store.halted(1)).toBeNull()
      const again = claimOf(await beat(store), 'a')
      await beat(store, { marks: [mark(again, { kind: 'lost', reason: 'gone', stop: stop([]) })], lanes: [] })
      expect(await store.halted(1)).not.toBeNull()
    })

    it('leaves a reader alone who was paused for something else meanwhile', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const ticked = await beat(store)
      await beat(store, { marks: [mark(claimOf(ticked, 'a'), { kind: 'failed', reason: 'too long' })] })
      await store.pause(chat('a'), 'kicked', noon)
      await beat(store, {
        marks: [mark(claimOf(ticked, 'b'), { kind: 'lost', reason: 'gone', stop: stop([1]) })],
      })
      expect(await store.subscription(chat('a'))).toMatchObject({ state: 'paused', reason: 'kicked' })
      expect(chatsOf(await beat(store))).toEqual([])
    })
  })
}
