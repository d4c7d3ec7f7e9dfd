import { expect, it } from 'vitest'
import { liveThrough } from './fortnight/run.ts'

it('each reader gets exactly what they chose, when they chose it, once, for a fortnight in which clocks go forward here and back there', async () => {
  const { sent, wrong, again, wait, digests } = await liveThrough(11, 120)
  expect(wrong.slice(0, 3)).toEqual([])
  expect(sent).toBeGreaterThan(1_000)
  expect(wait.rested).toBeGreaterThan(5)
  expect(digests).toBeGreaterThan(20)
  // One rendering for each distinct selection, platform, format and language.
  expect(again).toBe(0)
})
