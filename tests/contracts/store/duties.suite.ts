import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'

export const dutySuite = (open: OpenBench): void => {
  describe('a duty', () => {
    it('is one process’s at a time, and free for others when it is let go of', async () => {
      const { store, other } = await open()
      const late = await other()
      const duty = await store.takeDuty('telegram 1')
      expect(duty?.lost.aborted).toBe(false)
      expect(await late.takeDuty('telegram 1')).toBeNull()
      expect(await store.takeDuty('telegram 1')).toBeNull()
      const apart = await late.takeDuty('telegram 2')
      expect(apart).not.toBeNull()
      await duty?.release()
      await duty?.release()
      expect(duty?.lost.aborted).toBe(true)
      expect(await late.takeDuty('telegram 1')).not.toBeNull()
      expect(await store.takeDuty('telegram 2')).toBeNull()
    })

    it('tells that a process is there, until that has ended', async () => {
      const { store, other } = await open()
      const running = await other()
      expect(await store.inUse()).toBe(false)
      const duty = await running.takeDuty('process 1')
      expect(await store.inUse()).toBe(true)
      expect(await running.inUse()).toBe(false)
      expect(duty?.lost.aborted).toBe(false)
      expect(await store.takeDuty('process 1')).toBeNull()
      await running.close()
      expect(await store.inUse()).toBe(false)
    })

    it('is free when the store of its process is closed', async () => {
      const { store, other } = await open()
      const first = await other()
      expect(await first.takeDuty('schedule')).not.toBeNull()
      expect(await store.takeDuty('schedule')).toBeNull()
      await first.close()
      expect(await store.takeDuty('schedule')).not.toBeNull()
    })
  })
}
