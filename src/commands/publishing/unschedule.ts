import { suggest } from '../../compose/issue.ts'
import { sayWhen } from '../../time/format.ts'
import { type Command, say } from '../command.ts'

/** `/unschedule`: the single publication that was planned does not happen; the standing schedule stays. */
export const unschedule: Command = {
  name: 'unschedule',
  async run(ask) {
    const { publishing } = ask.phrases
    const planned = await ask.desk.agenda.unschedule(ask.actor)
    if (planned === null) return say(ask, publishing.notScheduled, suggest('', ['schedule', 'publish']))
    const moment = sayWhen(planned.at, ask.brief.timeZone, ask.language)
    return say(ask, publishing.unscheduled(moment), suggest('', ['publish', 'draft']))
  },
}
