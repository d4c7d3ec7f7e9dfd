import { describe, expect, it } from 'vitest'
import { localDate } from '../../src/time/format.ts'
import { nextHour } from '../../src/time/next-hour.ts'

describe('the clock', () => {
  it.each([
    ['2026-11-20T06:59:59Z', 8, 'Europe/Berlin', '2026-11-20T07:00:00Z'],
    ['2026-11-20T07:00:00Z', 8, 'Europe/Berlin', '2026-11-20T07:00:00Z'],
    ['2026-11-20T07:00:01Z', 8, 'Europe/Berlin', '2026-11-21T07:00:00Z'],
    ['2027-03-28T00:30:00Z', 8, 'Europe/Berlin', '2027-03-28T06:00:00Z'],
    // 02:00 does not exist in New York on this day: it comes after the gap.
    ['2027-03-14T06:00:00Z', 2, 'America/New_York', '2027-03-14T07:00:00Z'],
  ])('from %s it is next %i:00 in %s at %s', (from, hour, zone, expected) => {
    expect(new Date(nextHour(Date.parse(from), hour, zone)).toISOString()).toBe(expected.replace('Z', '.000Z'))
  })

  it('knows which day it is where', () => {
    expect(localDate(Date.parse('2026-11-20T23:30:00Z'), 'UTC')).toBe('2026-11-20')
    expect(localDate(Date.parse('2026-11-20T23:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-21')
  })
})
