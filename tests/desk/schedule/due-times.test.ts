import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DueJob, jobsBetween, nextDue, nextMoments, readRecurring } from '../../../src/desk/schedule/due-times.ts'
import { momentOf, offsetAt, wallText } from '../../../src/time/zone.ts'

describe('a standing schedule as somebody writes it', () => {
  it.each([
    ['weekdays 08:00 min 5 remind 07:30', [1, 2, 3, 4, 5], 8, 5, 7],
    ['weekdays 08:00, at least 5 items, remind at 07:30', [1, 2, 3, 4, 5], 8, 5, 7],
    ['mon,wed,fri 7:30', [1, 3, 5], 7, 1, null],
    ['mon-thu at 8', [1, 2, 3, 4], 8, 1, null],
    ['fri-mon 8', [1, 5, 6, 7], 8, 1, null],
    ['daily 8am', [1, 2, 3, 4, 5, 6, 7], 8, 1, null],
    ['every weekday at 6pm', [1, 2, 3, 4, 5], 18, 1, null],
    ['工作日 8:00', [1, 2, 3, 4, 5], 8, 1, null],
    ['周一、周三 8点', [1, 3], 8, 1, null],
    ['周一三五 8:00 至少3条 提醒 7:30', [1, 3, 5], 8, 3, 7],
    ['每天早上8点', [1, 2, 3, 4, 5, 6, 7], 8, 1, null],
  ])('"%s"', (written, days, hour, min, remind) => {
    expect(readRecurring(written)).toMatchObject({ days, time: { hour }, min })
    expect(readRecurring(written)?.remind?.hour ?? null).toBe(remind)
  })

  it.each(['', 'off', 'weekdays', '8:00', 'someday 8:00', 'daily 25:00', 'daily 8:00 remind never'])(
    '"%s" is none',
    (written) => expect(readRecurring(written)).toBeNull(),
  )
})

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Asia/Shanghai', 'UTC']
const minute = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
/** Both changes of a year lie within, in every zone. */
const year = { from: Date.parse('2026-01-10T00:00:00Z'), until: Date.parse('2027-01-10T00:00:00Z') }
const plans = fc.record({
  timeZone: fc.constantFrom(...zones),
  once: fc.constant(null),
  standing: fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.sort()),
    time: minute,
    remind: fc.option(minute, { nil: null }),
    since: fc.integer({ min: year.from - 86_400_000, max: year.from + 86_400_000 * 200 }),
  }),
})

describe('what comes due', () => {
  it('comes once for each day, on the clock of the zone, however the time in between is cut', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.integer({ min: year.from, max: year.until }), { maxLength: 8 }), (plan, cuts) => {
        const whole = jobsBetween(year.from, year.until, plan)
        // Some of the cuts fall on the very moment.
        const on = whole.slice(0, 5).map(({ at }) => at)
        const points = [year.from, ...[...cuts, ...on].sort((a, b) => a - b), year.until]
        const pieces = points.slice(1).flatMap((until, at) => jobsBetween(points[at] ?? 0, until, plan))
        expect(pieces).toEqual(whole)
        const days = whole.filter(({ kind }) => kind === 'standing').map(({ at }) => wallText(at, plan.timeZone))
        expect(new Set(days.map((day) => day.slice(0, 10))).size).toBe(days.length)
      }),
      { numRuns: 40 },
    )
  })

  it('is never an hour off: the clocks show the time, unless they skip it', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { time } = plan.standing
        const wanted = `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
        for (const { kind, at } of jobsBetween(year.from, year.until, plan)) {
          if (kind !== 'standing' || wallText(at, plan.timeZone).endsWith(wanted)) continue
          expect(offsetAt(at, plan.timeZone)).toBeGreaterThan(offsetAt(at - 1, plan.timeZone))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('misses no day that was named', () => {
    fc.assert(
      fc.property(plans, ({ timeZone, standing }) => {
        const plan = { timeZone, once: null, standing: { ...standing, remind: null, since: 0 } }
        const dues = new Set(jobsBetween(year.from, year.until, plan).map(({ at }) => at))
        for (let day = 12; day < 370; day++) {
          const date = new Date(Date.UTC(2026, 0, day))
          if (!standing.days.includes(date.getUTCDay() || 7)) continue
          const at = momentOf(
            { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), ...standing.time },
            timeZone,
          )
          if (at < year.until) expect(dues).toContain(at)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('reminds before each publication, on the evening before where that is later in the day', () => {
    const standing = { days: [1], time: { hour: 8, minute: 0 }, remind: { hour: 20, minute: 0 }, since: 0 }
    const dues = jobsBetween(Date.parse('2026-11-20T00:00Z'), Date.parse('2026-11-24T00:00Z'), {
      timeZone: 'UTC',
      once: null,
      standing,
    })
    const said = ({ kind, at }: DueJob): string => `${kind} ${new Date(at).toISOString().slice(0, 16)}`
    expect(dues.map(said)).toEqual(['reminder 2026-11-22T20:00', 'standing 2026-11-23T08:00'])
  })

  it('holds the single publication until it is taken away, and tells the next moments', () => {
    const plan = { timeZone: 'UTC', once: { at: 500 }, standing: null }
    expect(jobsBetween(0, 499, plan)).toEqual([])
    expect(jobsBetween(600, 700, plan)).toEqual([{ kind: 'once', at: 500 }])
    expect(nextDue(0, plan)).toBe(500)
    const next = nextMoments(
      Date.parse('2026-03-27T12:00Z'),
      { days: [6, 7], time: { hour: 2, minute: 30 } },
      'Europe/Berlin',
      3,
    )
    expect(next.map((at) => new Date(at).toISOString().slice(0, 16))).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-04-04T00:30',
    ])
  })
})
