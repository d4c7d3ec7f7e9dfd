import type { Member } from '../../store/desk.ts'

/** The account that stands for a human, of all that they have at the desk. */
export const humanOf = (members: readonly Member[], person: string): string =>
  members.find((member) => member.person === person)?.sameAs ?? person

/** Whether two accounts are the same human's. */
export const isSameHuman = (members: readonly Member[], one: string, other: string): boolean =>
  humanOf(members, one) === humanOf(members, other)
