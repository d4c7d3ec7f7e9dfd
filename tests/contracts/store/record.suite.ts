import { describe, expect, it } from 'vitest'
import { auditActions } from '../../../src/store/desk.ts'
import type { OpenBench } from '../store.suite.ts'
import { auditEntryOf, chat, recorded } from './samples.ts'

export const recordSuite = (open: OpenBench): void => {
  describe('the record', () => {
    it('gives every entry back as it was written', async () => {
      const { store, other } = await open()
      const detail = { before: '旧 "words"', after: ['a', null, 1], moved: { from: 3, to: 1 } }
      const threaded = auditEntryOf('edited', {
        at: 5,
        actor: { person: 'slack:U1', name: null, from: chat('c', '9') },
        detail,
      })
      const clock = auditEntryOf('published', {
        actor: { person: 'schedule', name: null, from: null },
        subject: 'issue 3',
      })
      const first = await store.recordAudit(threaded)
      const second = await store.recordAudit(clock)
      const elsewhere = await other()
      expect(await elsewhere.auditEntry(first)).toEqual({ id: first, ...threaded })
      expect(await elsewhere.auditEntry(second)).toEqual({ id: second, ...clock })
      expect(await store.auditEntry(second + 1)).toBeNull()
    })

    it('holds all that can be done, and is read from either end by pages', async () => {
      const { store } = await open()
      for (const action of auditActions) await store.recordAudit(auditEntryOf(action))
      const all = await store.auditAfter(0, 1_000)
      expect(all.map(({ action }) => action)).toEqual(auditActions)
      expect(await store.auditBefore(null, 1_000)).toEqual([...all].reverse())
      const [third, fourth] = all.slice(2, 4)
      expect(await store.auditAfter(third?.id ?? 0, 1)).toEqual([fourth])
      expect(await store.auditBefore(fourth?.id ?? 0, 1)).toEqual([third])
      expect(await store.auditAfter(all.at(-1)?.id ?? 0, 5)).toEqual([])
    })

    it('has a line for a setting that comes with an entry', async () => {
      const { store } = await open()
      await store.saveSetting('schedule', 'x', auditEntryOf('scheduled', { subject: 'draft' }))
      await store.saveSetting('schedule', null, auditEntryOf('unscheduled', { subject: 'draft' }))
      await store.saveSetting('newsroom', 'y')
      expect(await recorded(store)).toEqual(['scheduled draft', 'unscheduled draft'])
    })
  })
}
