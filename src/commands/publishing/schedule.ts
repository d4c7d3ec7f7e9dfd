import { suggest } from '../../compose/issue.ts'
import { nextMoments, type RecurringSchedule, readRecurring } from '../../desk/schedule/due-times.ts'
import { type Block, type Doc, text } from '../../doc.ts'
import { formatMoment, timeText } from '../../time/format.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import { asideOf } from './places.ts'

/** `/schedule weekdays 08:00 min 5 remind 07:30` sets the standing schedule, `off` ends it, alone it shows what is planned. */
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
    const read = readRecurring(query.args)
    if (read === null)
      return say(request, suggest(`${publishing.badStanding(query.args.slice(0, 60))} `, publishing.standingExamples))
    await desk.schedule.setRecurring({ ...read, since: now(), by: actor.person, target: await asideOf(request) }, actor)
    return planned(request)
  },
}

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
  return say(request, ...single, ...standingBlocks(request, standing))
}

function standingBlocks(
  { brief, language, now, phrases }: CommandRequest,
  standing: RecurringSchedule,
): readonly Block[] {
  const { publishing } = phrases
  const { days, time, min, remind } = standing
  const lines = [
    publishing.standing(publishing.weekdays(days), timeText(time), brief.timeZone),
    publishing.standingMin(min),
    ...(remind === null ? [] : [publishing.standingRemind(timeText(remind))]),
    publishing.nextMoments,
  ]
  const moments = nextMoments(now(), standing, brief.timeZone, 3)
  return [
    { kind: 'paragraph', text: [text(lines.join(publishing.gap))] },
    { kind: 'list', entries: moments.map((at) => [text(formatMoment(at, brief.timeZone, language))]) },
    suggest(publishing.changeStanding, [publishing.standingExamples[0] ?? 'schedule', 'schedule off']),
  ]
}
