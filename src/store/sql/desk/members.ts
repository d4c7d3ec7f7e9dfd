import type { Role } from '../../../model.ts'
import type { Invitation, InvitationKind, Member } from '../../desk.ts'
import type { Store } from '../../port.ts'
import type { Transactions, Work } from '../work.ts'
import type { WriteAudit } from './audit-log.ts'

interface MemberRow {
  readonly person: string
  readonly name: string | null
  readonly role: Role | null
  readonly same_as: string | null
  readonly added_by: string
  readonly added_at: number
}

interface InvitationRow {
  readonly hash: string
  readonly kind: InvitationKind
  readonly by_person: string
  readonly expires_at: number
}

interface Newcomer {
  readonly person: string
  readonly name: string | null
}

/** Who works at the desk, and how they come and go. Everybody who is one human has one head, whose role they all have. */
export const createMembers = (
  { sql, read, write }: Transactions,
  writeAudit: WriteAudit,
): Pick<Store, 'members' | 'dismiss' | 'invite' | 'join'> => {
  const all = sql.prepare<[], MemberRow>(`
    select m.person, coalesce(s.name, m.name) as name, m.role, m.same_as, m.added_by, m.added_at
    from members m left join seats s on s.person = m.person order by m.id`)
  const find = sql.prepare<[string], Pick<MemberRow, 'role' | 'same_as'>>(
    'select role, same_as from members where person = ?',
  )
  const insert = sql.prepare<[string, string | null, Role | null, string | null, string, number]>(`
    insert into members (person, name, role, same_as, added_by, added_at) values (?, ?, ?, ?, ?, ?)
    on conflict (person) do nothing`)
  const raise = sql.prepare<[Role, string]>('update members set role = ? where person = ?')
  const follow = sql.prepare<[string, string, string]>(
    'update members set role = null, same_as = ? where person = ? or same_as = ?',
  )
  const remove = sql.prepare<[string, string], { person: string }>(
    'delete from members where person = ? or same_as = ? returning person',
  )
  const offer = sql.prepare<[string, InvitationKind, string, number]>(
    'insert into invitations (hash, kind, by_person, expires_at) values (?, ?, ?, ?)',
  )
  const offered = sql.prepare<[string, number], InvitationRow>(
    'select * from invitations where hash = ? and expires_at > ?',
  )
  const use = sql.prepare<[string]>('delete from invitations where hash = ?')
  const expire = sql.prepare<[number]>('delete from invitations where expires_at <= ?')
  const revoke = sql.prepare<[string]>('delete from invitations where by_person = ?')

  const headOf = function* (person: string): Work<string> {
    return (yield* find.get(person))?.same_as ?? person
  }

  const employ = function* ({ person, name }: Newcomer, role: Role, by: string, at: number): Work<void> {
    const head = yield* headOf(person)
    yield* insert.run(head, head === person ? name : null, role, null, by, at)
    if (rank((yield* find.get(head))?.role ?? null) < rank(role)) yield* raise.run(role, head)
  }

  /** False, and nothing is written, when they are one already, or when it would give whoever made the link more than they have. */
  const unite = function* ({ person, name }: Newcomer, by: string, at: number): Work<boolean> {
    const from = yield* headOf(person)
    const to = yield* headOf(by)
    if (from === to) return false
    // Somebody who may invite and is not in the table is an owner by the environment.
    const brought = rank((yield* find.get(from))?.role ?? (from === person ? null : 'owner'))
    if (brought > rank((yield* find.get(to))?.role ?? 'owner')) return false
    yield* follow.run(to, from, from)
    yield* insert.run(person, name, null, to, by, at)
    return true
  }

  return {
    members: read(function* () {
      return (yield* all.all()).map(toMember)
    }),
    dismiss: write(function* (person, entry) {
      const head = yield* headOf(person)
      const gone = yield* remove.all(head, head)
      if (gone.length === 0) return false
      for (const each of new Set([person, head, ...gone.map((row) => row.person)])) yield* revoke.run(each)
      yield* writeAudit(entry)
      return true
    }),
    invite: write(function* ({ hash, kind, by, expiresAt }, entry) {
      yield* expire.run(entry.at)
      yield* offer.run(hash, kind, by, expiresAt)
      yield* writeAudit(entry)
    }),
    join: write(function* (hash, newcomer, entry) {
      const row = yield* offered.get(hash, entry.at)
      if (row === undefined) return null
      const { kind, by_person: by } = row
      if (kind !== 'link') yield* employ(newcomer, kind, by, entry.at)
      else if (!(yield* unite(newcomer, by, entry.at))) return null
      yield* use.run(hash)
      yield* writeAudit({
        ...entry,
        action: kind === 'link' ? 'linked' : 'joined',
        detail: { ...entry.detail, kind, by },
      })
      return toInvitation(row)
    }),
  }
}

const rank = (role: Role | null): number => (role === null ? 0 : role === 'editor' ? 1 : 2)

const toMember = (row: MemberRow): Member => ({
  person: row.person,
  name: row.name,
  role: row.role,
  sameAs: row.same_as,
  addedBy: row.added_by,
  at: row.added_at,
})

const toInvitation = (row: InvitationRow): Invitation => ({
  hash: row.hash,
  kind: row.kind,
  by: row.by_person,
  expiresAt: row.expires_at,
})
