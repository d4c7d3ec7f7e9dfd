import type { NewItem } from '../../desk/draft/item-length.ts'
import { sayFaults, TooLong } from '../../desk/draft/limits.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import { askText } from '../asking.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import type { Incoming } from '../post/incoming.ts'
import { noteOf } from '../post/pending.ts'
import { takePost } from '../post/take.ts'
import { headed, ideaOf } from './idea.ts'
import { alreadyOut, sayEnough } from './offer.ts'

/** `/propose [text]`: hands an idea to the editors; without a text it asks for one. Buttons of an offer say `send` and `drop`, with its id. */
export const propose: Command = {
  name: 'propose',
  who: 'everyone',
  personal: true,
  async run(request) {
    const { args, person, message } = request.query
    const { proposals } = request.phrases
    if (person === null) return say(request, request.phrases.publishing.whoAreYou)
    const [, verb, id = ''] = /^(send|drop) (\d{1,15})$/.exec(args) ?? []
    if (verb !== undefined) return pressed(request, verb, id)
    if (args !== '') return proposeText(request, { text: args, origin: null, photos: [], message: message ?? null })
    if (request.desk.proposalsPerDay === 0) return say(request, proposals.closed)
    return askText(request, 'propose', proposals.whatToPropose)
  },
}

/** Proposes what somebody wrote for that; an editor's goes into the draft like any post. */
export async function proposeText(request: CommandRequest, incoming: Incoming): Promise<Doc> {
  if (request.role !== null) return takePost(request, incoming)
  if (request.desk.proposalsPerDay === 0) return say(request, request.phrases.proposals.closed)
  return hand(request, ideaOf(request, incoming))
}

async function pressed(request: CommandRequest, verb: string, id: string): Promise<Doc> {
  const { proposals, posting } = request.phrases
  const note = await noteOf(request, id)
  const held = readContent(note, 'held')
  if (!note || !held || note.person !== request.actor.person) return say(request, posting.pressedBefore)
  await request.store.forgetNote(note.id)
  if (verb === 'drop') return say(request, proposals.notProposed)
  const { number: _, ...idea } = held.item
  return hand(request, idea)
}

async function hand(request: CommandRequest, idea: NewItem): Promise<Doc> {
  const { desk, actor, query, store, phrases } = request
  const words = phrases.proposals
  // Whoever may propose no more can have no page fetched either.
  const enough = idea.headline === '' ? await sayEnough(request) : null
  if (enough !== null) return enough
  const item = await headed(request, idea)
  const place = query.chat === 'private' ? query.target : await query.aside?.()
  if (place) await store.rememberPrivateChat(actor.person, actor.name, place)
  const { person, name } = actor
  const proposal = { item, section: null, person, name, from: query.target, language: request.language }
  try {
    const done = await desk.propose(proposal)
    switch (done.kind) {
      case 'draft':
      case 'proposal':
        return say(request, words.handedOn(item.headline), ...(await alreadyOut(request, item)))
      case 'same':
        return say(request, words.proposedBefore)
      case 'enough':
        return (await sayEnough(request)) ?? say(request, words.proposedBefore)
    }
  } catch (thrown) {
    if (thrown instanceof TooLong) return say(request, ...sayFaults(thrown.faults, phrases))
    throw thrown
  }
}
