import type { AuditEntry, DeskStore } from '../../store/desk.ts'
import { humanAmong, type Roles } from './roles.ts'

/**
 * Lines of the record in which each human has one name, whatever they were called when and on which platform: the name of the account
 * that stands for them, as they were last seen, or else the one that was written down. `byName` in the detail is that of the person in `by`.
 */
export async function withOneName(
  entries: readonly AuditEntry[],
  { store, roles }: { readonly store: Pick<DeskStore, 'nameOf'>; readonly roles: Roles },
): Promise<readonly AuditEntry[]> {
  const members = await roles.members()
  const known = new Map<string, string | null>()
  const nameOf = async (person: string): Promise<string | null> => {
    const found = known.get(person)
    if (found !== undefined) return found
    const human = humanAmong(members, person)
    const member = (name: string): string | null => members.find((each) => each.person === name)?.name ?? null
    const name = member(human) ?? (await store.nameOf(human)) ?? member(person) ?? (await store.nameOf(person))
    known.set(person, name)
    return name
  }
  const named: AuditEntry[] = []
  for (const entry of entries) {
    const { actor, detail } = entry
    const byName = typeof detail.by === 'string' ? await nameOf(detail.by) : null
    const name = (actor.person.includes(':') ? await nameOf(actor.person) : null) ?? actor.name
    named.push({ ...entry, actor: { ...actor, name }, detail: byName === null ? detail : { ...detail, byName } })
  }
  return named
}
