import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { beat, chat, claimOf, correct, fixMark, mark, noon, publish, sent, subscribe } from './samples.ts'

const lanes = [{ tellsLater: true }]

/** Readers a and b have issue 1; what is corrected in the copy of the first, their next issue is to tell. */
const corrected = async (store: Store): Promise<void> => {
  await subscribe(store, ['a', 'b'])
  await publish(store, 'One')
  const { claims } = await beat(store, { lanes })
  await beat(store, { marks: claims.map((claim) => sent(claim)), lanes: [] })
  await correct(store, 1)
  await later(store, [1])
}

const later = async (store: Store, items: readonly number[]): Promise<void> => {
  const { fixes } = await beat(store, { lanes })
  const fixMarks = fixes.map((fix) =>
    fixMark(
      fix,
      fix.target.chat === 'a'
        ? { kind: 'later', items, nextAt: noon }
        : { kind: 'step', message: null, next: 'nothing', nextAt: noon },
    ),
  )
  await beat(store, { fixMarks, lanes: [] })
}

const told = [{ issue: 1, items: [1], revision: 2 }]

export const addendumSuite = (open: OpenBench): void => {
  describe('what was corrected in a copy that cannot be changed', () => {
    it('is told with the next issue of whoever has it, once it has arrived', async () => {
      const { store } = await open()
      await corrected(store)
      expect(await store.fixes(1)).toMatchObject({ told: 1, edited: 1 })
      await publish(store, 'Two')
      const second = await beat(store, { lanes })
      expect([claimOf(second, 'a').addenda, claimOf(second, 'b').addenda]).toEqual([told, []])
      await beat(store, { marks: second.claims.map((claim) => sent(claim, 2)), lanes: [] })
      const rest = await beat(store, { lanes })
      // The second part belongs to the same mail.
      expect(claimOf(rest, 'a')).toMatchObject({ part: 1, addenda: told })
      await beat(store, { marks: rest.claims.map((claim) => sent(claim)), lanes: [] })
      await publish(store, 'Three')
      expect(claimOf(await beat(store, { lanes }), 'a').addenda).toEqual([])
    })

    it('is told again where nobody knows that it was, and with what was corrected since', async () => {
      const { store } = await open()
      await corrected(store)
      await publish(store, 'Two')
      const { claims } = await beat(store, { lanes })
      await beat(store, {
        marks: claims.map((claim) => mark(claim, { kind: 'uncertain', reason: 'no answer' })),
        lanes: [],
      })
      await correct(store, 1, { body: ['More.'] })
      await later(store, [1, 2])
      await publish(store, 'Three')
      const third = await beat(store, { lanes })
      const all = [{ issue: 1, items: [1, 2], revision: 3 }]
      expect(claimOf(third, 'a')).toMatchObject({ issue: 3, addenda: all })
      const again = { kind: 'again', at: noon, laneUntil: null, reason: 'busy' } as const
      const tried = await beat(store, { marks: third.claims.map((claim) => mark(claim, again)), lanes })
      expect(claimOf(tried, 'a')).toMatchObject({ attempt: 2, addenda: all })
    })

    it('is forgotten with the reader', async () => {
      const { store } = await open()
      await corrected(store)
      await store.forgetReader('telegram:a', chat('a'), false, noon)
      await subscribe(store, ['a'])
      await publish(store, 'Two')
      expect(claimOf(await beat(store, { lanes }), 'a').addenda).toEqual([])
    })
  })
}
