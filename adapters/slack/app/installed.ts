import type { AdapterFault } from '../../../src/adapter.ts'

/** A workspace (or, installed for a whole organisation, an enterprise) that the app is in. `account` is its id. */
export interface Installed {
  readonly account: string
  readonly token: string
  /** The bot's user id there. */
  readonly botUser: string
  /** When the token expires, in milliseconds since the epoch; absent: it does not. */
  readonly expiresAt?: number | undefined
  /** What the next token is had for; absent where somebody else sees to that. */
  readonly refreshToken?: string | undefined
}

/** Where installations come from. */
export interface Installations {
  /** All that can be used now; the others are among the faults. */
  all(): Promise<readonly Installed[]>
  /**
   * Null: it is not there. A token that soon expires is exchanged meanwhile, one that has expired first; so is one that was just
   * `refused`, whatever its time. Throws UserError or SlackError where it cannot be used.
   */
  one(account: string, refused?: string): Promise<Installed | null>
  /** Whether there is one workspace, or may be several. */
  readonly scope: 'one' | 'several'
  /** Whether others change them too, so that they have to be looked at again and again. */
  readonly changes: boolean
  /** What is there and cannot be used, as far as was looked. */
  faults(): readonly AdapterFault[]
  /** Waits for exchanges that are under way: what Slack gave must be stored. */
  settle(): Promise<void>
}

/** Slack's tokens last twelve hours; Slack's own library exchanges one that has less than two left. */
const earlyMs = 2 * 3_600_000
/** What has less left than this may be refused on its way. */
const leastMs = 60_000

/** Whether it is time to exchange its token. */
export const isDue = ({ expiresAt }: Installed, now: number): boolean =>
  expiresAt !== undefined && expiresAt < now + earlyMs

/** Whether its token can be used for a while yet. */
export const isGood = ({ expiresAt }: Installed, now: number): boolean =>
  expiresAt === undefined || expiresAt > now + leastMs
