import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoment } from '../../src/time/format.ts'
import { readMoment } from '../../src/time/read-moment.ts'
import { momentOf, offsetAt, wallText, wallTime } from '../../src/time/zone.ts'

/** A Friday, 10:00 in Berlin. */
const friday = Date.parse('2026-11-20T09:00:00Z')
const berlin = 'Europe/Berlin'

/** Zones with daylight saving in both halves of the world, half an hour of it, none, and odd offsets. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'UTC',
]

describe('a time that somebody writes', () => {
  it.each([
    ['at 08:00', '2026-11-21T08:00'],
    ['mañana a las 8 y media', '2026-11-21T08:30'],
    ['mañana por la mañana', '2026-11-21T08:00'],
    ['el lunes a las 7 y media', '2026-11-23T07:30'],
    ['24 de diciembre a las 7:30', '2026-12-24T07:30'],
    ['8am', '2026-11-21T08:00'],
    ['at 11', '2026-11-20T11:00'],
    ['12pm', '2026-11-20T12:00'],
    ['12am', '2026-11-21T00:00'],
    ['noon', '2026-11-20T12:00'],
    ['midnight', '2026-11-21T00:00'],
    ['tomorrow 8am', '2026-11-21T08:00'],
    ['8am tomorrow', '2026-11-21T08:00'],
    ['tomorrow at 8', '2026-11-21T08:00'],
    ['monday 07:30', '2026-11-23T07:30'],
    ['Friday 11:00', '2026-11-20T11:00'],
    ['friday 9:00', '2026-11-27T09:00'],
    ['2026-12-24 07:30', '2026-12-24T07:30'],
    ['2026-12-24T07:30', '2026-12-24T07:30'],
    ['24 Dec 7:30', '2026-12-24T07:30'],
    ['Dec 24, 2026, 7:30 pm', '2026-12-24T19:30'],
    ['7:30 on 24 Dec', '2026-12-24T07:30'],
    ['24.12.2026 17:30', '2026-12-24T17:30'],
    ['2 Jan 8:00', '2027-01-02T08:00'],
    ['in 2 hours', '2026-11-20T12:00'],
    ['in half an hour', '2026-11-20T10:30'],
    ['in 1 hour 30 minutes', '2026-11-20T11:30'],
    ['in 2 days', '2026-11-22T10:00'],
    ['明天 8点', '2026-11-21T08:00'],
    ['明早8点半', '2026-11-21T08:30'],
    ['下午3点', '2026-11-20T15:00'],
    ['今晚八点一刻', '2026-11-20T20:15'],
    ['明晚12点', '2026-11-22T00:00'],
    ['12月24日 7:30', '2026-12-24T07:30'],
    ['十二月二十四日早上七点', '2026-12-24T07:00'],
    ['下周一8点', '2026-11-23T08:00'],
    ['两小时后', '2026-11-20T12:00'],
    ['tonight at 9', '2026-11-20T21:00'],
    ['Tonight', '2026-11-20T19:00'],
    ['this evening at 7:15', '2026-11-20T19:15'],
    ['this afternoon', '2026-11-20T15:00'],
    ['half past seven tomorrow', '2026-11-21T07:30'],
    ['tomorrow at quarter to eight', '2026-11-21T07:45'],
    ['tomorrow morning', '2026-11-21T08:00'],
    ['tomorrow morning at 7', '2026-11-21T07:00'],
    ['tomorrow at 7 in the evening', '2026-11-21T19:00'],
    ['monday night at 1', '2026-11-24T01:00'],
    ['monday evening', '2026-11-23T19:00'],
    ['noon tomorrow', '2026-11-21T12:00'],
    ['tonight at 9pm', '2026-11-20T21:00'],
    ['明早', '2026-11-21T08:00'],
    ['明天下午', '2026-11-21T15:00'],
    ['今晚', '2026-11-20T21:00'],
    ['周一上午', '2026-11-23T08:00'],
    ['本周六8点', '2026-11-21T08:00'],
    ['this friday 11:00', '2026-11-20T11:00'],
    ['24 Dec 2026 7:30', '2026-12-24T07:30'],
    ['１２：３０', '2026-11-20T12:30'],
  ])('"%s" is %s', (written, wall) => {
    const when = readMoment(written, friday, berlin)
    expect(when.kind).toBe('at')
    expect('at' in when && wallText(when.at, berlin)).toBe(wall)
  })

  it.each([
    '本周五8点',
    '本周一8点',
    'this monday 8am',
    'this morning at 8',
    'today 8am',
    '2026-11-19 08:00',
    '19 Nov 8:00',
    '今天8点',
  ])('"%s" has passed', (written) => {
    expect(readMoment(written, friday, berlin)).toMatchObject({ kind: 'past' })
  })

  it.each(['', 'tomorrow', '25:00', '8:75', '25pm', '31 Feb 8:00', 'at 08:00 please', 'in 0 minutes', '明天'])(
    '"%s" is no time',
    (written) => {
      expect(readMoment(written, friday, berlin)).toEqual({ kind: 'unknown' })
    },
  )

  it('is the first moment after the gap when clocks skip it, and the first of two when they show it twice', () => {
    const spring = Date.parse('2026-03-28T12:00:00Z')
    expect(readMoment('tomorrow 2:30', spring, berlin)).toEqual({
      kind: 'at',
      at: Date.parse('2026-03-29T01:00:00Z'),
      skipped: { hour: 2, minute: 30 },
    })
    const autumn = Date.parse('2026-10-24T12:00:00Z')
    expect(readMoment('tomorrow 2:30', autumn, berlin)).toEqual({ kind: 'at', at: Date.parse('2026-10-25T00:30:00Z') })
    const lordHowe = Date.parse('2026-10-03T01:00:00Z')
    expect(readMoment('4 Oct 2:15', lordHowe, 'Australia/Lord_Howe')).toEqual({
      kind: 'at',
      at: Date.parse('2026-10-03T15:30:00Z'),
      skipped: { hour: 2, minute: 15 },
    })
  })

  it('may be either of two Fridays, where people differ', () => {
    const monday = Date.parse('2026-11-16T09:00:00Z')
    expect(readMoment('next friday 8am', monday, berlin)).toMatchObject({
      at: Date.parse('2026-11-20T07:00:00Z'),
      or: Date.parse('2026-11-27T07:00:00Z'),
    })
    expect(readMoment('next monday 8am', friday, berlin)).toEqual({
      kind: 'at',
      at: Date.parse('2026-11-23T07:00:00Z'),
    })
    expect(readMoment('下周五8点', monday, berlin)).toEqual({ kind: 'at', at: Date.parse('2026-11-27T07:00:00Z') })
  })

  it('counts hours as they pass and days as clocks show them', () => {
    const before = Date.parse('2026-03-28T20:00:00Z')
    expect(readMoment('in 24 hours', before, berlin)).toEqual({ kind: 'at', at: before + 24 * 3_600_000 })
    expect(readMoment('in 1 day', before, berlin)).toEqual({ kind: 'at', at: before + 23 * 3_600_000 })
  })
})

const moments = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2029-01-01') })
const inZone = fc.record({ now: moments, zone: fc.constantFrom(...zones), minutes: fc.integer({ min: 0, max: 1439 }) })
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

describe('in every zone', () => {
  it('a clock time is the next moment that shows it, at most a day and a gap away', () => {
    fc.assert(
      fc.property(inZone, ({ now, zone, minutes }) => {
        const when = readMoment(`at ${clock(minutes)}`, now, zone)
        if (when.kind !== 'at') throw new Error(`${clock(minutes)} was not read`)
        expect(when.at).toBeGreaterThan(now)
        expect(when.at - now).toBeLessThanOrEqual(26 * 3_600_000)
        const shown = wallText(when.at, zone).slice(11)
        const skipped = shown !== clock(minutes)
        // Where the clocks skip it, the offset changes in that very moment.
        if (skipped) expect(offsetAt(when.at, zone)).not.toBe(offsetAt(when.at - 1, zone))
      }),
      { numRuns: 1000 },
    )
  })

  it('a reading of the clock and its moment are one, unless the clock shows it twice', () => {
    fc.assert(
      fc.property(inZone, ({ now, zone }) => {
        const minute = Math.floor(now / 60_000) * 60_000
        const back = momentOf(wallTime(minute, zone), zone)
        expect(back).toBeLessThanOrEqual(minute)
        expect(wallText(back, zone)).toBe(wallText(minute, zone))
        if (back !== minute) expect(minute - back).toBe(offsetAt(back, zone) - offsetAt(minute, zone))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a moment, said', () => {
  it('leaves no doubt about day, zone and offset', () => {
    const eve = Date.parse('2026-12-24T06:30:00Z')
    expect(formatMoment(eve, berlin, 'en')).toBe('Thursday, 24 December 2026, 07:30 (Europe/Berlin, UTC+1)')
    expect(formatMoment(eve, berlin, 'zh')).toBe('2026年12月24日星期四 07:30（Europe/Berlin，UTC+1）')
    expect(formatMoment(eve, 'Asia/Kathmandu', 'en')).toContain('12:15 (Asia/Kathmandu, UTC+5:45)')
    expect(formatMoment(eve, 'America/New_York', 'en')).toContain('01:30 (America/New_York, UTC−5)')
    expect(formatMoment(eve, 'UTC', 'en')).toContain('06:30 (UTC)')
    expect(formatMoment(Date.parse('2026-07-01T06:30:00Z'), berlin, 'en')).toContain('08:30 (Europe/Berlin, UTC+2)')
  })
})
