import { describe, expect, it } from 'vitest'
import { deeds } from '../../../src/store/desk.ts'
import type { OpenBench } from '../store.ts'
import { chat, deedOf, recorded } from './samples.ts'

export const recordSuite = (open: OpenBench): void => {
  describe('the record', () => {
    it('gives every deed back as it was written', async () => {
      const { store, other } = await open()
      const detail = { before: '旧 "words"', after: ['a', null, 1], moved: { from: 3, to: 1 } }
      const threaded = deedOf('edited', {
        at: 5,
        actor: { person: 'slack:U1', name: null, from: chat('c', '9') },
        detail,
      })
      const clock = deedOf('published', { actor: { person: 'schedule', name: null, from: null }, subject: 'issue 3' })
      const first = await store.record(threaded)
      const second = await store.record(clock)
      const elsewhere = await other()
      expect(await elsewhere.deed(first)).toEqual({ id: first, ...threaded })
      expect(await elsewhere.deed(second)).toEqual({ id: second, ...clock })
      expect(await store.deed(second + 1)).toBeNull()
    })

    it('holds all that can be done, and is read from either end by pages', async () => {
      const { store } = await open()
      for (const deed of deeds) await store.record(deedOf(deed))
      const all = await store.deedsAfter(0, 1_000)
      expect(all.map(({ deed }) => deed)).toEqual(deeds)
      expect(await store.deedsBefore(null, 1_000)).toEqual([...all].reverse())
      const [third, fourth] = all.slice(2, 4)
      expect(await store.deedsAfter(third?.id ?? 0, 1)).toEqual([fourth])
      expect(await store.deedsBefore(fourth?.id ?? 0, 1)).toEqual([third])
      expect(await store.deedsAfter(all.at(-1)?.id ?? 0, 5)).toEqual([])
    })

    it('has a line for a setting that comes with a deed', async () => {
      const { store } = await open()
      await store.saveSetting('schedule', 'x', deedOf('scheduled', { subject: 'draft' }))
      await store.saveSetting('schedule', null, deedOf('unscheduled', { subject: 'draft' }))
      await store.saveSetting('newsroom', 'y')
      expect(await recorded(store)).toEqual(['scheduled draft', 'unscheduled draft'])
    })
  })
}
