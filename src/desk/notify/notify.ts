import type { Doc } from '../../doc.ts'
import type { Brief, Language, Target } from '../../model.ts'
import type { DeskStore, Member } from '../../store/desk.ts'
import type { ReaderStore } from '../../store/readers.ts'
import { newsrooms } from '../people/newsrooms.ts'
import { humanAmong, ownersAmong, type Roles } from '../people/roles.ts'
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

/** A platform, or one account of it, over which nobody can be told anything at the moment. */
export interface Mute {
  readonly platform: string
  readonly account: string | null
}

/**
 * Says something to everybody at the desk who was ever seen in private, each human once, and in the newsrooms; not over what is mute, as
 * long as there is any other way.
 */
export async function notifyEditors(
  audience: NotifyDeps,
  compose: (language: Language) => Doc,
  mute: Mute | null = null,
): Promise<void> {
  const seats = await seatsOf(audience, await audience.roles.members(), mute)
  const places = [...seats, ...(await newsrooms(audience.store))]
  const heard = places.filter((place) => !isMute(place, mute))
  await notify(audience, heard.length > 0 ? heard : places, compose)
}

/**
 * Says something to everybody at the desk but one human (null: to all), each once where they were seen in private, and in the newsrooms.
 * Tells how many humans could be told by themselves.
 */
export async function notifyOthers(
  audience: NotifyDeps,
  author: string | null,
  compose: (language: Language) => Doc,
): Promise<number> {
  const members = await audience.roles.members()
  const human = author === null ? null : humanAmong(members, author)
  const others = members.filter(({ person }) => humanAmong(members, person) !== human)
  const seats = await seatsOf(audience, others, null)
  await notify(audience, [...seats, ...(await newsrooms(audience.store))], compose)
  return seats.length
}

/** Says something to all owners but one, each human once; not over what is mute where they have another account. */
export async function notifyOwners(
  audience: NotifyDeps,
  compose: (language: Language) => Doc,
  { except = null, mute = null }: { readonly except?: string | null; readonly mute?: Mute | null } = {},
): Promise<void> {
  const owners = ownersAmong(await audience.roles.members()).filter(({ person }) => person !== except)
  await notify(audience, await seatsOf(audience, owners, mute), compose)
}

/** Where the owners can be told something. */
export const ownersSeats = async (audience: NotifyDeps): Promise<readonly Target[]> =>
  seatsOf(audience, ownersAmong(await audience.roles.members()), null)

/** Where somebody can be told something, and in which language. */
export interface Seat {
  readonly place: Target
  readonly language: Language
}

/** Where everybody at the desk can be told something, each human once: to be kept for when nobody can be asked. */
export async function editorsSeats(audience: NotifyDeps): Promise<readonly Seat[]> {
  const places = await seatsOf(audience, await audience.roles.members(), null)
  return Promise.all(
    places.map(async (place) => ({ place, language: await languageAt(audience.store, audience.brief, place) })),
  )
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

/** Where these humans can be told something: the first place of each that is not mute, else the first. */
async function seatsOf(
  { store }: Pick<NotifyDeps, 'store'>,
  members: readonly Member[],
  mute: Mute | null,
): Promise<readonly Target[]> {
  const seats = new Map<string, Target>()
  for (const { person, sameAs } of members) {
    const human = sameAs ?? person
    const known = seats.get(human)
    if (known !== undefined && !isMute(known, mute)) continue
    const seat = await store.privateChatOf(person)
    if (seat !== null && (known === undefined || !isMute(seat, mute))) seats.set(human, seat)
  }
  return [...seats.values()]
}

const isMute = ({ platform, account }: Target, mute: Mute | null): boolean =>
  mute !== null && platform === mute.platform && (mute.account === null || account === mute.account)
