import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import { z } from 'zod'
import { UserError } from '../../../src/errors.ts'
import type { SlackLog } from '../api/log.ts'
import { type Installations, type Installed, isDue, isGood } from '../app/installed.ts'
import { createSeal } from './encryption.ts'
import { createRenewal, type Exchange, type Kept } from './rotation.ts'

/** Where sealed installations are kept; `id` is that of a workspace or an enterprise. */
export interface InstallationRows {
  get(id: string): Promise<string | null>
  put(id: string, sealed: string): Promise<void>
  /** Puts another in the place of this very one; false when it is another one by now. Ends a hold. */
  replace(id: string, before: string, after: string): Promise<boolean>
  /** Whether this holder alone may exchange its token until then; nobody may while it is held. Milliseconds since the epoch. */
  hold(id: string, holder: string, until: number, now: number): Promise<boolean>
  delete(id: string): Promise<void>
  ids(): Promise<readonly string[]>
  /** In order of id, at most so many of those after `id`. */
  after(id: string, limit: number): Promise<readonly { readonly id: string; readonly sealed: string }[]>
}

export interface StoredOptions {
  readonly rows: InstallationRows
  /** The first seals; all of them open. */
  readonly secretKeys: readonly string[]
  readonly exchange: Exchange
  readonly now: () => number
  readonly log: SlackLog
}

/** What came of looking at one. */
type Looked = { readonly installed: Installed | null } | { readonly account: string; readonly thrown: unknown }

const looked = (account: string, look: Promise<Installed | null>): Promise<Looked> =>
  look.then(
    (installed) => ({ installed }),
    (thrown: unknown) => ({ account, thrown }),
  )

/** So many are looked up at once. */
const pageSize = 500

/** Installations, sealed with SECRET_KEY before they are stored, their tokens renewed in time. Throws UserError without a proper key. */
export function storedInstallations({ rows, secretKeys, exchange, now, log }: StoredOptions) {
  const seal = createSeal(secretKeys)
  const holder = randomBytes(8).toString('hex')
  const faults = new Map<string, string>()
  const onFault = (account: string, reason: string | null): void => {
    if (reason === null) faults.delete(account)
    else faults.set(account, reason)
  }
  const closed = (installed: Installed): string =>
    seal.seal(installed.account, JSON.stringify(installed), randomBytes(12))
  const read = async (account: string): Promise<Kept | null> => {
    const sealed = await rows.get(account)
    return sealed === null ? null : { sealed, installed: parse(account, seal.open(account, sealed)) }
  }
  const box = {
    read,
    hold: (account: string, until: number, at: number) => rows.hold(account, holder, until, at),
    replace: ({ sealed }: Kept, next: Installed) => rows.replace(next.account, sealed, closed(next)),
  }
  const renew = createRenewal({ box, exchange, now, log, onFault })

  const renewing = new Set<Promise<unknown>>()
  const one = async (account: string, refused?: string): Promise<Installed | null> => {
    try {
      return await usable(account, await read(account), refused)
    } catch (thrown) {
      if (thrown instanceof UserError) onFault(account, thrown.message)
      throw thrown
    }
  }
  const usable = async (account: string, kept: Kept | null, refused?: string): Promise<Installed | null> => {
    const isRefused =
      refused !== undefined && kept?.installed.token === refused && kept.installed.refreshToken !== undefined
    if (kept === null || !(isRefused || isDue(kept.installed, now()))) {
      onFault(account, null)
      return kept?.installed ?? null
    }
    const renewed = renew(account, isRefused ? refused : null)
    const ended: Promise<unknown> = renewed.catch(() => {}).finally(() => renewing.delete(ended))
    renewing.add(ended)
    // What came of it is among the faults.
    return isRefused || !isGood(kept.installed, now()) ? renewed : kept.installed
  }
  /** As they were when all were looked at last: what is the same need not be opened again. */
  let seen: ReadonlyMap<string, Kept> = new Map()
  const look = async (account: string, sealed: string, opened: Map<string, Kept>): Promise<Installed | null> => {
    const before = seen.get(account)
    try {
      const kept =
        before?.sealed === sealed ? before : { sealed, installed: parse(account, seal.open(account, sealed)) }
      opened.set(account, kept)
      return await usable(account, kept)
    } catch (thrown) {
      if (thrown instanceof UserError) onFault(account, thrown.message)
      throw thrown
    }
  }
  const installations: Installations = {
    one,
    /** One that cannot be used keeps nobody else from working. */
    async all() {
      const opened = new Map<string, Kept>()
      const looks: Promise<Looked>[] = []
      const there = new Set<string>()
      for (let last = ''; ; ) {
        const page = await rows.after(last, pageSize)
        for (const { id, sealed } of page) {
          there.add(id)
          looks.push(looked(id, look(id, sealed, opened)))
          last = id
        }
        if (page.length < pageSize) break
        // There may be thousands: others have their turn.
        await setImmediate()
      }
      seen = opened
      for (const account of faults.keys()) if (!there.has(account)) faults.delete(account)
      return (await Promise.all(looks)).flatMap((each) => {
        if ('installed' in each) return each.installed ?? []
        if (!faults.has(each.account)) throw each.thrown
        return []
      })
    },
    scope: 'several',
    changes: true,
    async settle() {
      while (renewing.size > 0) await Promise.all(renewing)
    },
    faults: () => [...faults].map(([account, reason]) => ({ account, reason })),
  }
  return {
    installations,
    async put(installed: Installed): Promise<void> {
      await rows.put(installed.account, closed(installed))
      onFault(installed.account, null)
    },
    /** Lets go, when it is called, of what is kept of it now; what is put there meanwhile stays. */
    async forgetting(account: string): Promise<() => Promise<void>> {
      const before = await rows.get(account)
      return async () => {
        if ((await rows.get(account)) !== before) return
        await rows.delete(account)
        onFault(account, null)
      }
    },
  }
}

export type StoredInstallations = ReturnType<typeof storedInstallations>

/** What Bolt's installation pages write to. */
export const installationStore = (
  onInstalled: (installed: Installed) => Promise<void>,
  onRemoved: (account: string) => Promise<void>,
): InstallationStore => ({
  storeInstallation: (installation) => onInstalled(toInstalled(installation)),
  async fetchInstallation() {
    // Bolt asks here only through its own authorize, and ours takes that place.
    throw new UserError('Slack installations are read from the workspaces, not from here.')
  },
  deleteInstallation: (query) => onRemoved(accountOf(query)),
})

const accountOf = (query: InstallationQuery<boolean>): string =>
  (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? ''

function toInstalled(installation: Installation): Installed {
  const account = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id
  const { bot } = installation
  if (!account || !bot) throw new UserError('Slack installed the app without a bot. Add it again.')
  const { token, userId: botUser, refreshToken, expiresAt } = bot
  const rotates = refreshToken !== undefined && expiresAt !== undefined
  return { account, token, botUser, ...(rotates ? { refreshToken, expiresAt: expiresAt * 1000 } : {}) }
}

const shape = z.object({
  account: z.string(),
  token: z.string(),
  botUser: z.string(),
  expiresAt: z.number().optional(),
  refreshToken: z.string().optional(),
})

function parse(account: string, text: string): Installed {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    // What was thrown may quote the token.
    throw new UserError(`The Slack installation of ${account} is damaged: install the app there again.`)
  }
}
