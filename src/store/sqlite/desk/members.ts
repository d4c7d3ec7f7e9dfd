import type { Role } from '../../../model.ts'
import type { Invitation, InvitationKind, Member } from '../../desk.ts'
import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
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
  { db, read, write }: Connection,
  writeAudit: WriteAudit,
): Pick<Store, 'members' | 'dismiss' | 'invite' | 'join'> => {
  const all = db.prepare<[], MemberRow>(`
    select m.person, coalesce(s.name, m.name) as name, m.role, m.same_as, m.added_by, m.added_at
    from members m left join seats s on s.person = m.person order by m.id`)
  const find = db.prepare<[string], Pick<MemberRow, 'role' | 'same_as'>>(
    'select role, same_as from members where person = ?',
  )
  const insert = db.prepare<[string, string | null, Role | null, string | null, string, number]>(`
    insert into members (person, name, role, same_as, added_by, added_at) values (?, ?, ?, ?, ?, ?)
    on conflict (person) do nothing`)
  const raise = db.prepare<[Role, string]>('update members set role = ? where person = ?')
  const follow = db.prepare<[string, string, string]>(
    'update members set role = null, same_as = ? where person = ? or same_as = ?',
  )
  const remove = db.prepare<[string, string], { person: string }>(
    'delete from members where person = ? or same_as = ? returning person',
  )
  const offer = db.prepare<[string, InvitationKind, string, number]>(
    'insert into invitations (hash, kind, by_person, expires_at) values (?, ?, ?, ?)',
  )
  const offered = db.prepare<[string, number], InvitationRow>(
    'select * from invitations where hash = ? and expires_at > ?',
  )
  const use = db.prepare<[string]>('delete from invitations where hash = ?')
  const expire = db.prepare<[number]>('delete from invitations where expires_at <= ?')
  const revoke = db.prepare<[string]>('delete from invitations where by_person = ?')

  const headOf = (person: string): string => find.get(person)?.same_as ?? person

  const employ = ({ person, name }: Newcomer, role: Role, by: string, at: number): void => {
    const head = headOf(person)
    insert.run(head, head === person ? name : null, role, null, by, at)
    if (rank(find.get(head)?.role ?? null) < rank(role)) raise.run(role, head)
  }

  /** False, and nothing is written, when they are one already, or when it would give whoever made the link more than they have. */
  const unite = ({ person, name }: Newcomer, by: string, at: number): boolean => {
    const from = headOf(person)
    const to = headOf(by)
    if (from === to) return false
    // Somebody who may invite and is not in the table is an owner by the environment.
    const brought = rank(find.get(from)?.role ?? (from === person ? null : 'owner'))
    if (brought > rank(find.get(to)?.role ?? 'owner')) return false
    follow.run(to, from, from)
    insert.run(person, name, null, to, by, at)
    return true
  }

  return {
    members: read(() => all.all().map(toMember)),
    dismiss: write((person, entry) => {
      const head = headOf(person)
      const gone = remove.all(head, head)
      if (gone.length === 0) return false
      for (const each of new Set([person, head, ...gone.map((row) => row.person)])) revoke.run(each)
      writeAudit(entry)
      return true
    }),
    invite: write(({ hash, kind, by, expiresAt }, entry) => {
      expire.run(entry.at)
      offer.run(hash, kind, by, expiresAt)
      writeAudit(entry)
    }),
    join: write((hash, newcomer, entry) => {
      const row = offered.get(hash, entry.at)
      if (row === undefined) return null
      const { kind, by_person: by } = row
      if (kind !== 'link') employ(newcomer, kind, by, entry.at)
      else if (!unite(newcomer, by, entry.at)) return null
      use.run(hash)
      writeAudit({ ...entry, action: kind === 'link' ? 'linked' : 'joined', detail: { ...entry.detail, kind, by } })
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
