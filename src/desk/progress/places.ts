import type { Target } from '../../model.ts'
import type { DeskStore } from '../../store/desk.ts'
import { placeName } from '../notify/notify.ts'
import { wishes } from '../notify/wishes.ts'
import { newsrooms } from '../people/newsrooms.ts'
import { placesOf } from '../people/places-of.ts'
import type { Roles } from '../people/roles.ts'

/** Where a broadcast is followed: by whoever set it going, in the newsrooms, and by every editor who wants it; each human once. */
export async function progressPlaces(
  { store, roles }: { readonly store: Pick<DeskStore, 'setting' | 'privateChatOf'>; readonly roles: Roles },
  from: Target | null,
): Promise<ReadonlyMap<string, Target>> {
  const places = [...(from === null ? [] : [from]), ...(await newsrooms(store))]
  const each = new Map(places.map((target) => [placeName(target), target]))
  for (const { human, place, progress } of await wishes(store, roles)) {
    if (!progress) continue
    const theirs = [place, ...(await placesOf({ store, roles }, human))]
    if (!theirs.some((target) => from !== null && placeName(target) === placeName(from)))
      each.set(placeName(place), place)
  }
  return each
}
