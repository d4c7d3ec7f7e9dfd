import { describe, expect, it } from 'vitest'
import type { NewProposal } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { auditEntryOf, chat, edition, item, noon, recorded } from './samples.ts'

const { number: _, ...idea } = item(1, { headline: 'A ship comes in', topics: ['ports'], photos: ['p1'] })
const proposal = (name: string | null): NewProposal => ({
  item: idea,
  section: 'Ships',
  person: 'slack:U2',
  name,
  from: chat('quay', '7'),
})
const dropped = auditEntryOf('removed', { subject: 'proposal 1' })

export const proposalSuite = (open: OpenBench): void => {
  describe('proposals', () => {
    it('come back as they were made, photo and all, oldest first', async () => {
      const { store, other } = await open()
      const [first, second] = [
        await store.propose(proposal('Cyd'), noon),
        await store.propose(proposal(null), noon + 1),
      ]
      const late = await other()
      expect(await late.proposals(0, 9)).toEqual([
        { ...proposal('Cyd'), id: first, at: noon },
        { ...proposal(null), id: second, at: noon + 1 },
      ])
      expect(await late.proposals(first, 9)).toMatchObject([{ id: second }])
      expect(await late.proposals(0, 1)).toMatchObject([{ id: first }])
      expect(await late.openProposals()).toEqual({ count: 2, newest: second })
    })

    it('of one person are counted from a moment on, closed ones too, newest first, with the language', async () => {
      const { store, other } = await open()
      const first = await store.propose({ ...proposal('Cyd'), language: 'zh' }, noon)
      const second = await store.propose(proposal('Cyd'), noon + 5)
      await store.propose({ ...proposal('Dan'), person: 'slack:U3' }, noon + 6)
      await store.closeProposal(second, dropped)
      const late = await other()
      expect(await late.proposalsBy('slack:U2', noon, 9)).toEqual([
        { ...proposal('Cyd'), id: second, at: noon + 5 },
        { ...proposal('Cyd'), id: first, at: noon, language: 'zh' },
      ])
      expect(await late.proposalsBy('slack:U2', noon + 1, 9)).toMatchObject([{ id: second }])
      expect(await late.proposalsBy('slack:U2', noon, 1)).toMatchObject([{ id: second }])
    })

    it('are known by the issue that they are out in, under its numbers', async () => {
      const { store, other } = await open()
      const id = await store.propose(proposal('Cyd'), noon)
      await store.propose(proposal('Dan'), noon)
      const next = edition([item(1, { key: 'k0' }), item(2, { key: 'k1' })])
      await store.saveDraft(next, 0, noon, { proposal: id, audit: auditEntryOf('posted', { subject: 'draft k1' }) })
      await store.publish({ draft: next, fingerprint: 'f', at: noon, dueAt: () => noon, draftVersion: 1 })
      expect(await (await other()).usedProposals(1)).toMatchObject([{ id, number: 2, name: 'Cyd' }])
      expect(await store.usedProposals(2)).toEqual([])
    })

    it('are closed once, with the entry that closed them', async () => {
      const { store, other } = await open()
      expect(await store.openProposals()).toEqual({ count: 0, newest: null })
      const id = await store.propose(proposal('Cyd'), noon)
      const kept = await store.propose(proposal('Dan'), noon)
      expect(await store.closeProposal(id, dropped)).toBe(true)
      expect(await (await other()).closeProposal(id, dropped)).toBe(false)
      expect(await store.closeProposal(99, dropped)).toBe(false)
      expect(await recorded(store)).toEqual(['removed proposal 1'])
      expect(await store.proposals(0, 9)).toMatchObject([{ id: kept }])
      expect(await store.openProposals()).toEqual({ count: 1, newest: kept })
    })

    it('go into the draft and are closed with it, or neither happens', async () => {
      const { store, other } = await open()
      const id = await store.propose(proposal('Cyd'), noon)
      const next = edition([item(1, { key: 'k1' })])
      expect(await store.saveDraft(next, 7, noon, { proposal: id, audit: auditEntryOf('posted') })).toBe(false)
      expect(await store.openProposals()).toEqual({ count: 1, newest: id })
      expect(await store.saveDraft(next, 0, noon, { proposal: id, audit: auditEntryOf('posted') })).toBe(true)
      expect(await (await other()).openProposals()).toEqual({ count: 0, newest: null })
      expect(await store.saveDraft(edition([]), 1, noon, { proposal: id, audit: auditEntryOf('posted') })).toBe(false)
      expect(await store.draft()).toMatchObject({ draft: next, version: 1 })
      expect(await recorded(store)).toEqual(['posted draft k1'])
      expect(await store.closeProposal(id, dropped)).toBe(false)
    })
  })
}
