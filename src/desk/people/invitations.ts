import { createHash } from 'node:crypto'
import type { Actor, DeskStore, Invitation, InvitationKind } from '../../store/desk.ts'

/** How long an invitation can be used, in milliseconds. */
export const invitationMs = 24 * 3_600_000

/** Makes an invitation for this code, which itself is kept nowhere, and tells until when it can be used. */
export async function invite(
  store: Pick<DeskStore, 'invite'>,
  code: string,
  kind: InvitationKind,
  actor: Actor,
  at: number,
): Promise<number> {
  const expiresAt = at + invitationMs
  const audit = { at, actor, action: 'invited', subject: kind, detail: { kind } } as const
  await store.invite({ hash: hashOf(code), kind, by: actor.person, expiresAt }, audit)
  return expiresAt
}

/** Uses the invitation of this code, once; null: there is none, it was used or has expired. */
export const accept = (
  store: Pick<DeskStore, 'join'>,
  code: string,
  actor: Actor,
  at: number,
): Promise<Invitation | null> =>
  store.join(
    hashOf(code),
    { person: actor.person, name: actor.name },
    { at, actor, action: 'joined', subject: actor.person, detail: {} },
  )

/** However it was typed: small letters and white space do not matter. */
const hashOf = (code: string): string =>
  createHash('sha256').update(code.replaceAll(/\s+/g, '').toUpperCase()).digest('hex')

/** The code in an invitation that somebody passes on, in whatever words around it; null: there is none. */
export const codeIn = (text: string): string | null =>
  /(?:^|[^\p{L}\p{N}])join[ _]([A-Za-z0-9]{16,40})(?![A-Za-z0-9])/iu.exec(text)?.[1] ?? null
