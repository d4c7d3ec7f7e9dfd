import { suggest } from '../../compose/issue.ts'
import { formatMoment } from '../../time/format.ts'
import { type Command, say } from '../command.ts'
import { planned } from './schedule.ts'

/** `/unschedule`: the single publication that was planned does not happen; the standing schedule stays. */
export const unschedule: Command = {
  name: 'unschedule',
  who: 'editor',
  async run(request) {
    const { publishing, posting } = request.phrases
    const { args } = request.query
    const current = await request.desk.schedule.once()
    // A button takes back the publication that it stood under, never one that was planned since.
    if (/^\d+$/.test(args) && current !== null && current.at !== Number(args)) {
      const { blocks } = await planned(request)
      return say(request, posting.pressedBefore, ...blocks)
    }
    const cancelled = await request.desk.schedule.cancelPlanned(request.actor)
    const open = await request.desk.approvals.open()
    if (cancelled === null && open?.due) {
      await request.desk.approvals.close(request.actor, 'unscheduled')
      return say(request, request.phrases.approvals.noLonger, suggest('', ['publish', 'draft']))
    }
    if (cancelled === null) return say(request, publishing.notScheduled, suggest('', ['schedule', 'publish']))
    const moment = formatMoment(cancelled.at, request.brief.timeZone, request.language)
    return say(request, publishing.unscheduled(moment), suggest('', ['publish', 'draft']))
  },
}
