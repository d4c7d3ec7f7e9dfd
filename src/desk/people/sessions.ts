import { createHash } from 'node:crypto'
import type { Role, Target } from '../../model.ts'
import type { DeskStore } from '../../store/desk.ts'
import type { SessionStore } from '../../store/sessions.ts'
import type { Roles } from './roles.ts'

/** How long a link to sign in can be used, in milliseconds. */
export const signInMs = 10 * 60_000
/** How long a browser stays signed in, in milliseconds. */
const sessionMs = 30 * 86_400_000

/** Somebody at the desk, in a browser. */
export interface SignedIn {
  /** As in ADMINS: `telegram:1001`. */
  readonly person: string
  readonly name: string | null
  readonly role: Role
  /** Their private chat. */
  readonly target: Target
}

/** Lets people of the desk work in a browser. */
export interface Sessions {
  /** Whether the link with this code would let somebody in; it stays good for its one use. */
  offered(code: string): Promise<boolean>
  /** Uses a link, once, and gives the token that the browser shows from then on; null: the link is no longer good. */
  open(code: string): Promise<string | null>
  /** Who shows this token, with the role that they have at this moment; null: nobody who may work here. */
  who(token: string): Promise<SignedIn | null>
  close(token: string): Promise<void>
  /** In every browser. */
  closeAll(person: string): Promise<number>
}

export interface SessionsOptions {
  readonly store: SessionStore & Pick<DeskStore, 'nameOf'>
  readonly roles: Pick<Roles, 'roleOf'>
  readonly now: () => number
  /** A secret that nobody can guess. */
  readonly newToken: () => string
}

export const createSessions = ({ store, roles, now, newToken }: SessionsOptions): Sessions => ({
  offered: (code) => store.signInOffered(hashOf(code), now()),
  async open(code) {
    const token = newToken()
    const done = await store.signIn(hashOf(code), { hash: hashOf(token), expiresAt: now() + sessionMs }, now())
    return done ? token : null
  },
  async who(token) {
    const session = await store.session(hashOf(token), now())
    if (session === null) return null
    const role = await roles.roleOf(session.person)
    return role === null ? null : { ...session, role, name: await store.nameOf(session.person) }
  },
  close: (token) => store.endSession(hashOf(token)),
  closeAll: (person) => store.endSessions(person),
})

/** Gives out a link's code, which itself is kept nowhere, and tells until when it is good. */
export async function offerSignIn(
  store: Pick<SessionStore, 'offerSignIn'>,
  code: string,
  by: { readonly person: string; readonly target: Target },
  at: number,
): Promise<number> {
  const expiresAt = at + signInMs
  await store.offerSignIn({ hash: hashOf(code), ...by, expiresAt }, at)
  return expiresAt
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
