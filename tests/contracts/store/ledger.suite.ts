import { describe, expect, it } from 'vitest'
import { defaultWants } from '../../../src/model.ts'
import type { OpenBench } from '../store.suite.ts'
import { beat, chat, chatsOf, claimOf, mark, noon, publish, sent, subscribe } from './samples.ts'

export const ledgerSuite = (open: OpenBench): void => {
  describe('the ledger', () => {
    it('writes a claim down as sending before anybody hears of it, and hands it out once', async () => {
      const { store, other, rows } = await open()
      await subscribe(store, ['a'], { format: 'headlines', topics: ['retail'] })
      const issue = await publish(store, 'One', ['retail'])
      const { claims } = await beat(store)
      expect(claims).toMatchObject([
        {
          delivery: 1,
          issue,
          revision: 1,
          target: chat('a'),
          part: 0,
          attempt: 1,
          first: null,
          follows: null,
          missed: null,
          digest: [],
          addenda: [],
          wants: { ...defaultWants, topics: ['retail'], format: 'headlines' },
        },
      ])
      expect(await rows.deliveries()).toMatchObject([{ state: 'sending', worker: 'w', attempt: 1 }])
      expect((await beat(await other(), { worker: 'x' })).claims).toEqual([])
      expect(await store.workers()).toEqual(['w'])
    })

    it('takes down at once what sends of different parts have come to, each as its own', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const both = await beat(store)
      const second = claimOf(await beat(store, { marks: [sent(claimOf(both, 'a'), 2, noon)] }), 'a')
      await beat(store, { marks: [sent(second), sent(claimOf(both, 'b'))] })
      expect((await store.deliveries(1, 0, 9)).map(({ state, sent, parts }) => [state, sent, parts])).toEqual([
        ['sent', 2, 2],
        ['sent', 1, 1],
      ])
      expect((await store.receipts(2)).map(({ part, id }) => [part, id])).toEqual([[0, 'm2.0']])
    })

    it('sends part after part at their time, with receipts', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const first = claimOf(await beat(store), 'a')
      const waiting = await beat(store, { marks: [sent(first, 2, noon + 3_000)] })
      expect(waiting).toMatchObject({ claims: [], nextAt: noon + 3_000 })
      const second = claimOf(await beat(store, { now: noon + 3_000 }), 'a')
      expect(second).toMatchObject({ part: 1, attempt: 1, first: 'm1.0' })
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sending', sent: 1, parts: 2 }])
      expect(await beat(store, { now: noon + 3_001, marks: [sent(second)] })).toMatchObject({
        claims: [],
        nextAt: null,
      })
      expect(await store.deliveries(1, 0, 9)).toEqual([
        { id: 1, issue: 1, target: chat('a'), state: 'sent', attempt: 1, sent: 2, parts: 2, reason: null, doubts: 0 },
      ])
      expect(await store.receipts(1)).toEqual([
        { part: 0, id: 'm1.0', at: noon },
        { part: 1, id: 'm1.1', at: noon + 3_001 },
      ])
    })

    it.each([
      ['another worker', (claim: object) => ({ worker: 'x', claim })],
      ['another attempt', (claim: object) => ({ worker: 'w', claim: { ...claim, attempt: 2 } })],
      ['another part', (claim: object) => ({ worker: 'w', claim: { ...claim, part: 1 } })],
      ['an unknown delivery', (claim: object) => ({ worker: 'w', claim: { ...claim, delivery: 9 } })],
    ])('refuses a mark from %s', async (_, turn) => {
      const { store, rows } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store), 'a')
      const { worker, claim: other } = turn(claim)
      await beat(store, { worker, marks: [sent({ ...claim, ...other }, 1)] })
      expect(await rows.deliveries()).toMatchObject([{ state: 'sending', worker: 'w' }])
      await beat(store, { marks: [sent(claim)] })
      await beat(store, { marks: [mark(claim, { kind: 'failed', reason: 'late' })] })
      expect(await rows.deliveries()).toMatchObject([{ state: 'sent', worker: null }])
    })

    it('makes uncertain what nobody answered for: a lease that ran out, a worker that is gone', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const early = await beat(store, { lanes: [{ slots: 1 }], leaseUntil: noon + 10 })
      await beat(store, { worker: 'x', leaseUntil: noon + 99 })
      await beat(store, { now: noon + 10 })
      expect((await rows.deliveries()).map((row) => row.state)).toEqual(['uncertain', 'sending'])
      expect(await store.abandon('nobody', noon)).toBe(0)
      expect(await store.abandon('x', noon + 11)).toBe(1)
      await beat(store, { marks: [sent(claimOf(early, 'a'))] })
      expect(await store.progress(1)).toEqual({ pending: 0, sending: 0, sent: 0, failed: 0, uncertain: 2, skipped: 0 })
      expect((await rows.parts()).map((row) => row.state)).toEqual(['uncertain', 'uncertain'])
      expect(await store.receipts(1)).toEqual([])
      expect(await store.workers()).toEqual([])
    })

    it('sends what is uncertain again only when told to, from that part, as another attempt', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await publish(store, 'Two')
      const first = claimOf(await beat(store), 'a')
      const second = claimOf(await beat(store, { marks: [sent(first, 2)] }), 'a')
      await beat(store, { marks: [mark(second, { kind: 'uncertain', reason: 'hung up' })], lanes: [] })
      expect(await store.resendUncertain(2, noon)).toBe(0)
      expect(await store.resendUncertain(null, noon)).toBe(1)
      const again = claimOf(await beat(store), 'a')
      expect(again).toMatchObject({ issue: 1, part: 1, attempt: 2, first: 'm1.0' })
      await beat(store, { marks: [sent(again)] })
      expect((await store.receipts(1)).map((receipt) => receipt.part)).toEqual([0, 1])
      expect(await store.resendUncertain(1, noon)).toBe(0)
    })

    it('tries again when told to, and counts the attempts', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const claim = claimOf(await beat(store), 'a')
      const { nextAt } = await beat(store, {
        marks: [mark(claim, { kind: 'again', at: noon + 500, laneUntil: null, reason: 'busy' })],
      })
      expect(nextAt).toBe(noon + 500)
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'pending', attempt: 1, reason: 'busy' }])
      expect(claimOf(await beat(store, { now: noon + 500 }), 'a')).toMatchObject({ part: 0, attempt: 2 })
    })

    it('fails, skips and loses with a reason; a lost reader pauses and what is left for him is skipped', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      const { claims } = await beat(store)
      const [a, b, c] = claims
      if (a === undefined || b === undefined || c === undefined) throw new Error('three claims expected')
      await beat(store, {
        marks: [
          mark(a, { kind: 'failed', reason: 'too long' }),
          mark(b, { kind: 'skipped', reason: 'nothing' }),
          mark(c, { kind: 'lost', reason: 'blocked' }),
        ],
      })
      expect((await store.deliveries(1, 0, 9)).map((each) => [each.state, each.reason])).toEqual([
        ['failed', 'too long'],
        ['skipped', 'nothing'],
        ['failed', 'blocked'],
      ])
      expect(await store.subscription(chat('c'))).toMatchObject({ state: 'paused', reason: 'blocked' })
      await publish(store, 'Two')
      await store.unsubscribe(chat('a'), noon)
      expect(chatsOf(await beat(store))).toEqual(['b'])
      expect(await store.progress(2)).toMatchObject({ skipped: 1, sending: 1 })
    })

    it('stops an issue whose payload is refused, goes on with others, and with it when told to', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'Bad')
      const claim = claimOf(await beat(store, { lanes: [{ slots: 1 }] }), 'a')
      await publish(store, 'Good')
      const { claims } = await beat(store, { marks: [mark(claim, { kind: 'halted', reason: 'too long' })] })
      expect(claims.map((each) => [each.issue, each.target.chat])).toEqual([
        [2, 'a'],
        [2, 'b'],
      ])
      expect(await store.halted(1)).toEqual({ kind: 'rejected', reason: 'too long' })
      expect(await store.halted(2)).toBeNull()
      expect(await beat(store, { marks: claims.map((each) => sent(each)) })).toMatchObject({ claims: [], nextAt: null })
      await store.unhalt(1)
      expect((await beat(store)).claims.map((each) => [each.issue, each.target.chat])).toEqual([[1, 'b']])
    })

    it('lists deliveries by pages and counts them by state', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      await publish(store, 'Two')
      const all = await store.deliveries(2, 0, 9)
      expect(all.map((each) => each.target.chat)).toEqual(['a', 'b', 'c'])
      expect(await store.deliveries(2, all[0]?.id ?? 0, 1)).toEqual(all.slice(1, 2))
      expect(await store.progress(1)).toEqual({ pending: 3, sending: 0, sent: 0, failed: 0, uncertain: 0, skipped: 0 })
      expect(await store.progress(9)).toEqual({ pending: 0, sending: 0, sent: 0, failed: 0, uncertain: 0, skipped: 0 })
      expect((await rows.deliveries()).length).toBe(6)
    })
  })

  describe('one chat', () => {
    it('gets one thing at a time, older issues first, an issue it has begun before any other', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await publish(store, 'Two')
      const first = await beat(store)
      expect(first.claims.map((claim) => claim.issue)).toEqual([1])
      const parked = await beat(store, { marks: [sent(claimOf(first, 'a'), 2, noon + 1_000)] })
      expect(parked).toMatchObject({ claims: [], nextAt: noon + 1_000 })
      const rest = claimOf(await beat(store, { now: noon + 1_000 }), 'a')
      expect(rest).toMatchObject({ issue: 1, part: 1 })
      const done = await beat(store, { now: noon + 1_000, marks: [sent(rest, 2, noon + 2_000)] })
      expect(done).toMatchObject({ claims: [], nextAt: noon + 2_000 })
      expect(claimOf(await beat(store, { now: noon + 2_000 }), 'a')).toMatchObject({ issue: 2, part: 0 })
    })

    it('does not get what is resent while something else is on its way to it', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await publish(store, 'Two')
      const first = claimOf(await beat(store), 'a')
      const second = claimOf(await beat(store, { marks: [mark(first, { kind: 'uncertain', reason: 'cut off' })] }), 'a')
      await store.resendUncertain(1, noon)
      expect((await beat(store)).claims).toEqual([])
      const again = claimOf(await beat(store, { marks: [sent(second, 2, noon)] }), 'a')
      expect(again).toMatchObject({ issue: 2, part: 1 })
      expect(claimOf(await beat(store, { marks: [sent(again)] }), 'a')).toMatchObject({ issue: 1, attempt: 2 })
    })

    it('does not wait for an older issue that was stopped', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'Bad')
      const { claims } = await beat(store)
      await publish(store, 'Good')
      const [a, b] = claims
      if (a === undefined || b === undefined) throw new Error('two claims expected')
      const later = mark(a, { kind: 'again', at: noon + 9_000, laneUntil: null, reason: 'busy' })
      expect((await beat(store, { marks: [later] })).claims).toEqual([])
      const stopped = await beat(store, { marks: [mark(b, { kind: 'halted', reason: 'too long' })] })
      expect(stopped.claims.map((claim) => [claim.issue, claim.target.chat])).toEqual([
        [2, 'a'],
        [2, 'b'],
      ])
    })

    it('counts with all its threads', async () => {
      const { store } = await open()
      await store.subscribe(chat('a', '1'), {}, noon)
      await store.subscribe(chat('a', '2'), {}, noon)
      await publish(store, 'One')
      const { claims } = await beat(store)
      expect(claims.map((claim) => claim.target.thread)).toEqual(['1'])
      const next = await beat(store, { marks: claims.map((claim) => sent(claim)) })
      expect(next.claims.map((claim) => claim.target.thread)).toEqual(['2'])
    })

    it('goes on when whoever was sending to it is gone', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await publish(store, 'Two')
      await beat(store, { worker: 'gone', leaseUntil: noon + 700 })
      expect(await beat(store)).toMatchObject({ claims: [], nextAt: noon + 700 })
      expect(claimOf(await beat(store, { now: noon + 700 }), 'a').issue).toBe(2)
    })

    it('does not wait for an older issue that is due later', async () => {
      const { store } = await open()
      await store.subscribe(chat('a'), { hour: 8 }, noon)
      await store.publish({
        draft: { title: 'T', date: '2026-03-10', sections: [], footer: [] },
        fingerprint: 'f',
        at: noon,
        dueAt: () => noon + 9_000,
        draftVersion: null,
      })
      await store.subscribe(chat('a'), { hour: null }, noon)
      await publish(store, 'Two')
      const claim = claimOf(await beat(store), 'a')
      expect(claim.issue).toBe(2)
      expect(await beat(store, { marks: [sent(claim)] })).toMatchObject({ claims: [], nextAt: noon + 9_000 })
    })
  })
}
