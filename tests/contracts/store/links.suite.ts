import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { invite, join, roles } from './members.suite.ts'
import { auditEntryOf } from './samples.ts'

const owner = 'telegram:1'

/** Makes members with these roles: `{ 'slack:U1': 'editor' }`. */
const employ = async (store: Store, wanted: Readonly<Record<string, 'editor' | 'owner'>>): Promise<void> => {
  for (const [person, role] of Object.entries(wanted)) {
    await invite(store, `employ ${person}`, role)
    await join(store, `employ ${person}`, person)
  }
}

const link = async (store: Store, by: string, person: string): Promise<boolean> => {
  const hash = `link ${by} ${person}`
  await invite(store, hash, 'link', by)
  return (await join(store, hash, person)) !== null
}

const dismiss = (store: Store, person: string): Promise<boolean> =>
  store.dismiss(person, auditEntryOf('dismissed', { subject: person }))

export const linkSuite = (open: OpenBench): void => {
  describe('one human on two platforms', () => {
    it('is made with a link by whoever is there already, also by an owner whom only the environment names', async () => {
      const { store } = await open()
      await employ(store, { 'slack:U1': 'editor' })
      expect(await link(store, 'slack:U1', 'telegram:5')).toBe(true)
      expect(await link(store, owner, 'slack:U2')).toBe(true)
      expect(await roles(store)).toEqual({ 'slack:U1': 'editor', 'telegram:5': '= slack:U1', 'slack:U2': `= ${owner}` })
      const linked = (await store.auditAfter(0, 99)).filter(({ action }) => action === 'linked')
      expect(linked.map(({ detail }) => detail)).toEqual([
        { kind: 'link', by: 'slack:U1' },
        { kind: 'link', by: owner },
      ])
    })

    it('is not linked to itself, by whatever way round, and the code stays good for another', async () => {
      const { store } = await open()
      await employ(store, { 'slack:U1': 'editor' })
      expect(await link(store, 'slack:U1', 'slack:U1')).toBe(false)
      await link(store, 'slack:U1', 'telegram:5')
      expect(await link(store, 'slack:U1', 'telegram:5')).toBe(false)
      expect(await link(store, 'telegram:5', 'slack:U1')).toBe(false)
      expect(await link(store, owner, owner)).toBe(false)
      expect(await join(store, 'link slack:U1 slack:U1', 'telegram:6')).not.toBeNull()
      expect(await roles(store)).toEqual({
        'slack:U1': 'editor',
        'telegram:5': '= slack:U1',
        'telegram:6': '= slack:U1',
      })
    })

    it('has one head: a link by somebody linked leads to it, and brings all of the other family along', async () => {
      const { store } = await open()
      await employ(store, { 'slack:U1': 'owner', 'slack:U2': 'editor' })
      await link(store, 'slack:U1', 'telegram:5')
      await link(store, 'slack:U2', 'telegram:6')
      expect(await link(store, 'telegram:5', 'telegram:6')).toBe(true)
      expect(await roles(store)).toEqual({
        'slack:U1': 'owner',
        'slack:U2': '= slack:U1',
        'telegram:5': '= slack:U1',
        'telegram:6': '= slack:U1',
      })
    })

    it('cannot be made of an editor by an owner who is talked into using their link', async () => {
      const { store } = await open()
      await employ(store, { 'slack:U1': 'editor', 'slack:U2': 'owner' })
      await link(store, owner, 'slack:U3')
      expect(await link(store, 'slack:U1', 'slack:U2')).toBe(false)
      expect(await link(store, 'slack:U1', 'slack:U3')).toBe(false)
      expect(await link(store, 'slack:U2', 'slack:U1')).toBe(true)
      expect(await roles(store)).toEqual({ 'slack:U1': '= slack:U2', 'slack:U2': 'owner', 'slack:U3': `= ${owner}` })
    })

    it('gets a role as a whole', async () => {
      const { store } = await open()
      await employ(store, { 'slack:U1': 'editor' })
      await link(store, 'slack:U1', 'telegram:5')
      await employ(store, { 'telegram:5': 'owner' })
      expect(await roles(store)).toEqual({ 'slack:U1': 'owner', 'telegram:5': '= slack:U1' })
      await link(store, owner, 'slack:U3')
      await employ(store, { 'slack:U3': 'editor' })
      expect(await roles(store)).toMatchObject({ [owner]: 'editor', 'slack:U3': `= ${owner}` })
    })

    it.each(['slack:U1', 'telegram:5', 'telegram:6'])('is dismissed as a whole, by %s', async (person) => {
      const { store } = await open()
      await employ(store, { 'slack:U1': 'editor', 'slack:U2': 'editor' })
      await link(store, 'slack:U1', 'telegram:5')
      await link(store, 'slack:U1', 'telegram:6')
      for (const by of ['slack:U1', 'telegram:5', 'telegram:6']) await invite(store, `of ${by}`, 'link', by)
      expect(await dismiss(store, person)).toBe(true)
      expect(await roles(store)).toEqual({ 'slack:U2': 'editor' })
      for (const by of ['slack:U1', 'telegram:5', 'telegram:6']) expect(await join(store, `of ${by}`, 'x:1')).toBeNull()
    })

    it('is found by one look from everybody, and gone when dismissed, whatever was linked to whom', async () => {
      const people = ['a', 'b', 'c', 'd', 'e'].map((name) => `slack:${name}`)
      const person = fc.constantFrom(...people)
      const step = fc.oneof(
        fc.record({ kind: fc.constantFrom('editor' as const, 'owner' as const), person }),
        fc.record({ kind: fc.constant('link' as const), by: fc.oneof(person, fc.constant(owner)), person }),
        fc.record({ kind: fc.constant('dismiss' as const), person }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const { store } = await open()
          for (const [at, each] of steps.entries()) {
            const before = await roles(store)
            if (each.kind === 'dismiss') await dismiss(store, each.person)
            else {
              const by = each.kind === 'link' ? each.by : owner
              // Only who is at the desk can make a link.
              if (by !== owner && !(by in before)) continue
              await invite(store, `h${at}`, each.kind, by)
              await join(store, `h${at}`, each.person)
            }
            const all = await store.members()
            const heads = new Set(all.filter(({ role }) => role !== null).map((member) => member.person))
            for (const { sameAs } of all) expect(sameAs === null || sameAs === owner || heads.has(sameAs)).toBe(true)
            if (each.kind === 'dismiss') {
              const gone = all.filter((member) => member.person === each.person || member.sameAs === each.person)
              expect(gone).toEqual([])
            }
          }
        }),
        { numRuns: Math.ceil(15 * open.share) },
      )
    })
  })
}
