import { suggest } from '../../../compose/issue.ts'
import { languageAt, notifyOwners } from '../../../desk/notify/notify.ts'
import { sayPerson } from '../../../desk/people/display-name.ts'
import { accept } from '../../../desk/people/invitations.ts'
import type { Doc } from '../../../doc.ts'
import type { Language } from '../../../model.ts'
import { phrasesIn } from '../../../phrases/index.ts'
import type { Invitation } from '../../../store/desk.ts'
import { type Command, type CommandRequest, say } from '../../command.ts'
import { menuOf } from '../../menu.ts'

/** `/join CODE`: uses an invitation, on whatever platform; all owners are told. */
export const join: Command = {
  name: 'join',
  who: 'everyone',
  listed: 'nowhere',
  async run(request) {
    const { query, store, actor, now, phrases } = request
    const { publishing } = phrases
    if (query.person === null) return say(request, publishing.whoAreYou)
    if (query.args === '') return say(request, suggest(`${publishing.noCode} `, ['join ABCDEF']))
    const used = await accept(store, query.args, actor, now())
    if (used === null) return say(request, publishing.badCode)
    const role = (await request.desk.roles.roleOf(actor.person)) ?? 'editor'
    const seat = query.chat === 'private' ? query.target : ((await query.aside?.()) ?? null)
    if (seat !== null) {
      await store.rememberPrivateChat(actor.person, actor.name, seat)
      await request.messenger.offer(seat, menuOf(request.commands, await languageAt(store, request.brief, seat), role))
    }
    const by = await nameOf(request, used.by)
    await notifyOwners({ ...request, roles: request.desk.roles }, news(request, used, by), { except: actor.person })
    const welcome = used.kind === 'link' ? publishing.linkedTo(by) : publishing.joined(role)
    return say(request, suggest(welcome, ['help', 'draft']))
  },
}

/** What the owners hear. */
const news =
  ({ actor }: CommandRequest, { kind }: Invitation, by: string) =>
  (language: Language): Doc => {
    const phrases = phrasesIn(language)
    const { publishing } = phrases
    const name = sayPerson(actor, phrases)
    const said =
      kind === 'link'
        ? publishing.linkUsed(name, actor.person, by)
        : publishing.invitationUsed(name, actor.person, publishing.roles[kind], by)
    return { language, blocks: [suggest(said, ['editors'])] }
  }

const nameOf = async ({ desk, phrases }: CommandRequest, person: string): Promise<string> =>
  sayPerson((await desk.roles.members()).find((member) => member.person === person) ?? { person, name: null }, phrases)
