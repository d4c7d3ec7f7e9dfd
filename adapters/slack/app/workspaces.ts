import { DeliveryError } from '../../../src/errors.ts'
import { createClient, type SlackClient } from '../api/client.ts'
import { SlackError } from '../api/errors.ts'
import type { SlackLog } from '../api/log.ts'

/** A workspace (or, installed for a whole organisation, an enterprise) that the app is in. `account` is its id. */
export interface Installed {
  readonly account: string
  readonly token: string
  /** The bot's user id there. */
  readonly botUser: string
}

/** Where installations come from. */
export interface Installations {
  all(): Promise<readonly Installed[]>
  one(account: string): Promise<Installed | null>
}

export interface Workspace extends Installed {
  readonly client: SlackClient
}

/** The workspaces that we can speak in now. */
export interface Workspaces {
  accounts(): readonly string[]
  /** Looks the installations up, once; again after a failure. Throws SlackError. */
  open(): Promise<void>
  /** Null: not installed there. Throws SlackError where Slack has to be asked and does not answer. */
  find(account: string): Promise<Workspace | null>
  add(installed: Installed): void
  drop(account: string): void
}

export interface WorkspacesOptions {
  readonly installations: Installations
  readonly apiUrl: string
  readonly timeoutMs: number
  readonly log: SlackLog
}

/** Keeps one strict client for each workspace. */
export function createWorkspaces({ installations, apiUrl, timeoutMs, log }: WorkspacesOptions): Workspaces {
  const known = new Map<string, Workspace>()
  let opening: Promise<void> | null = null
  const add = (installed: Installed): Workspace => {
    const before = known.get(installed.account)
    if (before?.token === installed.token) return before
    const client = createClient({ token: installed.token, apiUrl, timeoutMs, log })
    const workspace = { ...installed, client }
    known.set(installed.account, workspace)
    return workspace
  }
  const open = (): Promise<void> => {
    opening ??= installations.all().then(
      (all) => {
        for (const installed of all) add(installed)
      },
      (thrown) => {
        opening = null
        throw thrown
      },
    )
    return opening
  }
  return {
    accounts: () => [...known.keys()],
    open,
    async find(account) {
      await open()
      const here = known.get(account)
      if (here) return here
      const installed = await installations.one(account)
      return installed ? add(installed) : null
    },
    add: (installed) => void add(installed),
    drop: (account) => void known.delete(account),
  }
}

/** The one workspace that a bot token belongs to; Slack tells which that is. */
export function singleWorkspace(token: string, options: Omit<WorkspacesOptions, 'installations'>): Installations {
  const client = createClient({ token, ...options })
  const all = async (): Promise<readonly Installed[]> => {
    const answer = await client.call('auth.test')
    const account = answer.is_enterprise_install === true ? answer.enterprise_id : answer.team_id
    return [{ account: String(account), token, botUser: String(answer.user_id) }]
  }
  return {
    all,
    async one(account) {
      return (await all()).find((installed) => installed.account === account) ?? null
    },
  }
}

/** The workspace that a target names. Throws DeliveryError: the lane of a workspace that is gone stops. */
export async function workspaceFor(workspaces: Workspaces, account: string): Promise<Workspace> {
  let workspace: Workspace | null
  try {
    workspace = await workspaces.find(account)
  } catch (thrown) {
    throw notFound(thrown)
  }
  if (workspace) return workspace
  throw new DeliveryError({
    kind: 'unauthorized',
    reason: `the app is not installed in the Slack workspace ${account}; install it there again`,
  })
}

/** Nothing was sent yet, so this is never uncertain. */
function notFound(thrown: unknown): DeliveryError {
  if (thrown instanceof SlackError && thrown.fault.kind === 'refused')
    return new DeliveryError({ kind: 'unauthorized', reason: thrown.message })
  const reason = thrown instanceof SlackError ? thrown.message : 'the Slack installations could not be read'
  return new DeliveryError({ kind: 'unavailable', reason })
}
