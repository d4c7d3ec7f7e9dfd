import type { Host } from '../../../src/adapter.ts'
import { DeliveryError, messageOf } from '../../../src/errors.ts'
import { readFault, SlackError, toDeliveryError } from '../api/errors.ts'
import { redact, type SlackLog } from '../api/log.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface RemovalOptions {
  readonly workspaces: Workspaces
  /** Lets go, when it is called, of what is kept of it now; of nothing, if the app was added again meanwhile. */
  readonly forgetting: (account: string) => Promise<() => Promise<void>>
  readonly log: SlackLog
}

/** What happens when the app was taken off a workspace, however that comes to light. */
export interface Removal {
  /** Who is told of it from now on. */
  from(host: Host): void
  /** Slack says so; unless the token works, because somebody has added the app again since. */
  told(account: string): Promise<void>
  /** The error that a call failed with. A token that was exchanged meanwhile is no refusal; one that is void for good is a removal. */
  judge(thrown: unknown, call: FailedCall): Promise<DeliveryError>
}

export interface FailedCall {
  readonly workspace: Workspace
  readonly method: string
  readonly channel: string
}

/** Slack's words for a token of an app that is no longer there: docs.slack.dev/reference/methods/auth.test. */
const gone: readonly string[] = ['account_inactive', 'token_revoked']

const reason = 'the app was removed from the workspace'

export function createRemoval({ workspaces, forgetting, log }: RemovalOptions): Removal {
  let host: Host | null = null

  const letGo = async (account: string): Promise<void> => {
    const forget = await forgetting(account)
    workspaces.drop(account, reason)
    log.warn({ platform: 'slack', account }, reason)
    // Before what is kept of it goes: whoever starts after a crash in between finds it there, is refused, and does this again.
    await host?.accountRemoved({ platform: 'slack', account }, reason)
    await forget()
  }

  const isGone = (thrown: unknown): boolean => {
    const fault = readFault(thrown)
    return fault.kind === 'refused' && gone.includes(fault.error)
  }

  /** Asked again, Slack refuses the one token that there is. */
  const sameRefusal = (fault: unknown): boolean => {
    if (isGone(fault)) return false
    throw fault
  }

  /** Null: nobody knows it. */
  const works = async (account: string): Promise<boolean | null> => {
    try {
      const workspace = await workspaces.find(account)
      if (!workspace) return false
      await workspace.client.call('auth.test')
      return true
    } catch (thrown) {
      return isGone(thrown) ? false : null
    }
  }

  return {
    from(given) {
      host = given
    },
    async told(account) {
      const still = await works(account)
      if (still === false) return letGo(account)
      const what =
        still === null
          ? 'that could not be looked into: the next send will tell'
          : 'its token works: it was added again'
      log.warn({ platform: 'slack', account }, `Slack says that ${reason}, but ${what}`)
    },
    async judge(thrown, { workspace, method, channel }) {
      const error = toDeliveryError(thrown, method, channel)
      if (error.failure.kind !== 'unauthorized' || !(thrown instanceof SlackError)) return error
      try {
        if (await workspaces.renewed(workspace).catch(sameRefusal))
          return new DeliveryError({ kind: 'unavailable', reason: 'the token was exchanged for another one' })
        if (isGone(thrown)) {
          await letGo(workspace.account)
          // Nothing waits there any more: it is no refusal that somebody has to mend.
          return new DeliveryError({ kind: 'unavailable', reason })
        }
      } catch (fault) {
        log.warn(
          { platform: 'slack', account: workspace.account },
          `a refusal could not be looked into: ${redact(messageOf(fault))}`,
        )
      }
      return error
    },
  }
}
