import { randomBytes } from 'node:crypto'
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import { z } from 'zod'
import { UserError } from '../../../src/errors.ts'
import { createSeal, type Seal } from './encryption.ts'
import type { Installations, Installed, Workspaces } from './workspaces.ts'

/** Where sealed installations are kept; `id` is that of a workspace or an enterprise. */
export interface InstallationRows {
  get(id: string): Promise<string | null>
  put(id: string, sealed: string): Promise<void>
  delete(id: string): Promise<void>
  ids(): Promise<readonly string[]>
}

/** Installations, sealed with SECRET_KEY before they are stored. Throws UserError without a proper key. */
export function storedInstallations(rows: InstallationRows, secretKey: string) {
  const seal = createSeal(secretKey)
  const one = async (account: string): Promise<Installed | null> => {
    const sealed = await rows.get(account)
    return sealed === null ? null : read(seal, account, sealed)
  }
  const installations: Installations = {
    one,
    async all() {
      const found = await Promise.all((await rows.ids()).map(one))
      return found.filter((installed) => installed !== null)
    },
  }
  return {
    installations,
    async put(installed: Installed): Promise<void> {
      await rows.put(installed.account, seal.seal(installed.account, JSON.stringify(installed), randomBytes(12)))
    },
    delete: (account: string): Promise<void> => rows.delete(account),
  }
}

export type StoredInstallations = ReturnType<typeof storedInstallations>

/** What Bolt's installation pages write to: the rows, and the workspaces that are open now. */
export function installationStore(
  stored: StoredInstallations,
  workspaces: Workspaces,
  onInstalled: (account: string) => void,
): InstallationStore {
  return {
    async storeInstallation(installation) {
      const installed = toInstalled(installation)
      await stored.put(installed)
      workspaces.add(installed)
      onInstalled(installed.account)
    },
    async fetchInstallation() {
      // Bolt asks here only through its own authorize, and ours takes that place.
      throw new UserError('Slack installations are read from the workspaces, not from here.')
    },
    async deleteInstallation(query) {
      const account = accountOf(query)
      await stored.delete(account)
      workspaces.drop(account)
    },
  }
}

const accountOf = (query: InstallationQuery<boolean>): string =>
  (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? ''

function toInstalled(installation: Installation): Installed {
  const account = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id
  if (!account || !installation.bot) throw new UserError('Slack installed the app without a bot. Add it again.')
  return { account, token: installation.bot.token, botUser: installation.bot.userId }
}

const shape = z.object({ account: z.string(), token: z.string(), botUser: z.string() })

const read = (seal: Seal, account: string, sealed: string): Installed =>
  shape.parse(JSON.parse(seal.open(account, sealed)))
