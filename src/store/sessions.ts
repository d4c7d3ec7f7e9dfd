import type { Target } from '../model.ts'

/** Somebody at the desk in a browser. */
export interface StoredSession {
  /** As in ADMINS: `telegram:1001`. */
  readonly person: string
  /** The private chat in which the link was asked for. */
  readonly target: Target
}

/** Who works at the desk in a browser. Codes and tokens are known by their hashes alone. */
export interface SessionStore {
  /** A link that can be used once until `expiresAt`; forgets links and sessions that have expired. */
  offerSignIn(offer: StoredSession & { readonly hash: string; readonly expiresAt: number }, at: number): Promise<void>
  /** Whether such a link can be used at this moment; it stays what it is. */
  signInOffered(hash: string, at: number): Promise<boolean>
  /** Makes a session out of a link, which is gone then; false: there is no such link any more. */
  signIn(offer: string, session: { readonly hash: string; readonly expiresAt: number }, at: number): Promise<boolean>
  session(hash: string, at: number): Promise<StoredSession | null>
  endSession(hash: string): Promise<void>
  /** Ends all sessions of a person, and takes back links that were not used. Tells how many sessions there were. */
  endSessions(person: string): Promise<number>
}
