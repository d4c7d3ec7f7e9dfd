import { suggest } from '../../compose/issue.ts'
import {
  dayBefore,
  nextMoments,
  type PlannedPublication,
  type RecurringSchedule,
  readRecurring,
} from '../../desk/schedule/due-times.ts'
import { issueOfDay } from '../../desk/schedule/todays-issue.ts'
import { type Block, type Doc, longDate, paragraph, text } from '../../doc.ts'
import { clockText, formatMoment, localDate, timeText } from '../../time/format.ts'
import type { ClockTime } from '../../time/read-clock.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import { skip, work } from './days-off.ts'
import { asideOf } from './places.ts'

/**
 * `/schedule weekdays 08:00 min 5 remind 07:30` sets the standing schedule, `off` ends it, `skip 24 Dec` and `work 24 Dec` say
 * on which days nothing goes out; alone it shows what is planned.
 */
export const schedule: Command = {
  name: 'schedule',
  who: 'editor',
  async run(request) {
    const { query, desk, actor, now, phrases } = request
    const { publishing } = phrases
    if (query.args === '') return planned(request)
    if (/^(?:off|none|stop|关闭?|停用?|取消)$/i.test(query.args)) {
      if ((await desk.schedule.recurring()) === null) return say(request, publishing.standingOffAlready)
      await desk.schedule.setRecurring(null, actor)
      return say(request, publishing.standingOff, suggest('', ['schedule', 'publish']))
    }
    const [, verb, days = ''] = /^(skip|work|跳过|恢复)(?:\s+([\s\S]+)|(?=\d)([\s\S]+))?$/i.exec(query.args) ?? []
    if (verb) return /^(?:skip|跳过)$/i.test(verb) ? skip(request, days) : work(request, days)
    const read = readRecurring(query.args)
    if (read === null)
      return say(request, suggest(`${publishing.badStanding(query.args.slice(0, 60))} `, publishing.standingExamples))
    if (read.remind !== null && isLate(read.remind, read.time) && !dayBefore.test(query.args))
      return say(request, publishing.lateReminder(timeText(read.remind), timeText(read.time)))
    await desk.schedule.setRecurring({ ...read, since: now(), by: actor.person, target: await asideOf(request) }, actor)
    return planned(request)
  },
}

const isLate = (remind: ClockTime, time: ClockTime): boolean =>
  remind.hour * 60 + remind.minute >= time.hour * 60 + time.minute

/** What is planned: the single publication and the standing schedule. */
export async function planned(request: CommandRequest): Promise<Doc> {
  const { brief, desk, language, phrases } = request
  const { publishing } = phrases
  const once = await desk.schedule.once()
  const standing = await desk.schedule.recurring()
  const single: readonly (Block | string)[] =
    once === null
      ? []
      : [
          publishing.scheduled(formatMoment(once.at, brief.timeZone, language)),
          { kind: 'actions', actions: [{ label: publishing.unschedule, command: `unschedule ${once.at}` }] },
        ]
  if (standing === null)
    return say(request, ...single, suggest(`${publishing.noStanding} `, publishing.standingExamples))
  return say(request, ...single, ...(await standingBlocks(request, standing, once)))
}

async function standingBlocks(
  { brief, desk, store, language, now, phrases }: CommandRequest,
  standing: RecurringSchedule,
  once: PlannedPublication | null,
): Promise<readonly Block[]> {
  const { publishing, daysOff } = phrases
  const { days, time, min, remind } = standing
  // The day has its issue: the schedule goes on with the next one.
  const out = await issueOfDay(store, now(), brief.timeZone)
  const today = localDate(now(), brief.timeZone)
  const regular = nextMoments(now(), standing, brief.timeZone, shownMoments + 1)
  const open = regular.filter((at) => out === null || localDate(at, brief.timeZone) !== today)
  const coming = [...(once === null ? [] : [once.at]), ...open]
  const lines = [
    publishing.standing(publishing.weekdays(days), timeText(time), brief.timeZone),
    publishing.standingMin(min),
    ...(remind === null ? [] : [publishing.standingRemind(timeText(remind))]),
    ...(out !== null && open.length < regular.length ? [publishing.outToday(out.number)] : []),
    publishing.nextMoments,
  ]
  const moments = [...new Set(coming)].sort((a, b) => a - b).slice(0, shownMoments)
  const off = await desk.schedule.daysOff.list()
  const asked = timeText(time)
  const momentLine = (at: number): string => {
    const shown = clockText(at, brief.timeZone)
    const skipped = at !== once?.at && shown !== asked ? [publishing.skippedHour(asked, shown)] : []
    return [formatMoment(at, brief.timeZone, language), ...skipped].join(publishing.historyGap)
  }
  return [
    { kind: 'paragraph', text: [text(lines.join(publishing.gap))] },
    { kind: 'list', entries: moments.map((at) => [text(momentLine(at))]) },
    ...(off.length === 0
      ? []
      : [
          paragraph(daysOff.are),
          {
            kind: 'list' as const,
            entries: off.slice(0, shownMoments).map(({ date, note }) => {
              const day = longDate(date, language)
              return [text(note === null ? day : daysOff.line(day, note))]
            }),
          },
        ]),
    { kind: 'actions', actions: [{ label: daysOff.button, command: 'schedule skip' }] },
    suggest(publishing.changeStanding, [publishing.standingExamples[0] ?? 'schedule', 'schedule off']),
  ]
}

const shownMoments = 5
