import { suggest } from '../../compose/issue.ts'
import { nextMoments, readStanding, type Standing } from '../../desk/schedule/due-times.ts'
import { type Block, type Doc, text } from '../../doc.ts'
import { sayWhen, timeText } from '../../time/format.ts'
import { type Ask, type Command, say } from '../command.ts'
import { asideOf } from './places.ts'

/** `/schedule weekdays 08:00 min 5 remind 07:30` sets the standing schedule, `off` ends it, alone it shows what is planned. */
export const schedule: Command = {
  name: 'schedule',
  async run(ask) {
    const { query, desk, actor, now, phrases } = ask
    const { publishing } = phrases
    if (query.args === '') return plan(ask)
    if (/^(?:off|none|stop|关闭?|停用?|取消)$/i.test(query.args)) {
      if ((await desk.agenda.standing()) === null) return say(ask, publishing.standingOffAlready)
      await desk.agenda.stand(null, actor)
      return say(ask, publishing.standingOff, suggest('', ['schedule', 'publish']))
    }
    const read = readStanding(query.args)
    if (read === null)
      return say(ask, suggest(`${publishing.badStanding(query.args.slice(0, 60))} `, publishing.standingExamples))
    await desk.agenda.stand({ ...read, since: now(), by: actor.person, target: await asideOf(ask) }, actor)
    return plan(ask)
  },
}

async function plan(ask: Ask): Promise<Doc> {
  const { brief, desk, language, phrases } = ask
  const { publishing } = phrases
  const once = await desk.agenda.once()
  const standing = await desk.agenda.standing()
  const single: readonly (Block | string)[] =
    once === null
      ? []
      : [
          publishing.scheduled(sayWhen(once.at, brief.timeZone, language)),
          { kind: 'actions', actions: [{ label: publishing.unschedule, command: 'unschedule' }] },
        ]
  if (standing === null) return say(ask, ...single, suggest(`${publishing.noStanding} `, publishing.standingExamples))
  return say(ask, ...single, ...standingBlocks(ask, standing))
}

function standingBlocks({ brief, language, now, phrases }: Ask, standing: Standing): readonly Block[] {
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
    { kind: 'list', entries: moments.map((at) => [text(sayWhen(at, brief.timeZone, language))]) },
    suggest(publishing.changeStanding, [publishing.standingExamples[0] ?? 'schedule', 'schedule off']),
  ]
}
