import { expect, it } from 'vitest'
import { createTally } from '../../src/http/tally.ts'

it('tells of the first at once, of the next once a minute, and of the last at the end', () => {
  let now = 0
  const told: number[] = []
  const tally = createTally(
    () => now,
    (count) => void told.push(count),
  )
  for (now = 0; now <= 150_000; now += 1000) tally.add()
  expect(told).toEqual([1, 60, 60])
  tally.close()
  tally.close()
  expect(told).toEqual([1, 60, 60, 30])
})

it('goes on when the clock was set back', () => {
  let now = 86_400_000
  const told: number[] = []
  const tally = createTally(
    () => now,
    (count) => void told.push(count),
  )
  tally.add()
  now = 0
  tally.add()
  expect(told).toEqual([1, 1])
})
