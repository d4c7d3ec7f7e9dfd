import { invite } from '../../../desk/people/invitations.ts'
import { command, paragraph } from '../../../doc.ts'
import { sayWhen } from '../../../time/format.ts'
import { type Command, say } from '../../command.ts'

/** `/link`: a code that makes whoever sends it from another platform the same person as whoever asked. */
export const link: Command = {
  name: 'link',
  async run(ask) {
    const { query, store, actor, now, brief, language, phrases } = ask
    const { publishing } = phrases
    if (query.person === null) return say(ask, publishing.whoAreYou)
    if (query.chat !== 'private') return say(ask, publishing.onlyPrivate)
    const code = ask.newCode()
    const until = await invite(store, code, 'link', actor, now())
    const moment = sayWhen(until, brief.timeZone, language)
    return say(ask, publishing.linkInvitation(moment), paragraph(command(`join ${code}`)))
  },
}
