import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { auditEntryOf, chat, correct, edition, item, noon, publication } from './samples.ts'

const proposal = { item: item(0), section: null, person: 'slack:U9', name: 'Cyd', from: chat('9') }

export const releaseSuite = (open: OpenBench): void => {
  describe('how an issue came out', () => {
    it('is told by its number, by the version of the draft, and by the moment that was planned', async () => {
      const { store, other } = await open()
      const { version } = await store.draft()
      await store.saveDraft(edition([item(1)]), version, noon)
      const planned = { at: noon + 5, kind: 'once' }
      const audit = auditEntryOf('published', { subject: 'issue' })
      const draft = edition([item(1)])
      await store.publish(publication(draft, { draftVersion: version + 1, audit, planned, at: noon + 7 }))
      await store.publish(publication(edition([item(1, { headline: 'Another' })])))
      const release = { issue: 1, at: noon + 7, person: 'telegram:1', name: 'Ann' }
      const elsewhere = await other()
      expect(await elsewhere.release({ issue: 1 })).toEqual(release)
      expect(await elsewhere.release({ draftVersion: version + 1 })).toEqual(release)
      expect(await elsewhere.release({ planned })).toEqual(release)
      expect(await store.release({ issue: 2 })).toEqual({ issue: 2, at: noon, person: null, name: null })
      expect(await store.release({ issue: 3 })).toBeNull()
      expect(await store.release({ draftVersion: version })).toBeNull()
      expect(await store.release({ planned: { ...planned, kind: 'standing' } })).toBeNull()
      expect(await store.release({ planned: { ...planned, at: noon } })).toBeNull()
      expect((await store.releasesAfter(0, 9)).map(({ issue }) => issue)).toEqual([1, 2])
      expect(await store.releasesAfter(0, 1)).toEqual([release])
      expect(await store.releasesAfter(2, 9)).toEqual([])
    })

    it('keeps under which key each item was drafted, also of one that was corrected since', async () => {
      const { store } = await open()
      await store.publish(publication(edition([item(1, { key: 'k1' }), item(2, { key: 'k2' }), item(3)])))
      await correct(store, 1, { headline: 'Put right' })
      expect(await store.itemKeyed('k1')).toMatchObject({ issue: 1, item: { number: 1, headline: 'Put right' } })
      expect(await store.itemKeyed('k2')).toMatchObject({ issue: 1, section: 'News', item: { number: 2 } })
      expect((await store.itemKeyed('k2'))?.item).not.toHaveProperty('key')
      expect(await store.itemKeyed('k3')).toBeNull()
    })
  })

  describe('an item in two languages', () => {
    const zh = { language: 'zh', headline: '港口关闭', body: ['船只在外等候。'] } as const
    const both = { headline: 'Harbour closed', body: ['Ships wait.'], language: 'en', translations: [zh] } as const

    it('has both in every revision, and is found by the words of either, also after a correction of either', async () => {
      const { store, other } = await open()
      await store.publish(publication(edition([item(1, both), item(2)])))
      const window = { offset: 0, limit: 9 }
      const found = async (text: string) => (await store.search(text, window)).entries.map(({ item }) => item.number)
      expect(await found('harbour')).toEqual([1])
      expect(await found('等候')).toEqual([1])
      expect((await store.issue(1))?.sections[0]?.items).toMatchObject([both, item(2)])
      const later = { ...both, translations: [{ ...zh, headline: '港口重新开放' }] }
      await correct(store, 1, later)
      expect(await found('关闭')).toEqual([])
      expect(await found('重新开放')).toEqual([1])
      const elsewhere = await other()
      expect((await elsewhere.issueAt(1, 1))?.sections[0]?.items[0]).toMatchObject(both)
      expect((await elsewhere.issueAt(1, 2))?.sections[0]?.items[0]).toMatchObject(later)
      expect((await elsewhere.issue(1))?.sections[0]?.items[1]).not.toHaveProperty('translations')
    })
  })

  describe('an urgent issue', () => {
    it('is one wherever it is found, also after a correction; a regular one is none', async () => {
      const { store, other } = await open()
      await store.publish(publication(edition([item(1)])))
      const urgent = edition([item(1, { headline: 'Harbour closed', topics: ['trade'] })], { urgent: true })
      await store.publish(publication(urgent))
      expect(await store.latest()).toMatchObject({ number: 2, urgent: true })
      expect(await store.issue(1)).not.toHaveProperty('urgent')
      await correct(store, 2, { headline: 'Harbour closed since noon', topics: ['trade'] })
      const elsewhere = await other()
      expect(await elsewhere.issueAt(2, 1)).toMatchObject({ urgent: true })
      expect(await elsewhere.issueAt(2, 2)).toMatchObject({ urgent: true })
      const window = { offset: 0, limit: 9 }
      expect((await elsewhere.byTopic('trade', window)).entries).toMatchObject([{ issue: 2, urgent: true }])
      expect((await elsewhere.search('harbour', window)).entries).toMatchObject([{ issue: 2, urgent: true }])
      expect((await elsewhere.search('headline', window)).entries[0]).not.toHaveProperty('urgent')
    })

    it('leaves the drafts as it says, and what was planned for them', async () => {
      const { store } = await open()
      const { version } = await store.draft()
      const [first, second, third] = [item(1, { key: 'k1' }), item(1, { key: 'k2' }), item(1, { key: 'k3' })]
      await store.saveDraft(edition([first, { ...second, number: 2 }]), version, noon, { later: edition([third]) })
      await store.saveSetting('schedule', 'tomorrow')
      await store.saveSetting('approval asked', 'of version 1')
      const leaves = { draft: edition([second]), later: edition([third]) }
      const out = publication(edition([first], { urgent: true }), { draftVersion: version + 1, leaves })
      expect(await store.publish({ ...out, draftVersion: version })).toEqual({ kind: 'stale' })
      expect(await store.publish(out)).toMatchObject({ kind: 'published', issue: { number: 1, urgent: true } })
      expect(await store.draft()).toMatchObject({ ...leaves, version: version + 2 })
      expect(await store.setting('schedule')).toBe('tomorrow')
      expect(await store.setting('approval asked')).toBe('of version 1')
      await store.publish(publication(edition([second]), { draftVersion: version + 2 }))
      expect([await store.setting('schedule'), await store.setting('approval asked')]).toEqual([null, null])
      expect(await store.itemKeyed('k1')).toMatchObject({ issue: 1, urgent: true })
    })
  })

  describe('the audit log', () => {
    it('finds the newest line about something', async () => {
      const { store } = await open()
      await store.recordAudit(auditEntryOf('posted', { subject: 'draft k1' }))
      await store.recordAudit(auditEntryOf('edited', { subject: 'draft k1', at: noon + 1 }))
      await store.recordAudit(auditEntryOf('edited', { subject: 'draft k11' }))
      expect(await store.lastAuditOf('draft k1')).toMatchObject({ action: 'edited', at: noon + 1 })
      expect(await store.lastAuditOf('draft k1', 'posted')).toMatchObject({ action: 'posted', at: noon })
      expect(await store.lastAuditOf('draft k1', 'removed')).toBeNull()
      expect(await store.lastAuditOf('draft k2')).toBeNull()
    })

    it('finds who brought an item, alone or with others', async () => {
      const { store } = await open()
      await store.recordAudit(auditEntryOf('imported', { subject: 'draft', detail: { keys: ['k1', 'k2'] } }))
      await store.recordAudit(auditEntryOf('posted', { subject: 'draft k3', at: noon + 3 }))
      expect(await store.auditBringing('k2')).toMatchObject({ action: 'imported' })
      expect(await store.auditBringing('k3')).toMatchObject({ action: 'posted', at: noon + 3 })
      expect(await store.auditBringing('k4')).toBeNull()
    })

    it('tells what closed a proposal: the post that it became, or a no', async () => {
      const { store } = await open()
      const [used, dropped, waiting] = [
        await store.propose(proposal, noon),
        await store.propose(proposal, noon),
        await store.propose(proposal, noon),
      ]
      const { version } = await store.draft()
      await store.saveDraft(edition([item(1)]), version, noon, { audit: auditEntryOf('posted'), proposal: used })
      await store.closeProposal(dropped, auditEntryOf('removed', { subject: `proposal ${dropped}` }))
      expect(await store.proposalClosing(used)).toMatchObject({ action: 'posted', subject: 'draft k1' })
      expect(await store.proposalClosing(dropped)).toMatchObject({ action: 'removed' })
      expect(await store.proposalClosing(waiting)).toBeNull()
    })
  })
}
