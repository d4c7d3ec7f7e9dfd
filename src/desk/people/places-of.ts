import type { Target } from '../../model.ts'
import type { DeskStore, Member } from '../../store/desk.ts'
import { placeName } from '../notify/notify.ts'
import type { Roles } from './roles.ts'

/** The account that stands for all of a human's. */
export const humanOf = (members: readonly Member[], person: string): string =>
  members.find((member) => member.person === person)?.sameAs ?? person

/** Where somebody can be told something in private: one place for each account, on whatever platform, under which they were seen. */
export async function placesOf(
  { store, roles }: { readonly store: Pick<DeskStore, 'privateChatOf'>; readonly roles: Roles },
  person: string,
): Promise<readonly Target[]> {
  const members = await roles.members()
  const human = humanOf(members, person)
  const names = new Set([person, human, ...members.map((member) => member.person)])
  const places = new Map<string, Target>()
  for (const name of names) {
    if (humanOf(members, name) !== human) continue
    const place = await store.privateChatOf(name)
    if (place !== null) places.set(placeName(place), place)
  }
  return [...places.values()]
}
