import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longDate } from '../../src/doc.ts'
import { readDays } from '../../src/time/read-days.ts'

const today = { year: 2026, month: 11, day: 20 }
const dates = (text: string): readonly string[] => readDays(text, today).days.map(({ date }) => date)

describe('days that somebody lists', () => {
  it.each([
    ['25 de diciembre: Navidad, 1 de enero de 2027', ['2026-12-25', '2027-01-01']],
    ['24 Dec, 25 December, 26th of December', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['December 24, 2026; Jan 1', ['2026-12-24', '2027-01-01']],
    ['2026-12-24\n2026/12/25\n2026.12.26', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['24.12.2026, 25. 12. 2026, 1.1.', ['2026-12-24', '2026-12-25', '2027-01-01']],
    ['12月24日、12月25日，2027年1月1日', ['2026-12-24', '2026-12-25', '2027-01-01']],
    ['Thursday, 24 December 2026\nFriday, 25 December 2026', ['2026-12-24', '2026-12-25']],
    ['24–26 December', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['Dec 24 to 26, 2026', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['30 Dec - 2 Jan', ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']],
    ['10 月 1 日至 3 日（国庆）', ['2027-10-01', '2027-10-02', '2027-10-03']],
    ['10月1日至3日', ['2027-10-01', '2027-10-02', '2027-10-03']],
    ['2026-12-30 to 2027-01-01', ['2026-12-30', '2026-12-31', '2027-01-01']],
    ['12月30日到1月1日', ['2026-12-30', '2026-12-31', '2027-01-01']],
    ['24/12/2026', ['2026-12-24']],
    ['１２月２４日', ['2026-12-24']],
    ['tomorrow', ['2026-11-21']],
    ['明天', ['2026-11-21']],
    ['friday', ['2026-11-20']],
    ['24 Dec and 26 Dec', ['2026-12-24', '2026-12-26']],
  ])('are read: %s', (text, expected) => {
    expect(dates(text)).toEqual(expected)
    expect(readDays(text, today).unread).toEqual([])
  })

  it('keep what is written beside them', () => {
    const text = '25 December: Christmas Day\n2027-01-01 (New Year)\n春节 2027年2月6日\n10月1日至2日 国庆'
    expect(readDays(text, today).days).toEqual([
      { date: '2026-12-25', note: 'Christmas Day' },
      { date: '2027-01-01', note: 'New Year' },
      { date: '2027-02-06', note: '春节' },
      { date: '2027-10-01', note: '国庆' },
      { date: '2027-10-02', note: '国庆' },
    ])
  })

  it.each(['31 November', '12/11/2026', 'some day', '24 Dec, soon-ish\nwhenever', '26–24 December'])(
    'are named where they cannot be: %s',
    (text) => {
      expect(readDays(text, today).unread.length).toBeGreaterThan(0)
    },
  )

  it('are read whichever they are and however many, in both languages', () => {
    const day = fc.date({ min: new Date('2027-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        fc.uniqueArray(
          day.map((each) => each.toISOString().slice(0, 10)),
          { maxLength: 30 },
        ),
        fc.boolean(),
        (list, zh) => {
          const text = list.map((each) => longDate(each, zh ? 'zh' : 'en')).join(zh ? '、' : ', ')
          expect(dates(text)).toEqual([...list].sort())
        },
      ),
    )
  })

  it('take no time to speak of when they are none', () => {
    for (const text of ['1'.repeat(20_000), '1 - '.repeat(5_000), '12月'.repeat(6_000), 'jan '.repeat(5_000)])
      readDays(text, today)
  })
})
