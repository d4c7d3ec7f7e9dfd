import { suggest } from '../../compose/issue.ts'
import { type Command, lineAbout, say } from '../command.ts'
import { askFirst } from './ask-first.ts'

/** `/unsubscribe`: no more issues; what was chosen is remembered for a return. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  who: 'manager',
  async run(request) {
    const { query, subscription, phrases } = request
    if (query.linked && subscription !== null && subscription.state !== 'ended')
      return askFirst(request, phrases.linkUnsubscribes, {
        label: phrases.doUnsubscribe,
        command: lineAbout(request, 'unsubscribe'),
        tone: 'danger',
      })
    const ended = await request.store.unsubscribe(query.about, request.now())
    return say(
      request,
      suggest(ended ? phrases.unsubscribed : phrases.notSubscribed, [lineAbout(request, 'subscribe')]),
    )
  },
}
