import { messageOf } from '../../../src/errors.ts'
import { redact } from '../api/log.ts'
import type { Installations, Installed } from './installed.ts'

/** Where a host keeps its installations: of one workspace (or enterprise), and the ids of all. */
export interface HostInstallations {
  /** Asked again when a token expires (`expiresAt`) or was refused, so that the host may have renewed it. Null: not there. */
  readonly installation: (account: string) => Promise<Installed | null>
  readonly installed: () => Promise<readonly string[]>
}

/** The installations of a host; one that cannot be read keeps nobody else from working. */
export function hostInstallations({ installation, installed }: HostInstallations): Installations {
  const faults = new Map<string, string>()
  const one = async (account: string): Promise<Installed | null> => {
    try {
      const found = await installation(account)
      faults.delete(account)
      return found
    } catch (thrown) {
      faults.set(account, `the Slack installation of ${account} cannot be read: ${redact(messageOf(thrown))}`)
      throw thrown
    }
  }
  return {
    one,
    async all() {
      const found = await Promise.allSettled((await installed()).map(one))
      return found.flatMap((each) => (each.status === 'fulfilled' ? (each.value ?? []) : []))
    },
    scope: 'several',
    changes: false,
    settle: async () => {},
    faults: () => [...faults].map(([account, reason]) => ({ account, reason })),
  }
}
