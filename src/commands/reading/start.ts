import { type Command, say } from '../command.ts'
import { commandList } from './help.ts'
import { subscribe } from './subscribe.ts'

/** `/start [topic]`: welcomes, subscribes where the person may, and shows what can be asked. */
export const start: Command = {
  name: 'start',
  who: 'everyone',
  async run(request) {
    if (!(await request.query.mayManage())) return say(request, request.phrases.helpIntro, commandList(request))
    const welcome = await subscribe.run(request)
    return say(request, ...welcome.blocks, request.phrases.helpIntro, commandList(request))
  },
}
