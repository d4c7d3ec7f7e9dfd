import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../src/model.ts'
import { scheduleSetting } from '../../../src/store/desk.ts'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { auditEntryOf, edition, item, noon, publication, recorded } from './samples.ts'

const nothing: Draft = { title: '', date: null, sections: [], footer: [] }
const next = edition([
  item(1, { headline: '一号 "first"', key: 'k1', edits: 2, photos: ['p1'] }),
  item(2, { key: 'k2' }),
])
const later = { ...edition([item(1, { key: 'k3' })]), date: null, title: '' }

export const draftSuite = (open: OpenBench): void => {
  describe('the drafts', () => {
    it('are empty at first and are saved only under the version that was read', async () => {
      const { store, other } = await open()
      expect(await store.draft()).toEqual({ draft: nothing, later: nothing, version: 0 })
      expect(await store.saveDraft(next, 0, noon)).toBe(true)
      expect(await store.draft()).toEqual({ draft: next, later: nothing, version: 1 })
      const late = await other()
      expect(await late.saveDraft(edition([]), 0, noon)).toBe(false)
      expect(await late.draft()).toEqual({ draft: next, later: nothing, version: 1 })
    })

    it('keep what is for later beside what is next, under one version', async () => {
      const { store } = await open()
      expect(await store.saveDraft(next, 0, noon, { later })).toBe(true)
      expect(await store.saveDraft(nothing, 1, noon)).toBe(true)
      expect(await store.draft()).toEqual({ draft: nothing, later, version: 2 })
      expect(await store.saveDraft(next, 1, noon, { later: nothing })).toBe(false)
      expect(await store.draft()).toEqual({ draft: nothing, later, version: 2 })
    })

    it('are saved with the entry that changed them, or neither is', async () => {
      const { store } = await open()
      await store.saveDraft(next, 0, noon, { audit: auditEntryOf('posted') })
      expect(await recorded(store)).toEqual(['posted draft k1'])
      await store.saveDraft(nothing, 0, noon, { audit: auditEntryOf('removed') })
      expect(await recorded(store)).toEqual(['posted draft k1'])
      // What cannot be written as JSON fails after the draft was written.
      const circle: Record<string, unknown> = {}
      circle.self = circle
      await expect(
        store.saveDraft(nothing, 1, noon, { audit: auditEntryOf('removed', { detail: circle }) }),
      ).rejects.toThrow()
      expect(await store.draft()).toEqual({ draft: next, later: nothing, version: 1 })
    })

    it('take in what every editor does, however their saves fall between one another', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat({ max: 1 }), { maxLength: 40 }), async (turns) => {
          const { store, other } = await open()
          const editors = [editor(store, 'a'), editor(await other(), 'b')]
          for (const turn of turns) await editors[turn]?.step()
          for (const each of editors) await each.finish()
          const { draft, version } = await store.draft()
          const done = editors.flatMap((each) => each.done())
          expect([...draft.footer].sort()).toEqual(done.sort())
          expect(version).toBe(done.length)
          expect(await recorded(store)).toEqual(draft.footer.map((line) => `edited ${line}`))
        }),
        { numRuns: Math.ceil(12 * open.share) },
      )
    })
  })

  describe('publishing the draft', () => {
    it('makes what was kept for later the draft, and ends its schedule', async () => {
      const { store } = await open()
      await store.saveDraft(next, 0, noon, { later })
      await store.saveSetting(scheduleSetting, '{"at":1}')
      await store.saveSetting('newsroom', 'stays')
      expect((await store.publish(publication(next, { draftVersion: 1 }))).kind).toBe('published')
      expect(await store.draft()).toEqual({ draft: later, later: nothing, version: 2 })
      expect(await store.setting(scheduleSetting)).toBeNull()
      expect(await store.setting('newsroom')).toBe('stays')
    })

    it('leaves everything alone when something else is published', async () => {
      const { store } = await open()
      await store.saveDraft(next, 0, noon, { later })
      await store.saveSetting(scheduleSetting, 'eight')
      await store.publish(publication(edition([item(1)])))
      expect(await store.draft()).toEqual({ draft: next, later, version: 1 })
      expect(await store.setting(scheduleSetting)).toBe('eight')
    })

    it('that changed meanwhile writes nothing', async () => {
      const { store, rows } = await open()
      await store.saveDraft(next, 0, noon, { later })
      await store.saveDraft(edition([item(1)]), 1, noon)
      await store.saveSetting(scheduleSetting, 'eight')
      const stale = publication(next, { draftVersion: 1, audit: auditEntryOf('published') })
      expect(await store.publish(stale)).toEqual({ kind: 'stale' })
      expect(await rows.counts()).toEqual({ issues: 0, items: 0, searchable: 0 })
      expect(await store.draft()).toMatchObject({ later, version: 2 })
      expect(await store.setting(scheduleSetting)).toBe('eight')
      expect(await recorded(store)).toEqual([])
    })

    it('is recorded under the number that it got, once', async () => {
      const { store } = await open()
      await store.publish(publication(edition([item(1)])))
      await store.saveDraft(next, 0, noon)
      const publishing = publication(next, { draftVersion: 1, audit: auditEntryOf('published', { subject: 'draft' }) })
      await store.publish(publishing)
      expect(await store.publish(publishing)).toEqual({ kind: 'already', number: 2 })
      expect(await recorded(store)).toEqual(['published issue 2'])
    })

    it('takes the keys and counts of work off its items, and keeps their photos', async () => {
      const { store } = await open()
      const published = await store.publish(publication(next))
      const items = [item(1, { headline: '一号 "first"', photos: ['p1'] }), item(2)]
      const issue = { ...edition(items), number: 1, revision: 1, publishedAt: noon }
      expect(published).toEqual({ kind: 'published', issue, deliveries: 0 })
      expect(await store.issue(1)).toEqual(issue)
    })
  })
}

/** Adds lines to the footer: a step reads the draft, the next one saves it, and what is refused is done again. */
const editor = (store: Store, name: string) => {
  const done: string[] = []
  let seen: { draft: Draft; version: number } | null = null
  const step = async (): Promise<void> => {
    if (seen === null) {
      seen = await store.draft()
      return
    }
    const line = `${name}${done.length}`
    const { draft, version } = seen
    const audit = auditEntryOf('edited', { subject: line })
    if (await store.saveDraft({ ...draft, footer: [...draft.footer, line] }, version, noon, { audit })) done.push(line)
    seen = null
  }
  const finish = async (): Promise<void> => {
    const aim = done.length + 1
    while (done.length < aim) await step()
  }
  return { step, finish, done: () => done }
}
