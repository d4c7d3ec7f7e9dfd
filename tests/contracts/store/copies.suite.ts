import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { delivered, noFixes as none } from './corrections.suite.ts'
import {
  beat,
  changed,
  chat,
  claimOf,
  correct,
  fixMark,
  fixOf,
  mark,
  noon,
  publish,
  sent,
  subscribe,
} from './samples.ts'

export const copySuite = (open: OpenBench): void => {
  describe('a copy that is put right', () => {
    it('tells the reader in the end; what that reader was told is known to the next one', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      await correct(store, 1)
      const fix = fixOf(await beat(store), 'a')
      const gone = fixMark(fix, { kind: 'step', message: { part: 0, became: 'gone' }, next: 'tell', nextAt: noon })
      const telling = fixOf(await beat(store, { fixMarks: [gone] }), 'a')
      expect(telling).toMatchObject({ telling: true, turn: 2, attempt: 1, shown: [{ standing: 'gone' }] })
      await beat(store, {
        fixMarks: [fixMark(telling, { kind: 'told', id: 'told', items: [1], nextAt: noon })],
        lanes: [],
      })
      expect(await store.fixes(1)).toEqual({ ...none, told: 1 })
      expect(await store.published(chat('a'), 'told')).toEqual({ issue: 1, part: 0 })
      expect(await store.published(chat('b'), 'told')).toBeNull()
      await correct(store, 1)
      expect(fixOf(await beat(store), 'a')).toMatchObject({ told: 2, telling: false, revision: 3 })
    })

    it.each([
      { kind: 'told', id: 'told', items: [1], nextAt: noon + 1000 },
      { kind: 'uncertain', items: [1], reason: 'no answer', chatAt: noon + 1000 },
    ] as const)('rests after a notice ($kind), also for a correction that comes in between', async (verdict) => {
      const { store } = await open()
      await delivered(store, 'a')
      await correct(store, 1)
      const gone = { kind: 'step', message: { part: 0, became: 'gone' }, next: 'tell', nextAt: noon } as const
      const telling = fixOf(await beat(store, { fixMarks: [fixMark(fixOf(await beat(store), 'a'), gone)] }), 'a')
      await beat(store, { fixMarks: [fixMark(telling, verdict)], lanes: [] })
      await correct(store, 1)
      expect((await beat(store, { now: noon + 999 })).fixes).toEqual([])
      expect((await beat(store, { now: noon + 1000 })).fixes).toHaveLength(1)
    })

    it('sends nothing to readers who have left, but changes what they have', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      await store.unsubscribe(chat('a'), noon)
      await correct(store, 1)
      const fix = fixOf(await beat(store), 'a')
      const next = await beat(store, {
        fixMarks: [fixMark(fix, { kind: 'step', message: null, next: 'tell', nextAt: noon })],
      })
      expect(next).toMatchObject({ fixes: [], nextAt: null })
      expect(await store.fixes(1)).toEqual({ ...none, failed: 1 })
    })

    it('of fewer parts forgets the messages that were taken back', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const first = claimOf(await beat(store), 'a')
      const second = claimOf(await beat(store, { marks: [sent(first, 2)] }), 'a')
      await beat(store, { marks: [sent(second)], lanes: [] })
      await correct(store, 1)
      const fix = fixOf(await beat(store), 'a')
      const removed = { kind: 'step', message: { part: 1, became: 'removed' }, next: 'nothing', nextAt: noon } as const
      await beat(store, { fixMarks: [fixMark(fix, removed)], lanes: [] })
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sent', sent: 1, parts: 1 }])
      expect((await store.receipts(1)).map(({ part }) => part)).toEqual([0])
    })

    it('begins again what a worker that is gone was changing, and is in doubt about what it was telling', async () => {
      const { store, rows } = await open()
      await delivered(store, 'a', 'b')
      await correct(store, 1)
      const first = await beat(store)
      const tell = fixMark(fixOf(first, 'b'), { kind: 'step', message: null, next: 'tell', nextAt: noon })
      await beat(store, { fixMarks: [tell], leaseUntil: noon + 700 })
      expect(await store.workers()).toEqual(['w'])
      expect(await store.abandon('w', noon), 'sends that may have arrived').toBe(1)
      expect(await store.fixes(1)).toEqual({ ...none, pending: 1, uncertain: 1 })
      expect((await rows.fixes())[0]?.shows).toBe('1 unsure')
      await beat(store, { fixMarks: [changed(fixOf(first, 'a'))], lanes: [] })
      expect(await store.fixes(1), 'whoever was given up has no say').toEqual({ ...none, pending: 1, uncertain: 1 })

      // The chat may have got something a moment ago.
      const now = noon + 1000
      expect(await beat(store)).toMatchObject({ fixes: [], nextAt: now })
      const again = fixOf(await beat(store, { now, worker: 'x', leaseUntil: now + 10 }), 'a')
      expect(again).toMatchObject({ turn: 2, shown: [{ standing: 'unsure' }] })
      expect(await beat(store, { now: now + 10 })).toMatchObject({ expired: 0, fixes: [] })
      const expired = await beat(store, { now: now + 1010 })
      expect(expired).toMatchObject({ fixes: [{ turn: 3 }] })
      await beat(store, { fixMarks: [changed(fixOf(expired, 'a'))], lanes: [] })
      expect(await store.fixes(1)).toEqual({ ...none, edited: 1, uncertain: 1 })
    })

    it('follows a chat to its new address', async () => {
      const { store } = await open()
      await delivered(store, 'old', 'taken')
      await correct(store, 1)
      const fixing = await beat(store)
      const next = await beat(store, {
        fixMarks: [
          fixMark(fixOf(fixing, 'old'), { kind: 'moved', to: chat('new') }),
          fixMark(fixOf(fixing, 'taken'), { kind: 'moved', to: chat('new') }),
        ],
      })
      expect(next.fixes.map((fix) => fix.target.chat)).toEqual(['new'])
      expect(await store.fixes(1), 'two chats became one').toEqual({ ...none, sending: 1, failed: 1 })
      const to = { ...chat('new'), account: 'second' }
      await beat(store, { fixMarks: [fixMark(fixOf(next, 'new'), { kind: 'moved', to })], lanes: [] })
      expect((await beat(store, { lanes: [{ account: 'second' }] })).fixes.map((fix) => fix.target)).toEqual([to])
    })

    it('gives way to an answer in the same chat', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      await correct(store, 1)
      await store.reserveSlot(chat('a'), { intervalMs: 0, chatMs: 1_000 }, noon)
      expect(await beat(store)).toMatchObject({ fixes: [], nextAt: noon + 1_000 })
    })

    it('is none any more where it goes out again, until it has gone out in an older revision', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const lost = claimOf(await beat(store), 'a')
      await beat(store, { marks: [mark(lost, { kind: 'uncertain', reason: 'cut' })], lanes: [] })
      expect(await correct(store, 1)).toMatchObject({ copies: 1 })
      await store.resendUncertain(1, noon)
      const next = await beat(store)
      const fixed = fixMark(fixOf(next, 'a'), { kind: 'step', message: null, next: 'nothing', nextAt: noon })
      const again = claimOf(await beat(store, { fixMarks: [fixed] }), 'a')
      expect(await correct(store, 1)).toMatchObject({ copies: 0 })
      expect(await store.fixes(1)).toEqual(none)
      const late = fixOf(await beat(store, { marks: [sent(again)] }), 'a')
      expect(late).toMatchObject({ revision: 3, shown: [{ revision: 2 }] })
      await beat(store, { fixMarks: [changed(late)], lanes: [] })
      expect((await rows.fixes()).map((row) => [row.state, row.shows])).toEqual([['edited', '3']])
    })
  })
}
