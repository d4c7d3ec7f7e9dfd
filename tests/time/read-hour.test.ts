import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHour } from '../../src/time/read-hour.ts'

const show = (written: string): string | null => {
  const time = readHour(written)
  return time && `${time.hour}:${String(time.minute).padStart(2, '0')}`
}

describe('a time of day as people write it', () => {
  it.each([
    ['8', '8:00'],
    ['a las 8 y media', '8:30'],
    ['las once menos cuarto', '10:45'],
    ['ocho y media de la tarde', '20:30'],
    ['a las nueve de la noche', '21:00'],
    ['todos los días a las 7 y 20', '7:20'],
    ['mediodía', '12:00'],
    ['08', '8:00'],
    ['8am', '8:00'],
    ['8 AM', '8:00'],
    ['8 p.m.', '20:00'],
    ['12am', '0:00'],
    ['12 pm', '12:00'],
    ['08:30', '8:30'],
    ['8.30', '8:30'],
    ['8h30', '8:30'],
    ['0830', '8:30'],
    ['at 7:15', '7:15'],
    ['every day at 7', '7:00'],
    ['daily at 6pm', '18:00'],
    ["eight o'clock", '8:00'],
    ['half past seven', '7:30'],
    ['quarter to 9', '8:45'],
    ['ten past 6 in the evening', '18:10'],
    ['8 in the morning', '8:00'],
    ['9 at night', '21:00'],
    ['12 at night', '0:00'],
    ['noon', '12:00'],
    ['midnight', '0:00'],
    ['0', '0:00'],
    ['23:59', '23:59'],
    ['８', '8:00'],
    ['０８：３０', '8:30'],
    ['8点', '8:00'],
    ['8点半', '8:30'],
    ['八点半', '8:30'],
    ['早上8点', '8:00'],
    ['早上八点一刻', '8:15'],
    ['晚上9点20分', '21:20'],
    ['晚上12点', '0:00'],
    ['凌晨1点', '1:00'],
    ['下午3點', '15:00'],
    ['每天早上8点', '8:00'],
    ['每晚九点', '21:00'],
    ['中午', '12:00'],
    ['中午12点半', '12:30'],
    ['20时', '20:00'],
  ])('“%s” is %s', (written, time) => {
    expect(show(written)).toBe(time)
  })

  it.each(['', '24', '25', '8:60', 'soon', 'tomorrow', '八', 'at', '8 9', '-1', '1e3', '早上'])(
    '“%s” is none',
    (written) => {
      expect(readHour(written)).toBeNull()
    },
  )

  it('takes any text whatever, and reads every minute back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        const time = readHour(written)
        if (time) expect(time.hour < 24 && time.hour >= 0 && time.minute < 60 && time.minute >= 0).toBe(true)
      }),
    )
    for (let minute = 0; minute < 1440; minute += 7) {
      const written = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
      expect(show(written)).toBe(written)
      expect(show(written.replace(':', '：'))).toBe(written)
    }
  })
})
