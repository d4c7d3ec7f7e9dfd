import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { chat, noon } from './samples.ts'

export const readerDaySuite = (open: OpenBench): void => {
  describe('readers day by day', () => {
    it('are written down by platform, account and topic, the last word of a day in place of the first', async () => {
      const { store, other } = await open()
      await store.subscribe(chat('ann'), { topics: ['payments'] }, noon)
      await store.noteReaders('2026-03-01')
      await store.subscribe(chat('bob'), { topics: ['payments', 'retail'] }, noon)
      await store.noteReaders('2026-03-02')
      await store.unsubscribe(chat('ann'), noon)
      await store.noteReaders('2026-03-02')
      const { platform, account } = chat('ann')
      const name = `${platform} ${account}`
      expect(await (await other()).readersSince('2026-03-01')).toEqual([
        { day: '2026-03-01', kind: 'account', name, readers: 1 },
        { day: '2026-03-01', kind: 'platform', name: platform, readers: 1 },
        { day: '2026-03-01', kind: 'topic', name: 'payments', readers: 1 },
        { day: '2026-03-02', kind: 'account', name, readers: 1 },
        { day: '2026-03-02', kind: 'platform', name: platform, readers: 1 },
        { day: '2026-03-02', kind: 'topic', name: 'payments', readers: 1 },
        { day: '2026-03-02', kind: 'topic', name: 'retail', readers: 1 },
      ])
      expect(await store.readersSince('2026-03-03')).toEqual([])
    })
  })
}
