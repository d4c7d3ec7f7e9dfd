import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { lane, noon } from './samples.ts'

export const updateSuite = (open: OpenBench): void => {
  describe('updates', () => {
    it('are put away once and handed out in order until they were dealt with', async () => {
      const { store, other } = await open()
      expect(await store.receive(lane, '2', '{"b":1}', noon)).toBe(true)
      expect(await store.receive(lane, '1', '{"a":1}', noon)).toBe(true)
      expect(await (await other()).receive(lane, '2', '{"b":1}', noon)).toBe(false)
      expect(await store.receive({ ...lane, account: 'another' }, '2', '{}', noon)).toBe(true)
      expect(await store.unhandled(lane)).toEqual([
        { update: '2', payload: '{"b":1}' },
        { update: '1', payload: '{"a":1}' },
      ])
      await store.handled(lane, '2', noon)
      expect(await store.unhandled(lane)).toEqual([{ update: '1', payload: '{"a":1}' }])
      expect(await store.receive(lane, '2', '{"b":1}', noon)).toBe(false)
    })

    it('are forgotten only when dealt with long enough ago', async () => {
      const { store } = await open()
      for (const update of ['old', 'new', 'open']) await store.receive(lane, update, '{}', noon)
      await store.handled(lane, 'old', noon)
      await store.handled(lane, 'new', noon + 1)
      await store.forgetUpdates(noon + 1)
      expect(await store.receive(lane, 'old', '{}', noon)).toBe(true)
      expect(await store.receive(lane, 'new', '{}', noon)).toBe(false)
      expect(await store.receive(lane, 'open', '{}', noon)).toBe(false)
    })
  })
}
