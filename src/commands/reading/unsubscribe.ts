import { suggest } from '../../compose/issue.ts'
import { type Command, lineAbout, say } from '../command.ts'

/** `/unsubscribe`: no more issues; what was chosen is remembered for a return. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  who: 'manager',
  async run(request) {
    const ended = await request.store.unsubscribe(request.query.about, request.now())
    return say(
      request,
      suggest(ended ? request.phrases.unsubscribed : request.phrases.notSubscribed, [lineAbout(request, 'subscribe')]),
    )
  },
}
