import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { lane, noon } from './samples.ts'

const minute = 60_000

export const installationSuite = (open: OpenBench): void => {
  describe('installations', () => {
    it('are kept until they are forgotten, each under its account', async () => {
      const { store, other } = await open()
      await store.saveInstallation(lane, 'a', noon)
      await store.saveInstallation({ ...lane, account: 'another' }, 'b', noon)
      await store.saveInstallation(lane, 'c', noon)
      expect(await (await other()).installation(lane)).toBe('c')
      expect(await store.installations(lane.platform)).toEqual([lane.account, 'another'].sort())
      await store.forgetInstallation(lane)
      expect([await store.installation(lane), await store.installations(lane.platform)]).toEqual([null, ['another']])
    })

    it('are told page by page, with what is sealed', async () => {
      const { store } = await open()
      for (const account of ['T3', 'T1', 'T2'])
        await store.saveInstallation({ ...lane, account }, `of ${account}`, noon)
      await store.saveInstallation({ platform: 'other', account: 'T1' }, 'of another', noon)
      const first = await store.installationsAfter(lane.platform, '', 2)
      expect(first).toEqual([
        { account: 'T1', sealed: 'of T1' },
        { account: 'T2', sealed: 'of T2' },
      ])
      expect(await store.installationsAfter(lane.platform, 'T2', 2)).toEqual([{ account: 'T3', sealed: 'of T3' }])
    })

    it('are replaced only where they are still the same', async () => {
      const { store, other } = await open()
      const second = await other()
      await store.saveInstallation(lane, 'a', noon)
      expect(await second.replaceInstallation(lane, 'a', 'b', noon)).toBe(true)
      expect(await store.replaceInstallation(lane, 'a', 'c', noon)).toBe(false)
      expect(await store.installation(lane)).toBe('b')
      expect(await store.replaceInstallation({ ...lane, account: 'none' }, 'a', 'b', noon)).toBe(false)
    })

    it('are held by one at a time, until they are replaced, stored anew, or the time is over', async () => {
      const { store, other } = await open()
      const second = await other()
      await store.saveInstallation(lane, 'a', noon)
      expect(await store.holdInstallation(lane, 'x', noon + minute, noon)).toBe(true)
      expect(await second.holdInstallation(lane, 'y', noon + minute + 1, noon + 1)).toBe(false)
      expect(await store.holdInstallation(lane, 'x', noon + minute + 1, noon + 1)).toBe(false)
      expect(await second.holdInstallation(lane, 'y', noon + 2 * minute, noon + minute)).toBe(true)
      await second.replaceInstallation(lane, 'a', 'b', noon + minute)
      expect(await store.holdInstallation(lane, 'x', noon + 2 * minute, noon + minute)).toBe(true)
      await store.saveInstallation(lane, 'c', noon + minute)
      expect(await second.holdInstallation(lane, 'y', noon + 2 * minute, noon + minute)).toBe(true)
      expect(await store.holdInstallation({ ...lane, account: 'none' }, 'x', noon + minute, noon)).toBe(false)
    })

    it('are not held for longer by somebody whose clock was wrong', async () => {
      const { store } = await open()
      const day = 1440 * minute
      await store.saveInstallation(lane, 'a', noon)
      await store.holdInstallation(lane, 'x', noon + day + minute, noon + day)
      expect(await store.holdInstallation(lane, 'y', noon + minute, noon)).toBe(true)
    })
  })
}
