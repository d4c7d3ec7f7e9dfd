import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { chat, noon } from './samples.ts'

const offer = (hash: string, person = 'telegram:1001') => ({ hash, person, target: chat('ann'), expiresAt: noon + 10 })

export const sessionSuite = (open: OpenBench): void => {
  describe('sessions', () => {
    it('come out of an offer once, while it lasts', async () => {
      const { store, other } = await open()
      await store.offerSignIn(offer('o1'), noon)
      await store.offerSignIn(offer('o2'), noon)
      const late = await other()
      expect([await late.signInOffered('o1', noon + 9), await late.signInOffered('o1', noon + 10)]).toEqual([
        true,
        false,
      ])
      expect(await late.signIn('o1', { hash: 's1', expiresAt: noon + 50 }, noon + 1)).toBe(true)
      expect(await store.signIn('o1', { hash: 's2', expiresAt: noon + 50 }, noon + 2)).toBe(false)
      expect(await store.signIn('o2', { hash: 's2', expiresAt: noon + 50 }, noon + 10)).toBe(false)
      expect(await store.session('s1', noon + 49)).toEqual({ person: 'telegram:1001', target: chat('ann') })
      expect([await store.session('s1', noon + 50), await store.session('s2', noon)]).toEqual([null, null])
    })

    it('end one by one, or all of a person with the offers that were not used', async () => {
      const { store } = await open()
      for (const [hash, person] of [
        ['a', 'x:1'],
        ['b', 'x:1'],
        ['c', 'x:2'],
        ['d', 'x:1'],
        ['e', 'x:1'],
      ] as const) {
        await store.offerSignIn(offer(hash, person), noon)
        if (hash !== 'e') await store.signIn(hash, { hash, expiresAt: noon + 50 }, noon)
      }
      await store.endSession('d')
      expect(await store.session('d', noon)).toBeNull()
      expect(await store.endSessions('x:1')).toBe(2)
      expect(await store.session('a', noon)).toBeNull()
      expect(await store.signInOffered('e', noon)).toBe(false)
      expect(await store.session('c', noon)).toMatchObject({ person: 'x:2' })
    })
  })
}
