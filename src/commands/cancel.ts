import { type Command, say } from './command.ts'

/** `/cancel`: forgets what the person was asked here. */
export const cancel: Command = {
  name: 'cancel',
  async run(ask) {
    const { store, actor, query, phrases } = ask
    const open = await store.question(actor.person, query.target)
    if (!open || open.expiresAt <= ask.now()) return say(ask, phrases.posting.nothingAsked)
    await store.ask(actor.person, query.target, null)
    return say(ask, phrases.posting.forgotten)
  },
}
