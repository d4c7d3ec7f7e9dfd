import { describe, expect, it } from 'vitest'
import { dueAt } from '../../src/choices/when.ts'
import { defaultWants, type When } from '../../src/model.ts'

const due = (from: string, wants: Partial<When>, zone = 'UTC', urgent = false): string =>
  new Date(dueAt({ ...defaultWants, ...wants }, Date.parse(from), { timeZone: zone, urgent }))
    .toISOString()
    .replace(':00.000Z', 'Z')
const clock = (hours: number, minutes = 0): number => hours * 60 + minutes
const night = { from: clock(22), to: clock(7) }
const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'

describe('an issue arrives', () => {
  it.each([
    // at an hour and minute
    ['2026-11-20T06:59:59Z', { hour: 8 }, berlin, '2026-11-20T07:00Z'],
    ['2026-11-20T07:00:00Z', { hour: 8 }, berlin, '2026-11-20T07:00Z'],
    ['2026-11-20T07:00:01Z', { hour: 8 }, berlin, '2026-11-21T07:00Z'],
    ['2026-11-20T07:00:01Z', { hour: 8, minute: 30 }, berlin, '2026-11-20T07:30Z'],
    ['2026-11-20T07:00:01Z', { hour: 8, timeZone: 'Asia/Kolkata' }, berlin, '2026-11-21T02:30Z'],
    // Clocks went forward that night: the hour is still the hour.
    ['2027-03-28T00:30:00Z', { hour: 8 }, berlin, '2027-03-28T06:00Z'],
    // 02:00 does not exist in New York on this day: it comes after the gap.
    ['2027-03-14T06:00:00Z', { hour: 2 }, newYork, '2027-03-14T07:00Z'],
    // 01:30 comes twice: the first counts, and is over by the second.
    ['2026-11-01T05:00:00Z', { hour: 1, minute: 30 }, newYork, '2026-11-01T05:30Z'],
    ['2026-11-01T06:10:00Z', { hour: 1, minute: 30 }, newYork, '2026-11-02T06:30Z'],
    // on chosen days: 20 November 2026 is a Friday
    ['2026-11-20T09:00:00Z', { days: [1, 3] }, 'UTC', '2026-11-23T00:00Z'],
    ['2026-11-23T09:00:00Z', { days: [1, 3] }, 'UTC', '2026-11-23T09:00Z'],
    ['2026-11-23T09:00:00Z', { days: [1, 3], hour: 8 }, 'UTC', '2026-11-25T08:00Z'],
    ['2026-11-20T23:30:00Z', { days: [6] }, berlin, '2026-11-20T23:30Z'],
    // out of quiet hours, over midnight or not
    ['2026-11-20T21:30:00Z', { quiet: night }, berlin, '2026-11-21T06:00Z'],
    ['2026-11-20T05:59:00Z', { quiet: night }, berlin, '2026-11-20T06:00Z'],
    ['2026-11-20T06:00:00Z', { quiet: night }, berlin, '2026-11-20T06:00Z'],
    ['2026-11-20T12:30:00Z', { quiet: { from: clock(12), to: clock(14) } }, 'UTC', '2026-11-20T14:00Z'],
    ['2026-11-20T14:00:00Z', { quiet: { from: clock(12), to: clock(14) } }, 'UTC', '2026-11-20T14:00Z'],
    ['2026-11-20T09:00:00Z', { quiet: night, hour: 6 }, 'UTC', '2026-11-21T07:00Z'],
    // The night of Friday ends on a day that was not chosen; Monday begins in the night.
    ['2026-11-20T23:00:00Z', { quiet: night, days: [1, 5] }, 'UTC', '2026-11-23T07:00Z'],
    // A night in which clocks go forward, or back, is as long as it is.
    ['2027-03-27T23:30:00Z', { quiet: night }, berlin, '2027-03-28T05:00Z'],
    ['2026-10-24T22:30:00Z', { quiet: night }, berlin, '2026-10-25T06:00Z'],
    // Quiet ends at the first 02:30; the hour that comes again is no longer quiet.
    ['2026-10-25T00:15:00Z', { quiet: { from: clock(23), to: clock(2, 30) } }, berlin, '2026-10-25T00:30Z'],
    ['2026-10-25T01:15:00Z', { quiet: { from: clock(23), to: clock(2, 30) } }, berlin, '2026-10-25T01:15Z'],
  ] as const)('that is there at %s for %j in %s: %s', (from, wants, zone, expected) => {
    expect(due(from, wants, zone)).toBe(expected)
  })

  it('at once if it is urgent, but in quiet hours only for those who agreed', () => {
    const wants = { hour: 8, days: [1], quiet: night }
    const [day, dark] = ['2026-11-20T12:00:00Z', '2026-11-20T23:00:00Z']
    expect(due(day, wants, 'UTC', true)).toBe('2026-11-20T12:00Z')
    expect(due(dark, wants, 'UTC', true)).toBe('2026-11-21T07:00Z')
    expect(due(dark, { ...wants, urgent: true }, 'UTC', true)).toBe('2026-11-20T23:00Z')
    expect(due(dark, { ...wants, urgent: true }, 'UTC', false)).toBe('2026-11-23T08:00Z')
  })
})
