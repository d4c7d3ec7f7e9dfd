import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { lane, noon } from './samples.ts'

export const updateSuite = (open: OpenBench): void => {
  describe('updates', () => {
    it('are put away once, and taken over in order when they were not dealt with', async () => {
      const { store, other } = await open()
      expect(await store.receive(lane, '2', '{"b":1}', noon, 'p')).toBe(true)
      expect(await store.receive(lane, '1', '{"a":1}', noon, 'p')).toBe(true)
      expect(await store.receive(lane, '3', '{"a":1}', noon, 'q')).toBe(true)
      const late = await other()
      expect(await late.receive(lane, '2', '{"b":1}', noon, 'q')).toBe(false)
      const apart = { ...lane, account: 'another' }
      expect(await store.receive(apart, '2', '{}', noon, 'p')).toBe(true)
      await store.handled(lane, '1', noon)
      expect([...(await late.updateTakers())].sort()).toEqual(['p', 'q'])
      expect(await late.adoptUpdates('p', 'q')).toEqual([
        { lane, update: '2', payload: '{"b":1}' },
        { lane: apart, update: '2', payload: '{}' },
      ])
      expect(await late.adoptUpdates('p', 'q')).toEqual([])
      expect(await late.adoptUpdates(null, 'q')).toEqual([])
      expect(await late.updateTakers()).toEqual(['q'])
      expect(await store.receive(lane, '1', '{"b":1}', noon, 'p')).toBe(false)
    })

    it('are forgotten only when dealt with long enough ago', async () => {
      const { store } = await open()
      for (const update of ['old', 'new', 'open']) await store.receive(lane, update, '{}', noon, 'p')
      await store.handled(lane, 'old', noon)
      await store.handled(lane, 'new', noon + 1)
      await store.forgetUpdates(noon + 1)
      expect(await store.receive(lane, 'old', '{}', noon, 'p')).toBe(true)
      expect(await store.receive(lane, 'new', '{}', noon, 'p')).toBe(false)
      expect(await store.receive(lane, 'open', '{}', noon, 'p')).toBe(false)
    })
  })
}
