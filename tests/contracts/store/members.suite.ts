import { describe, expect, it } from 'vitest'
import type { InvitationKind } from '../../../src/store/desk.ts'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { auditEntryOf, chat, noon, recorded } from './samples.ts'

const owner = 'telegram:1'
const soon = noon + 1_000

/** An invitation under this hash, by the owner whom the environment names unless by another. */
export const invite = (store: Store, hash: string, kind: InvitationKind, by = owner): Promise<void> =>
  store.invite({ hash, kind, by, expiresAt: soon }, auditEntryOf('invited', { subject: kind }))

/** Uses an invitation at noon, or later. */
export const join = (store: Store, hash: string, person: string, at = noon) =>
  store.join(hash, { person, name: person.toUpperCase() }, auditEntryOf('joined', { at, subject: person }))

/** Everybody's role, or whom they are the same as. */
export const roles = async (store: Store): Promise<Readonly<Record<string, string | null>>> =>
  Object.fromEntries((await store.members()).map(({ person, role, sameAs }) => [person, role ?? `= ${sameAs}`]))

export const memberSuite = (open: OpenBench): void => {
  describe('invitations', () => {
    it('make members, in the order in which they come', async () => {
      const { store, other } = await open()
      await invite(store, 'h1', 'editor')
      await invite(store, 'h2', 'owner')
      const used = await (await other()).join(
        'h2',
        { person: 'slack:U2', name: 'Bo' },
        auditEntryOf('joined', { at: noon + 1 }),
      )
      expect(used).toEqual({ hash: 'h2', kind: 'owner', by: owner, expiresAt: soon })
      await join(store, 'h1', 'slack:U1')
      expect(await store.members()).toEqual([
        { person: 'slack:U2', name: 'Bo', role: 'owner', sameAs: null, addedBy: owner, at: noon + 1 },
        { person: 'slack:U1', name: 'SLACK:U1', role: 'editor', sameAs: null, addedBy: owner, at: noon },
      ])
    })

    it('are used once, by whoever comes first', async () => {
      const { store, other } = await open()
      const stores = [store, await other()]
      for (const [round, first] of [0, 1, 0].entries()) {
        await invite(store, `h${round}`, 'editor')
        const order = first === 0 ? stores : stores.toReversed()
        const tried = await Promise.all(order.map((each, place) => join(each, `h${round}`, `slack:${round}.${place}`)))
        expect(tried.filter((used) => used !== null)).toHaveLength(1)
      }
      expect(await store.members()).toHaveLength(3)
      expect((await recorded(store)).filter((line) => line.startsWith('joined'))).toHaveLength(3)
    })

    it('expire, and nobody gets in with none', async () => {
      const { store } = await open()
      await invite(store, 'h1', 'owner')
      expect(await join(store, 'h1', 'slack:U1', soon)).toBeNull()
      expect(await join(store, 'h2', 'slack:U1')).toBeNull()
      expect(await store.members()).toEqual([])
      expect(await recorded(store)).toEqual(['invited owner'])
      expect(await join(store, 'h1', 'slack:U1', soon - 1)).not.toBeNull()
    })

    it('never take a role away: the higher one stays', async () => {
      const { store } = await open()
      for (const [hash, kind] of [
        ['h1', 'editor'],
        ['h2', 'owner'],
        ['h3', 'editor'],
      ] as const) {
        await invite(store, hash, kind)
        expect(await join(store, hash, 'slack:U1')).toMatchObject({ kind })
        expect(await roles(store)).toEqual({ 'slack:U1': hash === 'h1' ? 'editor' : 'owner' })
      }
    })

    it('are in the record with what they were and whose', async () => {
      const { store } = await open()
      await invite(store, 'h1', 'editor')
      await store.join('h1', { person: 'slack:U1', name: null }, auditEntryOf('joined', { detail: { via: 'code' } }))
      const [, joined] = await store.auditAfter(0, 9)
      expect(joined).toMatchObject({ action: 'joined', detail: { via: 'code', kind: 'editor', by: owner } })
    })
  })

  describe('dismissing somebody', () => {
    it('takes them away at once, and is told and recorded only if they were there', async () => {
      const { store } = await open()
      await invite(store, 'h1', 'editor')
      await join(store, 'h1', 'slack:U1')
      expect(await store.dismiss('slack:U9', auditEntryOf('dismissed', { subject: 'slack:U9' }))).toBe(false)
      expect(await store.dismiss('slack:U1', auditEntryOf('dismissed', { subject: 'slack:U1' }))).toBe(true)
      expect(await store.dismiss('slack:U1', auditEntryOf('dismissed', { subject: 'slack:U1' }))).toBe(false)
      expect(await store.members()).toEqual([])
      expect(await recorded(store)).toEqual(['invited editor', 'joined slack:U1', 'dismissed slack:U1'])
    })

    it('makes void what they invited, and nobody else', async () => {
      const { store } = await open()
      await invite(store, 'h1', 'owner')
      await join(store, 'h1', 'slack:U1')
      await invite(store, 'h2', 'owner', 'slack:U1')
      await invite(store, 'h3', 'link', 'slack:U1')
      await invite(store, 'h4', 'editor')
      await store.dismiss('slack:U1', auditEntryOf('dismissed'))
      expect(await join(store, 'h2', 'slack:U1')).toBeNull()
      expect(await join(store, 'h3', 'slack:U2')).toBeNull()
      expect(await join(store, 'h4', 'slack:U3')).not.toBeNull()
      expect(await roles(store)).toEqual({ 'slack:U3': 'editor' })
    })

    it('leaves what they were asked and what they watch, harmless', async () => {
      const { store } = await open()
      await invite(store, 'h1', 'editor')
      await join(store, 'h1', 'slack:U1')
      await store.setQuestion('slack:U1', chat('d'), { command: 'post', expiresAt: soon })
      await store.keepProgressMessage({ issue: 1, target: chat('d'), message: 'm' })
      await store.dismiss('slack:U1', auditEntryOf('dismissed'))
      expect(await store.question('slack:U1', chat('d'))).not.toBeNull()
      expect(await store.progressMessages()).toHaveLength(1)
    })
  })
}
