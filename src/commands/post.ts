import { askText } from './asking.ts'
import type { Command } from './command.ts'
import { take } from './post/take.ts'

/** `/post [text]`: adds an item to the next issue; without a text it asks for one. */
export const post: Command = {
  name: 'post',
  async run(ask) {
    const { args, message, chat, target } = ask.query
    if (chat === 'private') await ask.store.seat(ask.actor.person, ask.actor.name, target)
    return args === ''
      ? askText(ask, 'post', ask.phrases.posting.whatToPost)
      : take(ask, { text: args, origin: null, photo: null, message: message ?? null })
  },
}
