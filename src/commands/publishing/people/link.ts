import { invite } from '../../../desk/people/invitations.ts'
import { command, paragraph } from '../../../doc.ts'
import { formatMoment } from '../../../time/format.ts'
import { type Command, say } from '../../command.ts'
import { linkBlocks } from './editors.ts'

/** `/link`: gives a code; the account that sends it from another platform becomes the same person. */
export const link: Command = {
  name: 'link',
  who: 'editor',
  async run(request) {
    const { query, store, actor, now, brief, language, phrases } = request
    const { publishing } = phrases
    if (query.person === null) return say(request, publishing.whoAreYou)
    if (query.chat !== 'private') return say(request, publishing.onlyPrivate)
    const code = request.newCode()
    const until = await invite(store, code, 'link', actor, now())
    const moment = formatMoment(until, brief.timeZone, language)
    return say(
      request,
      publishing.linkInvitation(moment),
      paragraph(command(`join ${code}`)),
      ...(await linkBlocks(request, code)),
    )
  },
}
