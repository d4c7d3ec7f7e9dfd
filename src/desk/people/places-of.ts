import type { Target } from '../../model.ts'
import type { DeskStore } from '../../store/desk.ts'
import { placeName } from '../notify/notify.ts'
import { humanAmong, type Roles } from './roles.ts'

/** Where somebody can be told something in private: one place for each account, on whatever platform, under which they were seen. */
export async function placesOf(
  { store, roles }: { readonly store: Pick<DeskStore, 'privateChatOf'>; readonly roles: Roles },
  person: string,
): Promise<readonly Target[]> {
  const members = await roles.members()
  const human = humanAmong(members, person)
  const names = new Set([person, human, ...members.map((member) => member.person)])
  const places = new Map<string, Target>()
  for (const name of names) {
    if (humanAmong(members, name) !== human) continue
    const place = await store.privateChatOf(name)
    if (place !== null) places.set(placeName(place), place)
  }
  return [...places.values()]
}
