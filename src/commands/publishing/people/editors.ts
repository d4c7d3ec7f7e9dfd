import { suggest } from '../../../compose/issue.ts'
import { atTerminal, sayPerson } from '../../../desk/people/display-name.ts'
import { invite } from '../../../desk/people/invitations.ts'
import { roleAmong } from '../../../desk/people/roles.ts'
import { type Action, type Block, command, type Doc, link, longDate, paragraph, text } from '../../../doc.ts'
import type { Role } from '../../../model.ts'
import type { Member } from '../../../store/desk.ts'
import { formatMoment, localDate } from '../../../time/format.ts'
import { type Command, type CommandRequest, say } from '../../command.ts'
import { remove } from './remove-editor.ts'

/** `/editors`: who works at the desk; `invite [owner]` makes a code, `remove PERSON` takes somebody away after asking once. */
export const editors: Command = {
  name: 'editors',
  who: 'owner',
  async run(request) {
    const { publishing } = request.phrases
    const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(request.query.args) ?? []
    if (verb === 'invite') return invitation(request, /^owner$/i.test(rest) ? 'owner' : 'editor')
    if (verb === 'remove') return remove(request, rest)
    return verb === 'keep' ? say(request, publishing.keptEditor, suggest('', ['editors'])) : list(request)
  },
}

async function list(request: CommandRequest): Promise<Doc> {
  const { publishing } = request.phrases
  const members = await request.desk.roles.members()
  const named = members.filter(({ addedBy }) => addedBy === 'ADMINS')
  const removable = members.filter(
    (member) =>
      !named.includes(member) && (member.sameAs === null || named.some(({ person }) => person === member.sameAs)),
  )
  const actions: readonly Action[] = [
    { label: publishing.inviteEditor, command: 'editors invite', tone: 'primary' },
    { label: publishing.inviteOwner, command: 'editors invite owner' },
    ...removable.slice(0, mostButtons).map(({ person, name }) => ({
      label: publishing.remove(sayPerson({ person, name }, request.phrases)),
      command: `editors remove ${person}`,
    })),
  ]
  return say(
    request,
    { kind: 'title', text: publishing.editorsTitle, note: null },
    { kind: 'list', entries: members.map((member) => [text(lineOf(request, member, members))]) },
    { kind: 'actions', actions },
  )
}

function lineOf({ phrases, brief, language }: CommandRequest, member: Member, members: readonly Member[]): string {
  const { publishing } = phrases
  const { person, name, sameAs, addedBy, at } = member
  if (person === atTerminal) return publishing.terminalMember(publishing.roles.owner)
  const since = addedBy === 'ADMINS' ? null : longDate(localDate(at, brief.timeZone), language)
  const line = publishing.member(name, publishing.roles[roleAmong(members, person) ?? 'editor'], person, since)
  if (sameAs === null) return line
  const head = members.find((candidate) => candidate.person === sameAs)
  return `${line}${phrases.comma}${publishing.sameAs(sayPerson(head ?? { person: sameAs, name: null }, phrases))}`
}

async function invitation(request: CommandRequest, role: Role): Promise<Doc> {
  const { query, store, actor, now, brief, language, phrases } = request
  const { publishing } = phrases
  if (query.chat !== 'private') return say(request, publishing.onlyPrivate)
  const code = request.newCode()
  const until = await invite(store, code, role, actor, now())
  const moment = formatMoment(until, brief.timeZone, language)
  return say(
    request,
    publishing.invitation(publishing.roles[role], moment),
    paragraph(command(`join ${code}`)),
    ...(await linkBlocks(request, code)),
  )
}

/** The addresses that use a code, one a line. */
export const linkBlocks = async (
  { messenger, phrases }: Pick<CommandRequest, 'messenger' | 'phrases'>,
  code: string,
): Promise<readonly Block[]> => {
  const links = await messenger.invitationLinks(code)
  return links.map((url) => paragraph(phrases.publishing.orOpen, link(url, url)))
}

/** The list has buttons for this many people; others are removed by `/editors remove PERSON`. */
const mostButtons = 20
