import { suggest } from '../../compose/issue.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import { briefly, platformName } from '../../desk/progress/message.ts'
import type { Block, Doc } from '../../doc.ts'
import type { Proposal } from '../../store/port.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import { itemBlocks } from '../draft/find.ts'
import { addProposal, dropProposal } from './settle.ts'

/** `/proposals`: what readers would like to see in the brief, oldest first, one at a time. Buttons say `add`, `drop` and `after`, with an id. */
export const proposals: Command = {
  name: 'proposals',
  who: 'editor',
  async run(request) {
    const [, verb = '', id = '0'] = /^(add|drop|after) (\d{1,15})$/i.exec(request.query.args) ?? []
    switch (verb.toLowerCase()) {
      case 'add':
        return addProposal(request, Number(id))
      case 'drop': {
        const { doc, dropped } = await dropProposal(request, Number(id))
        return dropped ? show(request, Number(id), ...doc.blocks) : doc
      }
      default:
        return show(request, Number(id))
    }
  },
}

/** The first open proposal after this one, and what can be done with it. */
async function show(request: CommandRequest, after: number, ...lead: readonly Block[]): Promise<Doc> {
  const { store, phrases } = request
  const words = phrases.proposals
  const { count } = await store.openProposals()
  if (count === 0) return say(request, ...lead, suggest(`${words.none} `, ['draft']))
  const [proposal, following] = await store.proposals(after, 2)
  if (!proposal) return say(request, ...lead, suggest(words.noMore, ['proposals']))
  const before = (await store.proposals(0, mostCounted)).findIndex(({ id }) => id === proposal.id)
  const { id, item } = proposal
  const actions = [
    { label: words.add, command: `proposals add ${id}`, tone: 'primary' },
    { label: words.dismiss, command: `proposals drop ${id}` },
    ...(following ? [{ label: words.next, command: `proposals after ${id}` }] : []),
  ] as const
  return say(
    request,
    ...lead,
    ...(count > 1 && before >= 0 ? [words.title(before + 1, count)] : []),
    ...itemBlocks(request, { ...item, number: 1 }),
    origin(request, proposal),
    { kind: 'actions', actions },
  )
}

/** At most this many waiting proposals are counted one by one. */
const mostCounted = 100

function origin(
  { phrases, language, brief, now }: CommandRequest,
  { person, name, from, at, section }: Proposal,
): string {
  const view = { language, timeZone: brief.timeZone, now: now() }
  const who = phrases.publishing.actor(sayPersonFirst({ person, name }, phrases), name && platformName(from.platform))
  return phrases.proposals.from(who, briefly(at, view), section)
}
