import { type Command, say } from '../command.ts'
import { commandList } from './help.ts'
import { subscribe } from './subscribe.ts'

/** `/start [topic]`: welcomes, subscribes where the person may, and shows what can be asked. */
export const start: Command = {
  name: 'start',
  async run(ask) {
    if (!(await ask.query.mayManage())) return say(ask, ask.phrases.helpIntro, commandList(ask))
    const welcome = await subscribe.run(ask)
    return say(ask, ...welcome.blocks, ask.phrases.helpIntro, commandList(ask))
  },
}
