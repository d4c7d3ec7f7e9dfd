import { type Command, say } from '../command.ts'
import { commandList } from './help.ts'
import { subscribe } from './subscribe.ts'
import { readTopics } from './wants.ts'

/** `/start [topic]`: welcomes, subscribes where the person may, and shows what can be asked. */
export const start: Command = {
  name: 'start',
  who: 'everyone',
  // Other words behind it come by a link of somebody else's.
  async concernsUs({ query, topics }) {
    return query.args === '' || !('unknown' in readTopics(query.args, topics))
  },
  async run(request) {
    if (!(await request.query.mayManage())) return say(request, request.phrases.helpIntro, commandList(request))
    const welcome = await subscribe.run(request)
    return say(request, ...welcome.blocks, request.phrases.helpIntro, commandList(request))
  },
}
