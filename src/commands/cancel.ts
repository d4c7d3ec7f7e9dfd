import { type Command, say } from './command.ts'

/** `/cancel`: forgets what the person was asked here. */
export const cancel: Command = {
  name: 'cancel',
  who: 'editor',
  async run(request) {
    const { store, actor, query, phrases } = request
    const open = await store.question(actor.person, query.target)
    if (!open || open.expiresAt <= request.now()) return say(request, phrases.posting.nothingAsked)
    await store.setQuestion(actor.person, query.target, null)
    return say(request, phrases.posting.forgotten)
  },
}
