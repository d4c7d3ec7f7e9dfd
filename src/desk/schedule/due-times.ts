import type { Target } from '../../model.ts'
import { type ClockTime, longestTime, plainWords, readClock } from '../../time/read-clock.ts'
import { type Day, dayAfter, readWeekday, weekdayOf } from '../../time/read-day.ts'
import { dateOf } from '../../time/read-days.ts'
import { momentOf, wallTime } from '../../time/zone.ts'

/** One publication to come. */
export interface PlannedPublication {
  readonly at: number
  /** Who asked for it, as in the record. */
  readonly by: string
  readonly name: string | null
  /** Where they are told what came of it. */
  readonly target: Target | null
}

/** Publications that come again and again. */
export interface RecurringSchedule {
  /** 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[]
  readonly time: ClockTime
  /** With fewer items than this nothing is published. */
  readonly min: number
  /** When the editors are reminded that there are too few; null: never. At or after `time` it is meant for the day before. */
  readonly remind: ClockTime | null
  /** Days (YYYY-MM-DD) on which nothing goes out; none, if not given. */
  readonly except?: readonly string[]
  /** Nothing before this moment counts. */
  readonly since: number
  readonly by: string
  readonly target: Target | null
}

/** Everything that is planned, with what belongs to it. */
export interface Planned {
  readonly once: PlannedPublication | null
  readonly standing: RecurringSchedule | null
}

/** All that the clock has to look after. */
export interface Plan {
  readonly timeZone: string
  readonly once: Pick<PlannedPublication, 'at'> | null
  readonly standing: Pick<RecurringSchedule, 'days' | 'time' | 'remind' | 'since' | 'except'> | null
  /** What the clock sends out is to be approved, and asked for before. No, if not given. */
  readonly approvals?: boolean
}

/** Editors are asked to approve what the clock is to send out so long before its moment: time for a second look. */
export const approvalLeadMs = 30 * 60_000

/** Something that the clock does at a moment. */
export type DueJob =
  | { readonly kind: 'once' | 'standing' | 'reminder'; readonly at: number }
  /** `due`: the publication that is to be approved. */
  | { readonly kind: 'approval'; readonly at: number; readonly due: PublicationJob }

/** A publication by the clock. */
export interface PublicationJob {
  readonly kind: 'once' | 'standing'
  readonly at: number
}

/** What comes due after one moment and until another one, that one included, in order of time. Pure. */
export function jobsBetween(after: number, until: number, plan: Plan): readonly DueJob[] {
  const { timeZone, once, standing } = plan
  const lead = plan.approvals ? approvalLeadMs : 0
  const coming: readonly PublicationJob[] = [
    ...(once === null ? [] : [{ kind: 'once' as const, at: once.at }]),
    ...(standing === null ? [] : standingDues(after, until + lead, standing, timeZone)).filter(isPublication),
  ]
  const dues: DueJob[] = once !== null && once.at <= until ? [{ kind: 'once', at: once.at }] : []
  if (standing !== null) dues.push(...standingDues(after, until, standing, timeZone))
  if (plan.approvals)
    for (const due of coming) {
      const at = due.at - lead
      if (at > after && at <= until) dues.push({ kind: 'approval', at, due })
    }
  return dues.sort((a, b) => a.at - b.at)
}

const isPublication = (job: DueJob): job is PublicationJob => job.kind === 'once' || job.kind === 'standing'

/** The next moments of a standing schedule after this one. */
export function nextMoments(
  after: number,
  standing: Pick<RecurringSchedule, 'days' | 'time' | 'except'>,
  timeZone: string,
  count: number,
) {
  const plan = { timeZone, once: null, standing: { ...standing, remind: null, since: after } }
  // Each day off may be one of those days.
  const weeks = count + 1 + (standing.except?.length ?? 0)
  return jobsBetween(after, after + weeks * weekMs, plan)
    .slice(0, count)
    .map(({ at }) => at)
}

/** When there is something to do next, or null: within eight days there is nothing. */
export const nextDue = (after: number, plan: Plan): number | null =>
  jobsBetween(after, after + weekMs + dayMs, plan)[0]?.at ?? null

/** What was written as a standing schedule: `weekdays 08:00 min 5 remind 07:30`, `mon,wed,fri 7:30`, `工作日 8:00`; null for anything else. */
export function readRecurring(written: string): Pick<RecurringSchedule, 'days' | 'time' | 'min' | 'remind'> | null {
  if (written.length > longestTime) return null
  const words = plainWords(written).replaceAll(/[、;]/g, ',')
  const [match, front = '', min, remind] = standingWords.exec(words) ?? []
  if (match === undefined) return null
  const { days, rest } = readWeekdays(front.trim())
  const time = readClock(rest.replace(/^(?:at|@|的) ?/, ''))
  const reminder =
    remind === undefined
      ? null
      : readClock(
          remind
            .replace(dayBefore, '')
            .replace(/^ ?at /, '')
            .trim(),
        )
  if (days.length === 0 || time === null || time.hour > 23) return null
  if (remind !== undefined && (reminder === null || reminder.hour > 23)) return null
  return { days, time, min: Math.max(1, Number(min ?? 1)), remind: reminder }
}

/** Says that a reminder belongs to the day before the publication. */
export const dayBefore = /,? ?(?:on )?(?:the )?(?:day|evening|night) before ?|前一[天晚]|头天|前晚/

const standingWords =
  /^(.+?)(?:,? (?:min|minimum|at least|至少) ?(\d{1,3})(?: ?(?:items?|条))?)?(?:,? (?:remind(?: at)?|提醒) ?(\S.*))?$/

const dayMs = 86_400_000
const weekMs = 7 * dayMs

function standingDues(
  after: number,
  until: number,
  standing: NonNullable<Plan['standing']>,
  timeZone: string,
): DueJob[] {
  const from = Math.max(after, standing.since)
  if (until <= from) return []
  const early = standing.remind !== null && minutesOf(standing.remind) >= minutesOf(standing.time)
  const dues: DueJob[] = []
  // A day more at either end: a reminder belongs to the day before, and days begin at other moments elsewhere.
  const last = dayAfter(wallTime(until, timeZone), 2)
  for (let day: Day = dayAfter(wallTime(from, timeZone), -1); !same(day, last); day = dayAfter(day, 1)) {
    if (!standing.days.includes(weekdayOf(day)) || standing.except?.includes(dateOf(day))) continue
    const at = momentOf({ ...day, ...standing.time }, timeZone)
    dues.push({ kind: 'standing', at })
    if (standing.remind === null) continue
    const before = momentOf({ ...dayAfter(day, early ? -1 : 0), ...standing.remind }, timeZone)
    if (before < at) dues.push({ kind: 'reminder', at: before })
  }
  return dues.filter(({ at }) => at > from && at <= until)
}

const same = (one: Day, other: Day): boolean =>
  one.year === other.year && one.month === other.month && one.day === other.day

const minutesOf = ({ hour, minute }: ClockTime): number => hour * 60 + minute

const groups: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:every )?(?:weekdays?|work(?:ing )?days?)\b,?|^(?:每个?)?工作日/, [1, 2, 3, 4, 5]],
  [/^(?:daily|every ?day)\b,?|^(?:每天|每日|天天)/, [1, 2, 3, 4, 5, 6, 7]],
  [/^(?:every )?weekends?\b,?|^(?:每个?)?周末/, [6, 7]],
]

/** The days of the week that a text of plain words begins with (`weekdays`, `mon-fri`, `周一、三`), none if it does not, and what follows. */
export function readWeekdays(words: string): { readonly days: readonly number[]; readonly rest: string } {
  for (const [pattern, days] of groups) {
    const match = pattern.exec(words)
    if (match) return { days, rest: words.slice(match[0].length).trim() }
  }
  const days = new Set<number>()
  let rest = words.replace(/^every |^每/, '')
  for (;;) {
    const [match, name = '', to] = dayList.exec(rest) ?? []
    const first = match === undefined ? null : readWeekday(name)
    if (match === undefined || first === null) break
    const last = to === undefined ? first : (readWeekday(/^[一二三四五六日天]$/.test(to) ? `周${to}` : to) ?? first)
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day)
      if (day === last) break
    }
    rest = rest.slice(match.length).replace(/^(?:,|and\b|和| )+/, '')
    // 周一三五 names three days with one word in front.
    if (/^[一二三四五六日天]/.test(rest)) rest = `周${rest}`
  }
  return { days: [...days].sort(), rest: rest.trim() }
}

const word = '[a-z]{3,9}|(?:周|星期|礼拜)[一二三四五六日天]'
const dayList = new RegExp(`^(${word})(?: ?(?:-|–|to|到|至) ?(${word}|[一二三四五六日天]))?`)
