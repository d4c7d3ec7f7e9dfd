import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { chat, noon } from './samples.ts'

const asked = (hash: string, name = 'ann', topics: readonly string[] = ['retail']) => ({
  hash,
  target: chat(name),
  wants: { topics, language: 'zh' as const },
  expiresAt: noon + 100,
})

export const signUpSuite = (open: OpenBench): void => {
  describe('a sign-up', () => {
    it('is confirmed once, while it lasts, by whoever comes first', async () => {
      const { store, other } = await open()
      expect(await store.offerSignUp(asked('h1'), noon, 10)).toBe(true)
      const late = await other()
      const { target, wants } = asked('h1')
      expect(await late.signUpOffered('h1', noon + 99)).toEqual({ target, wants })
      expect([await late.signUpOffered('h1', noon + 100), await store.takeSignUp('h1', noon + 100)]).toEqual([
        null,
        null,
      ])
      const both = await Promise.all([store.takeSignUp('h1', noon + 5), late.takeSignUp('h1', noon + 5)])
      expect(both.filter((each) => each !== null)).toEqual([{ target, wants }])
      expect(await store.signUpOffered('h1', noon + 5)).toBeNull()
    })

    it('is asked for again only after a rest, and the newest one counts', async () => {
      const { store } = await open()
      await store.offerSignUp(asked('h1'), noon, 10)
      expect(await store.offerSignUp(asked('h2', 'ann', []), noon + 9, 10)).toBe(false)
      expect(await store.offerSignUp(asked('h3', 'bob'), noon + 9, 10)).toBe(true)
      expect(await store.offerSignUp(asked('h4', 'ann', []), noon + 10, 10)).toBe(true)
      expect([await store.signUpOffered('h1', noon + 11), await store.signUpOffered('h2', noon + 11)]).toEqual([
        null,
        null,
      ])
      expect(await store.takeSignUp('h4', noon + 11)).toMatchObject({ wants: { topics: [] } })
    })

    it('goes with the reader who is forgotten, and when it has expired', async () => {
      const { store } = await open()
      for (const [hash, name] of [
        ['h1', 'ann'],
        ['h2', 'bob'],
      ] as const)
        await store.offerSignUp(asked(hash, name), noon, 10)
      await store.forgetReader('telegram:ann', chat('ann'), false, noon)
      expect([await store.signUpOffered('h1', noon), (await store.signUpOffered('h2', noon)) !== null]).toEqual([
        null,
        true,
      ])
      await store.forgetSignUps(noon + 100)
      expect(await store.signUpOffered('h2', noon)).toBeNull()
    })
  })
}
