import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { auditEntryOf, chat, lane, noon, recorded } from './samples.ts'

export const keepingSuite = (open: OpenBench): void => {
  it('settings are kept by name until they are taken away', async () => {
    const { store, other } = await open()
    expect(await store.setting('newsroom')).toBeNull()
    await store.saveSetting('newsroom', '[1]')
    await store.saveSetting('newsroom', '["编辑部"]')
    await store.saveSetting('other', '')
    expect(await (await other()).setting('newsroom')).toBe('["编辑部"]')
    await store.saveSetting('newsroom', null)
    await store.saveSetting('newsroom', null)
    expect(await store.setting('newsroom')).toBeNull()
    expect(await store.setting('other')).toBe('')
  })

  it('a setting that two change at once has both changes, with its line of the record; one that stays is not written', async () => {
    const { store, other } = await open()
    const late = await other()
    const added = (word: string) => (before: string | null) => `${before ?? ''}${word}`
    const audit = auditEntryOf('arranged', { subject: 'newsroom' })
    await Promise.all([store.changeSetting('list', added('a'), audit), late.changeSetting('list', added('b'))])
    expect([...((await store.setting('list')) ?? '')].sort()).toEqual(['a', 'b'])
    expect(await store.changeSetting('list', (before) => before, audit)).toBe(false)
    expect(await recorded(store)).toEqual(['arranged newsroom'])
    expect(await late.changeSetting('list', () => null)).toBe(true)
    expect(await store.setting('list')).toBeNull()
  })

  it('watching messages are told oldest first, each once, until they are taken away', async () => {
    const { store, other } = await open()
    const first = { issue: 2, target: chat('b', '7'), message: '5' }
    const second = { issue: 1, target: chat('a'), message: '5' }
    for (const watch of [first, second, first]) await store.keepProgressMessage(watch)
    expect(await (await other()).progressMessages()).toEqual([first, second])
    await store.forgetProgressMessage({ ...first, target: chat('b') })
    await store.forgetProgressMessage(first)
    expect(await store.progressMessages()).toEqual([second])
  })

  describe('a picture', () => {
    it('comes back as it was, under a name that its bytes decide', async () => {
      const { store } = await open()
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          const id = await store.keepPicture({ type: 'image/png', bytes }, noon)
          expect(id).toMatch(/^[0-9a-f]{32}$/)
          expect(await store.keepPicture({ type: 'image/jpeg', bytes: bytes.slice() }, noon + 1)).toBe(id)
          const kept = await store.picture(id)
          expect(kept?.type).toBe('image/png')
          expect([...(kept?.bytes ?? [])]).toEqual([...bytes])
          expect(await store.keepPicture({ type: 'image/png', bytes: new Uint8Array([...bytes, 0]) }, noon)).not.toBe(
            id,
          )
        }),
        { numRuns: Math.ceil(25 * open.share) },
      )
      expect(await store.picture('0'.repeat(32))).toBeNull()
    })

    it('is known to each lane under a name of its own', async () => {
      const { store, other } = await open()
      const id = await store.keepPicture({ type: 'image/png', bytes: new Uint8Array([1, 2]) }, noon)
      const another = { ...lane, account: 'another' }
      await store.keepCopy(id, lane, 'file-1')
      await store.keepCopy(id, another, 'file-2')
      await store.keepCopy(id, lane, 'file-3')
      await store.keepCopy('0'.repeat(32), lane, 'file-4')
      const elsewhere = await other()
      expect(await elsewhere.copyOf(id, lane)).toBe('file-3')
      expect(await elsewhere.copyOf(id, another)).toBe('file-2')
      expect(await elsewhere.copyOf(id, { platform: 'slack', account: 'main' })).toBeNull()
      expect(await elsewhere.copyOf('0'.repeat(32), lane)).toBeNull()
    })
  })
}
