import type { Doc } from '../../doc.ts'
import type { Brief, Language, Target } from '../../model.ts'
import type { DeskStore, Member } from '../../store/desk.ts'
import type { ReaderStore } from '../../store/readers.ts'
import { newsrooms } from '../people/newsrooms.ts'
import { ownersAmong, type Roles } from '../people/roles.ts'
import type { Messenger } from './messenger.ts'

/** What knows where people can be told something, and in which language. */
export type NotifyStore = Pick<ReaderStore, 'subscription'> & Pick<DeskStore, 'privateChatOf' | 'setting'>

/** Who can be told something, and by whom. */
export interface NotifyDeps {
  readonly store: NotifyStore
  readonly brief: Brief
  readonly roles: Roles
  readonly messenger: Messenger
}

/** Says something to everybody at the desk who was ever seen in private, each human once, and in the newsrooms. */
export async function notifyEditors(audience: NotifyDeps, compose: (language: Language) => Doc): Promise<void> {
  const seats = await seatsOf(audience, await audience.roles.members())
  await notify(audience, [...seats, ...(await newsrooms(audience.store))], compose)
}

/** Says something to all owners but one, each human once. */
export async function notifyOwners(
  audience: NotifyDeps,
  compose: (language: Language) => Doc,
  except: string | null = null,
): Promise<void> {
  const owners = ownersAmong(await audience.roles.members()).filter(({ person }) => person !== except)
  await notify(audience, await seatsOf(audience, owners), compose)
}

/** Says something at some places, at each once and in its own language. */
export async function notify(
  { store, brief, messenger }: Pick<NotifyDeps, 'store' | 'brief' | 'messenger'>,
  targets: readonly Target[],
  compose: (language: Language) => Doc,
): Promise<void> {
  const places = new Map(targets.map((target) => [placeName(target), target]))
  await Promise.all(
    [...places.values()].map(async (target) => messenger.say(target, compose(await languageAt(store, brief, target)))),
  )
}

/** What people read at a place: what it chose for its issues, or the brief's own. */
export const languageAt = async (
  store: Pick<ReaderStore, 'subscription'>,
  brief: Brief,
  target: Target,
): Promise<Language> => (await store.subscription(target))?.language ?? brief.language

/** Names a place, the same for the same. */
export const placeName = ({ platform, account, chat, thread }: Target): string =>
  JSON.stringify([platform, account, chat, thread])

/** Where these humans can be told something: the first place of each. */
async function seatsOf({ store }: Pick<NotifyDeps, 'store'>, members: readonly Member[]): Promise<readonly Target[]> {
  const seats = new Map<string, Target>()
  for (const { person, sameAs } of members) {
    const human = sameAs ?? person
    const seat = seats.has(human) ? null : await store.privateChatOf(person)
    if (seat !== null) seats.set(human, seat)
  }
  return [...seats.values()]
}
