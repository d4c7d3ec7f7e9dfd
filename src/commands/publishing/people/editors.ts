import { longDate, suggest } from '../../../compose/issue.ts'
import { atTerminal, sayPerson } from '../../../desk/people/display-name.ts'
import { invite } from '../../../desk/people/invitations.ts'
import { roleAmong } from '../../../desk/people/roles.ts'
import { type Action, command, type Doc, paragraph, text } from '../../../doc.ts'
import type { Role } from '../../../model.ts'
import type { Member } from '../../../store/desk.ts'
import { localDate, sayWhen } from '../../../time/format.ts'
import { type Ask, type Command, say } from '../../command.ts'
import { remove } from './remove-editor.ts'

/** `/editors`: who works at the desk; `invite [owner]` makes a code, `remove PERSON` takes somebody away after asking once. */
export const editors: Command = {
  name: 'editors',
  async run(ask) {
    const { publishing } = ask.phrases
    const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(ask.query.args) ?? []
    if (verb === 'invite') return invitation(ask, /^owner$/i.test(rest) ? 'owner' : 'editor')
    if (verb === 'remove') return remove(ask, rest)
    return verb === 'keep' ? say(ask, publishing.keptEditor, suggest('', ['editors'])) : list(ask)
  },
}

async function list(ask: Ask): Promise<Doc> {
  const { publishing } = ask.phrases
  const members = await ask.desk.roles.members()
  const named = members.filter(({ addedBy }) => addedBy === 'ADMINS')
  const removable = members.filter(
    (member) =>
      !named.includes(member) && (member.sameAs === null || named.some(({ person }) => person === member.sameAs)),
  )
  const actions: readonly Action[] = [
    { label: publishing.inviteEditor, command: 'editors invite', tone: 'primary' },
    { label: publishing.inviteOwner, command: 'editors invite owner' },
    ...removable.slice(0, mostButtons).map(({ person, name }) => ({
      label: publishing.remove(sayPerson({ person, name }, ask.phrases)),
      command: `editors remove ${person}`,
    })),
  ]
  return say(
    ask,
    { kind: 'title', text: publishing.editorsTitle, note: null },
    { kind: 'list', entries: members.map((member) => [text(lineOf(ask, member, members))]) },
    { kind: 'actions', actions },
  )
}

function lineOf({ phrases, brief }: Ask, member: Member, members: readonly Member[]): string {
  const { publishing } = phrases
  const { person, name, sameAs, addedBy, at } = member
  if (person === atTerminal) return publishing.terminalMember(publishing.roles.owner)
  const since = addedBy === 'ADMINS' ? null : longDate(localDate(at, brief.timeZone), phrases)
  const line = publishing.member(name, publishing.roles[roleAmong(members, person) ?? 'editor'], person, since)
  if (sameAs === null) return line
  const head = members.find((candidate) => candidate.person === sameAs)
  return `${line}${phrases.comma}${publishing.sameAs(sayPerson(head ?? { person: sameAs, name: null }, phrases))}`
}

async function invitation(ask: Ask, role: Role): Promise<Doc> {
  const { query, store, actor, now, brief, language, phrases } = ask
  const { publishing } = phrases
  if (query.chat !== 'private') return say(ask, publishing.onlyPrivate)
  const code = ask.newCode()
  const until = await invite(store, code, role, actor, now())
  const moment = sayWhen(until, brief.timeZone, language)
  return say(ask, publishing.invitation(publishing.roles[role], moment), paragraph(command(`join ${code}`)))
}

/** Whoever is further down is removed by `/editors remove PERSON`. */
const mostButtons = 20
