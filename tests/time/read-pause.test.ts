import { expect, it } from 'vitest'
import { readPause } from '../../src/time/read-pause.ts'

// A Friday, 15:30 in Berlin; clocks go back in the night of the 25th.
const now = Date.parse('2026-10-23T13:30:00Z')
const read = (words: string): string => {
  const pause = readPause(words, now, 'Europe/Berlin', 8)
  return pause.kind === 'until' ? new Date(pause.at).toISOString().slice(0, 16) : pause.kind
}

it.each([
  ['2 weeks', '2026-11-06T14:30'],
  ['dos semanas', '2026-11-06T14:30'],
  ['un mes', '2026-11-23T14:30'],
  ['hasta el lunes', '2026-10-26T07:00'],
  ['hasta el 24 de diciembre', '2026-12-24T07:00'],
  ['for two weeks', '2026-11-06T14:30'],
  ['两周', '2026-11-06T14:30'],
  ['２周', '2026-11-06T14:30'],
  ['十天', '2026-11-02T14:30'],
  ['三天', '2026-10-26T14:30'],
  ['a month', '2026-11-23T14:30'],
  ['一个月', '2026-11-23T14:30'],
  ['一个星期', '2026-10-30T14:30'],
  ['3 days', '2026-10-26T14:30'],
  ['2 hours', '2026-10-23T15:30'],
  ['until Monday', '2026-10-26T07:00'],
  ['till friday', '2026-10-30T07:00'],
  ['直到周一', '2026-10-26T07:00'],
  ['到下周一', '2026-10-26T07:00'],
  ['until 24 Dec', '2026-12-24T07:00'],
  ['until tomorrow 9:30', '2026-10-24T07:30'],
  ['until yesterday', 'unknown'],
  ['until 2026-01-01', 'past'],
  ['a while', 'unknown'],
  ['', 'unknown'],
])('"%s" is until %s', (words, expected) => {
  expect(read(words)).toBe(expected)
})
