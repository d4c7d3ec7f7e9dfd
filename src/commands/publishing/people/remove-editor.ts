import { suggest } from '../../../compose/issue.ts'
import { languageAt } from '../../../desk/notify/notify.ts'
import { atTerminal, sayPerson } from '../../../desk/people/display-name.ts'
import { roleAmong } from '../../../desk/people/roles.ts'
import type { Doc } from '../../../doc.ts'
import type { Member } from '../../../store/desk.ts'
import { type Ask, say } from '../../command.ts'
import { menu } from '../../menu.ts'

/** `editors remove PERSON [yes]`: asks once, then takes somebody away with all their accounts; at once they may do nothing any more. */
export async function remove(ask: Ask, written: string): Promise<Doc> {
  const { desk, phrases, actor, now, store } = ask
  const { publishing } = phrases
  const [person = '', sure] = written.split(/\s+/)
  const members = await desk.roles.members()
  const named = members.find((member) => member.person === person)
  if (!named) return say(ask, suggest(`${publishing.unknownPerson(person)} `, ['editors']))
  if (person === atTerminal) return say(ask, suggest(publishing.terminalOwner, ['editors']))
  if (isNamed(named)) return say(ask, publishing.namedOwner(sayPerson(named, phrases)))
  const head = members.find((member) => member.person === named.sameAs) ?? named
  // The accounts of an owner whom the environment names can go; the owner stays.
  const humans = members.filter(
    (member) => !isNamed(member) && (member.person === head.person || member.sameAs === head.person),
  )
  const found = isNamed(head) ? named : head
  const name = sayPerson(found, phrases)
  const others = members.filter((member) => !humans.includes(member) && roleAmong(members, member.person) === 'owner')
  if (others.length === 0) return say(ask, suggest(publishing.lastOwner, ['editors invite owner']))
  if (sure !== 'yes')
    return say(ask, publishing.askRemove(name), {
      kind: 'actions',
      actions: [
        { label: publishing.remove(name), command: `editors remove ${found.person} yes`, tone: 'danger' },
        { label: publishing.keep, command: 'editors keep' },
      ],
    })
  const detail = { name: found.name, accounts: humans.map((human) => human.person) }
  await store.dismiss(found.person, { at: now(), actor, deed: 'dismissed', subject: found.person, detail })
  for (const human of humans) await takeMenu(ask, human.person)
  return say(ask, publishing.removed(name), suggest('', ['editors']))
}

const isNamed = ({ addedBy }: Member): boolean => addedBy === 'ADMINS'

async function takeMenu({ store, brief, voice }: Ask, person: string): Promise<void> {
  const seat = await store.seatOf(person)
  if (seat !== null) await voice.offer(seat, menu(await languageAt(store, brief, seat)))
}
