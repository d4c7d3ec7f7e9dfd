import { askText } from './asking.ts'
import type { Command } from './command.ts'
import { takePost } from './post/take.ts'

/** `/post [text]`: adds an item to the next issue; without a text it asks for one. */
export const post: Command = {
  name: 'post',
  who: 'editor',
  async run(request) {
    const { args, message, chat, target } = request.query
    if (chat === 'private') await request.store.rememberPrivateChat(request.actor.person, request.actor.name, target)
    return args === ''
      ? askText(request, 'post', request.phrases.posting.whatToPost)
      : takePost(request, { text: args, origin: null, photos: [], message: message ?? null })
  },
}
