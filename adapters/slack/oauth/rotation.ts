import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from '../../../src/errors.ts'
import { createClient } from '../api/client.ts'
import { SlackError } from '../api/errors.ts'
import type { SlackLog } from '../api/log.ts'
import { type Installed, isDue, isGood } from '../app/installed.ts'

/** What an installation's token is exchanged for. */
export interface Pair {
  readonly token: string
  readonly refreshToken: string
  readonly expiresAt: number
}

/** Exchanges a refresh token, which works once. Throws SlackError and nothing else. */
export type Exchange = (refreshToken: string) => Promise<Pair>

/** An installation as it is kept, and whatever stands for it there. */
export interface Kept {
  readonly installed: Installed
  readonly sealed: string
}

/** Where installations are kept, as far as a renewal needs it. */
export interface Box {
  read(account: string): Promise<Kept | null>
  /** Only its holder may exchange the token; false when another process holds it. */
  hold(account: string, until: number, now: number): Promise<boolean>
  /** Stores it in the place of this very one; false when it is another one by now. */
  replace(kept: Kept, next: Installed): Promise<boolean>
}

export interface RenewalOptions {
  readonly box: Box
  readonly exchange: Exchange
  readonly now: () => number
  readonly log: SlackLog
  /** It could not be renewed, and why; null: it could. */
  readonly onFault: (account: string, reason: string | null) => void
}

/** Longer than an exchange takes; after a failure nobody tries again before. */
const holdMs = 60_000
/** Between two looks whether another process is done, and how many. */
const restMs = 250
const mostLooks = 40
/** So many exchanges are under way at once, however many tokens end together; who was refused just now waits for none of the others. */
const mostAtOnce = 16

/**
 * Renews installations whose tokens expire: one refresher at a time, over all processes, and the new pair is stored before anybody uses
 * it. Gives what can be used now; null: it is not there any more. Throws SlackError when nothing can be used.
 */
export function createRenewal({ box, exchange, now, log, onFault }: RenewalOptions) {
  const running = new Map<string, Promise<Installed | null>>()
  /** Pairs that Slack gave and the store did not take: the old refresh token is worth nothing any more. */
  const unsaved = new Map<string, { readonly kept: Kept; readonly next: Installed }>()
  /** What went wrong last, and when. */
  const failed = new Map<string, { readonly at: number; readonly thrown: SlackError }>()

  const save = async (kept: Kept, next: Installed): Promise<Installed | null> => {
    const { account } = next
    unsaved.set(account, { kept, next })
    try {
      const stored = await box.replace(kept, next)
      unsaved.delete(account)
      onFault(account, null)
      return stored ? next : ((await box.read(account))?.installed ?? null)
    } catch (thrown) {
      const reason = `the new token of ${account} could not be stored: ${messageOf(thrown)}`
      log.error({ platform: 'slack', account }, `${reason}; it is tried again, and used meanwhile`)
      onFault(account, reason)
      return next
    }
  }

  const fail = ({ installed }: Kept, thrown: unknown): Installed => {
    const { account } = installed
    if (!(thrown instanceof SlackError)) throw thrown
    failed.set(account, { at: now(), thrown })
    const refused = thrown.fault.kind === 'refused'
    const advice = refused ? 'install the app there again' : 'it is tried again'
    const reason = `the token of the Slack workspace ${account} could not be renewed (${thrown.message}): ${advice}`
    log.warn({ platform: 'slack', account }, reason)
    if (refused || !isGood(installed, now())) onFault(account, reason)
    return instead({ installed }, thrown)
  }

  /** What there is does for as long as it lasts. */
  const instead = ({ installed }: Pick<Kept, 'installed'>, thrown: SlackError): Installed => {
    if (isGood(installed, now())) return installed
    throw thrown
  }

  const renew = async (account: string, refused: string | null): Promise<Installed | null> => {
    const isOld = (installed: Installed): boolean => installed.token === refused || isDue(installed, now())
    const left = unsaved.get(account)
    if (left !== undefined) return save(left.kept, left.next)
    for (let looks = 0; ; looks++) {
      const seen = await box.read(account)
      if (seen === null || !isOld(seen.installed)) return seen?.installed ?? null
      const last = failed.get(account)
      // A clock that was put back must not make it wait for longer.
      if (last !== undefined && last.at <= now() && now() < last.at + holdMs) return instead(seen, last.thrown)
      if (await box.hold(account, now() + holdMs, now())) break
      if (isGood(seen.installed, now())) return seen.installed
      if (looks === mostLooks)
        return fail(seen, new SlackError({ kind: 'unsent', reason: 'another process is still exchanging it' }))
      await delay(restMs)
    }
    // Somebody else may have been done between the look and the hold.
    const kept = await box.read(account)
    if (kept === null || kept.installed.refreshToken === undefined || !isOld(kept.installed))
      return kept?.installed ?? null
    try {
      return await save(kept, { ...kept.installed, ...(await exchange(kept.installed.refreshToken)) })
    } catch (thrown) {
      return fail(kept, thrown)
    }
  }

  const line: (() => void)[] = []
  let busy = 0
  const inLine = async (account: string): Promise<Installed | null> => {
    if (busy === mostAtOnce) await new Promise<void>((next) => line.push(next))
    else busy++
    try {
      return await renew(account, null)
    } finally {
      const next = line.shift()
      if (next) next()
      else busy--
    }
  }

  /** With `refused`: Slack does not take this token any more, whatever its time. */
  return (account: string, refused: string | null = null): Promise<Installed | null> => {
    const begin = (): Promise<Installed | null> => (refused === null ? inLine(account) : renew(account, refused))
    const under = running.get(account) ?? begin().finally(() => running.delete(account))
    running.set(account, under)
    return under
  }
}

export interface ExchangeOptions {
  readonly clientId: string
  readonly clientSecret: string
  readonly apiUrl: string
  readonly timeoutMs: number
  readonly log: SlackLog
  readonly now: () => number
}

/** Exchanges at Slack: docs.slack.dev/authentication/using-token-rotation. */
export function createExchange({ clientId, clientSecret, now, ...calls }: ExchangeOptions): Exchange {
  const client = createClient({ token: null, ...calls })
  return async (refreshToken) => {
    const answer = await client.call('oauth.v2.access', {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    })
    const { access_token: token, refresh_token: next, expires_in: seconds } = answer
    if (typeof token !== 'string' || typeof next !== 'string' || typeof seconds !== 'number')
      throw new SlackError({ kind: 'unclear', reason: 'Slack gave no new token' })
    return { token, refreshToken: next, expiresAt: now() + seconds * 1000 }
  }
}
