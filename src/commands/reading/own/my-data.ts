import { suggest } from '../../../compose/issue.ts'
import type { Doc } from '../../../doc.ts'
import { type Command, type CommandRequest, say } from '../../command.ts'

/** `/mydata`: all that is kept of whoever asks, as JSON, in a file where the platform takes one; in private, because it is nobody else's. */
export const myData: Command = {
  name: 'mydata',
  who: 'everyone',
  personal: true,
  async run(request) {
    const refused = notHere(request)
    if (refused) return refused
    const { phrases, store, actor, query, role } = request
    const data = await store.ownData(actor.person, query.target)
    const json = JSON.stringify(
      {
        person: actor.person,
        name: data.name,
        place: query.target,
        subscription: data.subscription && withoutId(data.subscription),
        subscribedAt: moment(data.since),
        changedAt: moment(data.changed),
        issuesReceived: data.issues,
        messageNumbersKept: data.messages,
        subscribedPlaces: data.added,
        proposals: data.proposals.map(({ at, ...rest }) => ({ ...rest, at: moment(at) })),
        notesWaiting: data.notes,
        role,
      },
      null,
      2,
    )
    const { mine, kept, howForget } = phrases.privacy
    const file = { name: 'my-data.json', text: `${json}\n` }
    const behind = [kept, suggest(`${howForget} `, ['forget'])]
    return query.takesFiles ? { ...say(request, mine, ...behind), file } : say(request, mine, json, ...behind)
  },
}

/** `/forget`: asks once, then nothing is kept of the reader but counts. */
export const forget: Command = {
  name: 'forget',
  who: 'everyone',
  personal: true,
  async run(request) {
    const refused = notHere(request)
    if (refused) return refused
    const { phrases, store, actor, query, role, now } = request
    const { privacy } = phrases
    if (query.args !== 'yes' || query.linked)
      return say(request, privacy.askForget, ...(role === null ? [] : [privacy.deskStays]), {
        kind: 'actions',
        actions: [
          { label: privacy.doForget, command: 'forget yes', tone: 'danger' },
          { label: phrases.leaveIt, command: 'settings' },
        ],
      })
    await store.forgetReader(actor.person, query.target, role !== null, now())
    return say(request, suggest(`${privacy.forgotten} `, ['start']))
  },
}

/** It is about one person: said in their private chat, and where we see who it is. */
function notHere(request: CommandRequest): Doc | null {
  const { query, phrases } = request
  if (query.person === null) return say(request, phrases.publishing.whoAreYou)
  return query.chat === 'private' ? null : say(request, phrases.publishing.onlyPrivate)
}

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const withoutId = ({ id: _, target: __, returnsAt, ...wants }: NonNullable<CommandRequest['subscription']>) => ({
  ...wants,
  returnsAt: moment(returnsAt),
})
