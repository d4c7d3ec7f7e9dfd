import { suggest } from '../../compose/issue.ts'
import { type Command, lineAbout, say } from '../command.ts'

/** `/unsubscribe`: no more issues; what was chosen is remembered for a return. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  async run(ask) {
    const ended = await ask.store.unsubscribe(ask.query.about, ask.now())
    return say(
      ask,
      suggest(ended ? ask.phrases.unsubscribed : ask.phrases.notSubscribed, [lineAbout(ask, 'subscribe')]),
    )
  },
}
