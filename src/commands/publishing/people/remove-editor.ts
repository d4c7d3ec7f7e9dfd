import { suggest } from '../../../compose/issue.ts'
import { languageAt } from '../../../desk/notify/notify.ts'
import { atTerminal, sayPerson } from '../../../desk/people/display-name.ts'
import { roleAmong } from '../../../desk/people/roles.ts'
import type { Doc } from '../../../doc.ts'
import type { Member } from '../../../store/desk.ts'
import { type CommandRequest, say } from '../../command.ts'
import { menuOf } from '../../menu.ts'

/** `editors remove PERSON [yes]`: asks once, then takes somebody away with all their accounts; at once they may do nothing any more. */
export async function remove(request: CommandRequest, written: string): Promise<Doc> {
  const { desk, phrases, actor, now, store } = request
  const { publishing } = phrases
  const [person = '', sure] = written.split(/\s+/)
  const members = await desk.roles.members()
  const named = members.find((member) => member.person === person)
  if (!named) return say(request, suggest(`${publishing.unknownPerson(person)} `, ['editors']))
  if (person === atTerminal) return say(request, suggest(publishing.terminalOwner, ['editors']))
  if (isNamed(named)) return say(request, publishing.namedOwner(sayPerson(named, phrases)))
  const head = members.find((member) => member.person === named.sameAs) ?? named
  // The accounts of an owner whom the environment names can go; the owner stays.
  const humans = members.filter(
    (member) => !isNamed(member) && (member.person === head.person || member.sameAs === head.person),
  )
  const found = isNamed(head) ? named : head
  const name = sayPerson(found, phrases)
  const others = members.filter((member) => !humans.includes(member) && roleAmong(members, member.person) === 'owner')
  if (others.length === 0) return say(request, suggest(publishing.lastOwner, ['editors invite owner']))
  if (sure !== 'yes')
    return say(request, publishing.askRemove(name), {
      kind: 'actions',
      actions: [
        { label: publishing.remove(name), command: `editors remove ${found.person} yes`, tone: 'danger' },
        { label: publishing.keep, command: 'editors keep' },
      ],
    })
  const detail = { name: found.name, accounts: humans.map((human) => human.person) }
  await store.dismiss(found.person, { at: now(), actor, action: 'dismissed', subject: found.person, detail })
  for (const human of humans) await takeMenu(request, human.person)
  return say(request, publishing.removed(name), suggest('', ['editors']))
}

const isNamed = ({ addedBy }: Member): boolean => addedBy === 'ADMINS'

async function takeMenu({ store, brief, messenger, commands }: CommandRequest, person: string): Promise<void> {
  const seat = await store.privateChatOf(person)
  if (seat !== null) await messenger.offer(seat, menuOf(commands, await languageAt(store, brief, seat)))
}
