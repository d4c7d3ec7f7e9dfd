import { z } from 'zod'
import type { Target } from '../../model.ts'
import type { DeskStore, NewAuditEntry } from '../../store/desk.ts'
import type { ClockTime } from '../../time/read-clock.ts'
import { humanAmong, type Roles, roleAmong } from '../people/roles.ts'
import { targetShape } from '../target-shape.ts'

/** What an editor wants to be told by itself. */
export interface Wish {
  /** Where; one place, whatever platforms they are on. */
  readonly place: Target
  /** How far each broadcast is, in a message that keeps up with it. */
  readonly progress: boolean
  /** When to be told, on the brief's clock, what is to go out that day; null: never. */
  readonly morning: ClockTime | null
}

/** A wish, and whose. */
export interface EditorsWish extends Wish {
  /** Named by the account that stands for all of theirs. */
  readonly human: string
}

type WishStore = Pick<DeskStore, 'setting' | 'changeSetting'>

/** What everybody who is at the desk at this moment wants to be told. */
export async function wishes(store: Pick<WishStore, 'setting'>, roles: Roles): Promise<readonly EditorsWish[]> {
  const all = Object.entries(wishesIn(await store.setting(setting)))
  if (all.length === 0) return []
  const members = await roles.members()
  return all.flatMap(([human, wish]) => (roleAmong(members, human) === null ? [] : { ...wish, human }))
}

/** What this person wants to be told; null: nothing was ever said. */
export async function wishOf(
  { store, roles }: { readonly store: Pick<WishStore, 'setting'>; readonly roles: Roles },
  person: string,
): Promise<Wish | null> {
  return wishesIn(await store.setting(setting))[humanAmong(await roles.members(), person)] ?? null
}

/** Writes down what this person wants to be told from now on. */
export async function setWish(
  { store, roles }: { readonly store: WishStore; readonly roles: Roles },
  person: string,
  wish: Wish,
  entry: NewAuditEntry,
): Promise<void> {
  const human = humanAmong(await roles.members(), person)
  await store.changeSetting(setting, (stored) => JSON.stringify({ ...wishesIn(stored), [human]: wish }), entry)
}

const setting = 'wishes'
const shape = z.record(
  z.string(),
  z.object({
    place: targetShape,
    progress: z.boolean(),
    morning: z.object({ hour: z.number(), minute: z.number() }).nullable(),
  }),
)

const wishesIn = (stored: string | null): Readonly<Record<string, Wish>> =>
  stored === null ? {} : shape.parse(JSON.parse(stored))
