import { suggest } from '../../../compose/issue.ts'
import { languageAt, tellOwners } from '../../../desk/notify/notify.ts'
import { sayPerson } from '../../../desk/people/display-name.ts'
import { accept } from '../../../desk/people/invitations.ts'
import type { Doc } from '../../../doc.ts'
import type { Language } from '../../../model.ts'
import { phrasesIn } from '../../../phrases/index.ts'
import type { Invitation } from '../../../store/desk.ts'
import { type Ask, type Command, say } from '../../command.ts'
import { menu } from '../../menu.ts'

/** `/join CODE`: uses an invitation, on whatever platform; all owners are told. */
export const join: Command = {
  name: 'join',
  async run(ask) {
    const { query, store, actor, now, phrases } = ask
    const { publishing } = phrases
    if (query.person === null) return say(ask, publishing.whoAreYou)
    if (query.args === '') return say(ask, suggest(`${publishing.noCode} `, ['join ABCDEF']))
    const used = await accept(store, query.args, actor, now())
    if (used === null) return say(ask, publishing.badCode)
    const role = (await ask.desk.roles.roleOf(actor.person)) ?? 'editor'
    const seat = query.chat === 'private' ? query.target : ((await query.aside?.()) ?? null)
    if (seat !== null) {
      await store.seat(actor.person, actor.name, seat)
      await ask.voice.offer(seat, menu(await languageAt(store, ask.brief, seat), role))
    }
    const by = await nameOf(ask, used.by)
    await tellOwners({ ...ask, roles: ask.desk.roles }, news(ask, used, by), actor.person)
    const welcome = used.kind === 'link' ? publishing.linkedTo(by) : publishing.joined(role)
    return say(ask, suggest(welcome, ['help', 'draft']))
  },
}

/** What the owners hear. */
const news =
  ({ actor }: Ask, { kind }: Invitation, by: string) =>
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

const nameOf = async ({ desk, phrases }: Ask, person: string): Promise<string> =>
  sayPerson((await desk.roles.members()).find((member) => member.person === person) ?? { person, name: null }, phrases)
