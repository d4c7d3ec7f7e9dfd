import type { Role } from '../../model.ts'
import type { DeskStore, Member } from '../../store/desk.ts'

/** Who works at the desk. A person is written as in ADMINS: `telegram:1001`. */
export interface Roles {
  /** What this person may do at this moment, or null: nothing. */
  roleOf(person: string): Promise<Role | null>
  /** Everybody at the desk: first the owners whom the environment names, then the others in the order in which they came. */
  members(): Promise<readonly Member[]>
}

/** Roles out of the environment (`owners`) and the store; nothing is kept, so that whoever is dismissed is out at once. */
export function createRoles(store: Pick<DeskStore, 'members' | 'nameOf'>, owners: readonly string[]): Roles {
  const named = async (person: string, stored: readonly Member[]): Promise<Member> => ({
    person,
    name: await store.nameOf(person),
    role: 'owner',
    sameAs: stored.find((member) => member.person === person)?.sameAs ?? null,
    addedBy: 'ADMINS',
    at: 0,
  })
  const members = async (): Promise<readonly Member[]> => {
    const stored = await store.members()
    const others = stored.filter(({ person }) => !owners.includes(person))
    return [...(await Promise.all(owners.map((person) => named(person, stored)))), ...others]
  }
  return {
    async roleOf(person) {
      if (owners.includes(person)) return 'owner'
      return roleAmong(await members(), person)
    },
    members,
  }
}

/** What somebody may do according to a list of members, or null: nothing. */
export function roleAmong(members: readonly Member[], person: string): Role | null {
  const member = members.find((candidate) => candidate.person === person)
  if (!member) return null
  // Whom the environment names is an owner, whoever they are the same as.
  if (member.role === 'owner') return 'owner'
  return member.sameAs === null ? member.role : (members.find((head) => head.person === member.sameAs)?.role ?? null)
}

/** The owners of a list of members, and whoever is the same as one. */
export const ownersAmong = (members: readonly Member[]): readonly Member[] =>
  members.filter(({ person }) => roleAmong(members, person) === 'owner')

/** Whether two accounts are the same human's. */
export const isSameHuman = (members: readonly Member[], one: string, other: string): boolean =>
  humanAmong(members, one) === humanAmong(members, other)

/** One name for one human, whichever of their accounts is asked about. */
export const humanAmong = (members: readonly Pick<Member, 'person' | 'sameAs'>[], person: string): string =>
  members.find((member) => member.person === person)?.sameAs ?? person
