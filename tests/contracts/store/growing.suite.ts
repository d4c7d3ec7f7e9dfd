import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { delivered, noFixes as none } from './corrections.suite.ts'
import { beat, changed, chat, claimOf, correct, fixMark, fixOf, mark, noon, publish, sent } from './samples.ts'

const step = { kind: 'step', message: null, next: 'nothing', nextAt: noon } as const

/** The copy of chat "a" in one part is corrected, and then needs three. */
async function grown(store: Store) {
  await delivered(store, 'a')
  await correct(store, 1)
  const fix = fixOf(await beat(store), 'a')
  const grow = { ...step, message: { part: 0, became: 'changed' }, grow: { missing: [1, 2], parts: 3 } } as const
  return beat(store, { fixMarks: [fixMark(fix, grow)] })
}

export const growingSuite = (open: OpenBench): void => {
  describe('a copy that a correction makes longer', () => {
    it('gets what is missing as parts like others, after what is there', async () => {
      const { store } = await open()
      const first = claimOf(await grown(store), 'a')
      expect(first).toMatchObject({ part: 1, attempt: 1, revision: 2, first: 'm1.0', follows: 'm1.0' })
      expect(await store.fixes(1)).toEqual({ ...none, edited: 1 })
      expect(await store.progress(1)).toMatchObject({ sent: 0, sending: 1 })
      const second = claimOf(await beat(store, { marks: [sent(first, 3)] }), 'a')
      expect(second).toMatchObject({ part: 2, first: 'm1.0', follows: 'm1.1' })
      await beat(store, { marks: [sent(second, 3)], lanes: [] })
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sent', sent: 3, parts: 3, doubts: 0 }])
      expect((await store.receipts(1)).map(({ id }) => id)).toEqual(['m1.0', 'm1.1', 'm1.2'])
      await correct(store, 1)
      expect(fixOf(await beat(store), 'a')).toMatchObject({ complete: true, shown: [{}, { part: 1 }, { part: 2 }] })
    })

    it('is corrected again while that goes out, in what is there; the rest goes out in the newest revision', async () => {
      const { store } = await open()
      const first = claimOf(await grown(store), 'a')
      expect(await correct(store, 1)).toMatchObject({ copies: 1 })
      const next = await beat(store, { marks: [sent(first, 3)] })
      const fix = fixOf(next, 'a')
      expect(fix).toMatchObject({ revision: 3, complete: false, shown: [{ part: 0 }, { part: 1, revision: 2 }] })
      const second = claimOf(await beat(store, { fixMarks: [changed(fix)] }), 'a')
      expect(second).toMatchObject({ part: 2, revision: 3 })
    })

    it('counts what may have arrived, and never sends it twice unasked', async () => {
      const { store } = await open()
      await grown(store)
      expect(await store.abandon('w', noon)).toBe(1)
      expect((await beat(store, { now: noon + 5000 })).claims).toEqual([])
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'uncertain', sent: 1, doubts: 1 }])
      await store.resendUncertain(1, noon)
      const again = claimOf(await beat(store, { now: noon + 5000 }), 'a')
      expect(again).toMatchObject({ part: 1, attempt: 2 })
    })

    it('fills the gaps between what is there, and takes the place of what cannot be changed', async () => {
      const { store } = await open()
      const first = claimOf(await grown(store), 'a')
      const second = claimOf(await beat(store, { marks: [sent(first, 3)] }), 'a')
      await beat(store, { marks: [sent(second, 3)], lanes: [] })
      await correct(store, 1)
      const fix = fixOf(await beat(store), 'a')
      const removed = { ...step, message: { part: 1, became: 'removed' }, next: 'change' } as const
      const then = fixOf(await beat(store, { fixMarks: [fixMark(fix, removed)] }), 'a')
      expect(then.shown.map(({ part }) => part)).toEqual([0, 2])
      const grow = { ...step, message: { part: 0, became: 'gone' }, grow: { missing: [0, 1], parts: 3 } } as const
      const one = claimOf(await beat(store, { fixMarks: [fixMark(then, grow)] }), 'a')
      expect(one).toMatchObject({ part: 0, first: null, follows: null })
      const two = claimOf(
        await beat(store, { marks: [mark(one, { kind: 'sent', id: 'new', parts: 3, nextAt: 0 })] }),
        'a',
      )
      expect(two).toMatchObject({ part: 1, first: 'new' })
      await beat(store, { marks: [sent(two, 3)], lanes: [] })
      expect(await store.deliveries(1, 0, 9)).toMatchObject([{ state: 'sent', sent: 3, parts: 3 }])
      expect((await store.receipts(1)).map(({ id }) => id)).toEqual(['new', 'm1.1', 'm1.2'])
    })

    it('is not made longer where the reader has left', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      await store.unsubscribe(chat('a'), noon)
      await correct(store, 1)
      const fix = fixOf(await beat(store), 'a')
      const next = await beat(store, { fixMarks: [fixMark(fix, { ...step, grow: { missing: [1], parts: 2 } })] })
      expect(next).toMatchObject({ claims: [], nextAt: null })
      expect(await store.progress(1)).toMatchObject({ sent: 1, skipped: 0 })
    })

    it('keeps messages that stand for other parts from now on', async () => {
      const { store, rows } = await open()
      const first = claimOf(await grown(store), 'a')
      const second = claimOf(await beat(store, { marks: [sent(first, 3)] }), 'a')
      await beat(store, { marks: [sent(second, 3)], lanes: [] })
      await correct(store, 1)
      const fix = fixOf(await beat(store), 'a')
      const moves = [
        { from: 1, to: 2 },
        { from: 2, to: 1 },
      ]
      const after = fixOf(await beat(store, { fixMarks: [fixMark(fix, { ...step, moves, next: 'change' })] }), 'a')
      expect(after.shown).toMatchObject([
        { id: 'm1.0', standing: 'there' },
        { id: 'm1.2', standing: 'unsure' },
        { id: 'm1.1', standing: 'unsure' },
      ])
      expect((await rows.parts()).map(({ message }) => message)).toEqual(['m1.0', 'm1.2', 'm1.1'])
    })
  })

  describe('what was retracted', () => {
    it('goes before every other correction, until it is no longer to be seen', async () => {
      const { store } = await open()
      await delivered(store, 'a', 'b')
      await publish(store, 'Two')
      const two = await beat(store)
      await beat(store, { marks: two.claims.map((claim) => sent(claim)), lanes: [] })
      await correct(store, 1)
      await correct(
        store,
        2,
        { amended: { kind: 'retracted', time: '2026-03-10T12:00', reason: 'invented' } },
        noon + 9,
      )
      const now = noon + 10
      const one = { now, lanes: [{ slots: 1 }] }
      const first = (await beat(store, one)).fixes[0]
      expect(first).toMatchObject({ issue: 2, target: { chat: 'a' } })
      if (!first) throw new Error('a fix expected')
      const more = fixMark(first, { ...step, next: 'change', pressing: true, nextAt: now })
      const again = (await beat(store, { ...one, fixMarks: [more] })).fixes[0]
      expect(again).toMatchObject({ issue: 2 })
      if (!again) throw new Error('a fix expected')
      const out = fixMark(again, { ...step, next: 'change', nextAt: now })
      expect((await beat(store, { ...one, fixMarks: [out] })).fixes).toMatchObject([{ issue: 2 }])
      expect((await beat(store, one)).fixes).toMatchObject([{ issue: 1 }])
    })
  })

  describe('a notice', () => {
    it('is known to the next correction, with what became of it', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      const next = async () => {
        await correct(store, 1)
        return fixOf(await beat(store), 'a')
      }
      const fix = await next()
      const tell = fixMark(fix, { ...step, message: { part: 0, became: 'gone' }, next: 'tell' })
      const telling = fixOf(await beat(store, { fixMarks: [tell] }), 'a')
      const told = fixMark(telling, { kind: 'told', id: 'n', items: [1], nextAt: noon })
      await beat(store, { fixMarks: [told], lanes: [] })
      const second = await next()
      const [notice] = second.notices
      expect(notice).toEqual({ notice: notice?.notice, id: 'n', items: [1], revision: 2, standing: 'there' })
      const about = { notice: notice?.notice ?? 0, items: [1] }
      const edited = { ...step, notice: { ...about, became: 'changed' } } as const
      await beat(store, { fixMarks: [fixMark(second, edited)], lanes: [] })
      const third = await next()
      expect(third.notices).toMatchObject([{ revision: 3 }])
      const unsure = {
        kind: 'again',
        at: noon,
        laneUntil: null,
        unsure: { notice: about.notice },
        reason: 'cut',
      } as const
      const fourth = fixOf(await beat(store, { fixMarks: [fixMark(third, unsure)] }), 'a')
      expect(fourth.notices).toMatchObject([{ standing: 'unsure' }])
      const refused = { ...step, notice: { ...about, became: 'refused' }, next: 'change' } as const
      const fifth = fixOf(await beat(store, { fixMarks: [fixMark(fourth, refused)] }), 'a')
      expect(fifth.notices).toMatchObject([{ standing: 'refused' }])
      const removed = { ...step, notice: { ...about, became: 'removed' }, next: 'tell' } as const
      const sixth = fixOf(await beat(store, { fixMarks: [fixMark(fifth, removed)] }), 'a')
      expect(sixth.notices).toMatchObject([{ id: null, revision: 0, items: [1] }])
      expect(await store.published(chat('a'), 'n')).toBeNull()
    })

    it('that may have been sent when its sender was gone is kept in mind, of whatever revision it was', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      await correct(store, 1)
      const fix = fixOf(await beat(store), 'a')
      await beat(store, { fixMarks: [fixMark(fix, { ...step, next: 'tell' })] })
      await correct(store, 1)
      expect(await store.abandon('w', noon)).toBe(1)
      expect(await store.fixes(1)).toEqual({ ...none, pending: 1 })
      const again = fixOf(await beat(store, { now: noon + 1000 }), 'a')
      expect(again).toMatchObject({ telling: false, revision: 3, notices: [{ id: null, items: null, revision: 2 }] })
    })
  })
}
