import { type Command, type CommandRequest, say } from './command.ts'

/** `/cancel`: forgets what the person was asked here. */
export const cancel: Command = {
  name: 'cancel',
  who: 'everyone',
  listed: 'at desk',
  // Where nothing of ours is open, whoever writes it means somebody else.
  concernsUs: isAsked,
  async run(request) {
    const { store, actor, query, phrases } = request
    if (!(await isAsked(request))) return say(request, phrases.posting.nothingAsked)
    await store.setQuestion(actor.person, query.target, null)
    return say(request, phrases.posting.forgotten)
  },
}

async function isAsked({ store, actor, query, now }: CommandRequest): Promise<boolean> {
  const open = await store.question(actor.person, query.target)
  return open !== null && open.expiresAt > now()
}
