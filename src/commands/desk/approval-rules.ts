import { suggest } from '../../compose/issue.ts'
import { sayPerson } from '../../desk/people/display-name.ts'
import { humanAmong, roleAmong } from '../../desk/people/roles.ts'
import { type ApprovalRules, aloneKinds } from '../../desk/rules/approval-rules.ts'
import type { Action, Block } from '../../doc.ts'
import type { Member } from '../../store/desk.ts'
import type { CommandRequest } from '../command.ts'

/** Who may publish alone, and what owners can make of it. */
export async function approvalBlocks(request: CommandRequest): Promise<readonly (Block | string)[]> {
  const { desk, phrases, role } = request
  const words = phrases.approvals
  const rules = await desk.rules.read()
  const members = await desk.roles.members()
  const also = members.filter((member) => mayToo(rules, members, member))
  const lines = [
    words.rule[rules.alone],
    ...(rules.alone === 'everybody' || also.length === 0
      ? []
      : [words.also(also.map((each) => sayPerson(each, phrases)).join(phrases.comma))]),
    rules.corrections ? words.corrections : words.correctionsFree,
  ]
  const single = new Set(members.map(({ person }) => humanAmong(members, person))).size < 2
  return [
    ...lines,
    ...(single && rules.alone !== 'everybody' ? [suggest(words.onlyYou, ['editors'])] : []),
    ...(role === 'owner' ? [{ kind: 'actions', actions: actions(request, rules, members) } as const] : []),
  ]
}

function actions({ phrases }: CommandRequest, rules: ApprovalRules, members: readonly Member[]): readonly Action[] {
  const words = phrases.approvals
  const kinds = aloneKinds
    .filter((kind) => kind !== rules.alone)
    .map((kind) => ({ label: words.choose[kind], command: `desk alone ${kind}` }))
  const people = members
    .filter((member) => member.sameAs === null && excluded(rules, members, member))
    .slice(0, mostButtons)
    .map((member) => {
      const may = mayToo(rules, members, member)
      const name = sayPerson(member, phrases)
      return {
        label: may ? words.may(name) : words.mayNot(name),
        command: `desk alone ${may ? '-' : '+'}${member.person}`,
      }
    })
  return [
    ...kinds,
    ...people,
    rules.corrections
      ? { label: words.freeCorrections, command: 'desk corrections off' }
      : { label: words.needCorrections, command: 'desk corrections on' },
  ]
}

const mostButtons = 12

/** Whoever the rule does not let publish alone anyway. */
const excluded = ({ alone }: ApprovalRules, members: readonly Member[], { person }: Member): boolean =>
  alone === 'nobody' || (alone === 'owners' && roleAmong(members, person) !== 'owner')

const mayToo = ({ also }: ApprovalRules, members: readonly Member[], { person }: Member): boolean =>
  also.some((each) => humanAmong(members, each) === humanAmong(members, person))

/** `desk alone everybody|owners|nobody`, `desk alone +PERSON` and `-PERSON`. Tells what it has to say besides. */
export async function setAlone(request: CommandRequest, written: string): Promise<readonly string[]> {
  const { desk, actor, role, phrases } = request
  if (role !== 'owner') return [phrases.approvals.onlyOwners]
  const rules = await desk.rules.read()
  const kind = aloneKinds.find((each) => each === written.toLowerCase())
  if (kind) {
    if (kind !== rules.alone) await desk.rules.save({ ...rules, alone: kind }, actor)
    return []
  }
  const [, sign, person = ''] = /^([+-])(\S+)$/.exec(written) ?? []
  const members = await desk.roles.members()
  if (sign === undefined || !members.some((member) => member.person === person))
    return [phrases.publishing.unknownPerson(written.slice(0, 60))]
  const others = rules.also.filter((each) => humanAmong(members, each) !== humanAmong(members, person))
  await desk.rules.save({ ...rules, also: sign === '+' ? [...others, person] : others }, actor)
  return []
}

/** `desk corrections on|off`: whether corrections are approved like issues. */
export async function setCorrections(request: CommandRequest, written: string): Promise<readonly string[]> {
  const { desk, actor, role, phrases } = request
  if (role !== 'owner') return [phrases.approvals.onlyOwners]
  const rules = await desk.rules.read()
  const corrections = /^(?:on|yes|开|要)$/i.test(written)
  if (corrections !== rules.corrections) await desk.rules.save({ ...rules, corrections }, actor)
  return []
}
