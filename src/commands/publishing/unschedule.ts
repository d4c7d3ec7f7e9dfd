import { suggest } from '../../compose/issue.ts'
import { formatMoment } from '../../time/format.ts'
import { type Command, say } from '../command.ts'

/** `/unschedule`: the single publication that was planned does not happen; the standing schedule stays. */
export const unschedule: Command = {
  name: 'unschedule',
  async run(request) {
    const { publishing } = request.phrases
    const planned = await request.desk.schedule.cancelPlanned(request.actor)
    if (planned === null) return say(request, publishing.notScheduled, suggest('', ['schedule', 'publish']))
    const moment = formatMoment(planned.at, request.brief.timeZone, request.language)
    return say(request, publishing.unscheduled(moment), suggest('', ['publish', 'draft']))
  },
}
