import type { AdapterFault } from '../../../src/adapter.ts'
import { DeliveryError, messageOf } from '../../../src/errors.ts'
import { createClient, type SlackClient } from '../api/client.ts'
import { SlackError } from '../api/errors.ts'
import type { SlackLog } from '../api/log.ts'
import { type Installations, type Installed, isDue, isGood } from './installed.ts'

export interface Workspace extends Installed {
  readonly client: SlackClient
}

/** The workspaces that we can speak in now. */
export interface Workspaces {
  accounts(): readonly string[]
  /** What keeps us from speaking in others, or in any. */
  faults(): readonly AdapterFault[]
  /** Looks the installations up, once; again after a failure. Throws SlackError. */
  open(): Promise<void>
  /** Looks again what is there, where others change it too: tokens that expire are exchanged before they do. Throws as `open` does. */
  look(): Promise<void>
  /** With a token that can be used. Null: not installed there. Throws SlackError where Slack has to be asked and does not answer. */
  find(account: string): Promise<Workspace | null>
  add(installed: Installed): void
  /** Its app was taken off: why. */
  drop(account: string, reason: string): void
  /** Whether there is another token by now than the one that was just refused; it is used from then on. */
  renewed(refused: Workspace): Promise<boolean>
  /** Waits for the exchanges that are under way: what Slack gave must be stored. */
  settle(): Promise<void>
}

export interface WorkspacesOptions {
  readonly installations: Installations
  readonly apiUrl: string
  readonly timeoutMs: number
  readonly now: () => number
  readonly log: SlackLog
  readonly closing?: AbortSignal | undefined
}

/** An installation whose token soon expires is asked for again after this long. */
const askAgainMs = 60_000

/** Keeps one strict client for each workspace. */
export function createWorkspaces({
  installations,
  apiUrl,
  timeoutMs,
  now,
  log,
  closing,
}: WorkspacesOptions): Workspaces {
  const known = new Map<string, Workspace>()
  let opening: Promise<void> | null = null
  let fault: string | null = 'the workspaces have not been looked up yet'
  const add = (installed: Installed): Workspace => {
    const before = known.get(installed.account)
    if (before?.token === installed.token) return before
    const client = createClient({ token: installed.token, apiUrl, timeoutMs, log, closing })
    const workspace = { ...installed, client }
    known.set(installed.account, workspace)
    return workspace
  }
  const lookUp = async (): Promise<void> => {
    const before = [...known.keys()]
    try {
      const all = await installations.all()
      const there = new Set(all.map(({ account }) => account))
      for (const account of before) if (!there.has(account)) known.delete(account)
      for (const installed of all) add(installed)
      fault = null
    } catch (thrown) {
      fault = messageOf(thrown)
      throw thrown
    }
  }
  const open = (): Promise<void> => {
    opening ??= lookUp().catch((thrown) => {
      opening = null
      throw thrown
    })
    return opening
  }
  const ask = async (account: string): Promise<Workspace | null> => {
    const installed = await installations.one(account)
    return installed ? add(installed) : null
  }
  const askedAt = new Map<string, number>()
  return {
    accounts: () => [...known.keys()],
    faults: () => [...(fault === null ? [] : [{ account: null, reason: fault }]), ...installations.faults()],
    open,
    async look() {
      if (opening === null) await open()
      else if (installations.changes) await lookUp()
    },
    async find(account) {
      await open()
      const here = known.get(account)
      if (!here) return ask(account)
      const at = now()
      if (!isDue(here, at)) return here
      if (!isGood(here, at)) return ask(account)
      // Its exchange is nothing that anybody has to wait for yet, and what came of it is among the faults.
      const since = at - (askedAt.get(account) ?? Number.NEGATIVE_INFINITY)
      if (since >= 0 && since < askAgainMs) return here
      askedAt.set(account, at)
      return (await ask(account).catch(() => null)) ?? here
    },
    add: (installed) => void add(installed),
    drop(account, reason) {
      known.delete(account)
      if (installations.scope === 'several') return
      // It may be added again under the same token.
      opening = null
      fault = reason
    },
    async renewed({ account, token }) {
      const installed = await installations.one(account, token)
      if (!installed || installed.token === token) return false
      add(installed)
      return true
    },
    settle: installations.settle,
  }
}

/** The one workspace that a bot token belongs to; Slack tells which that is. */
export function singleWorkspace(
  token: string,
  options: Pick<WorkspacesOptions, 'apiUrl' | 'timeoutMs' | 'log'>,
): Installations {
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
    scope: 'one',
    changes: false,
    faults: () => [],
    settle: async () => {},
  }
}

/** The workspace that a target names. Throws DeliveryError. */
export async function workspaceFor(workspaces: Workspaces, account: string): Promise<Workspace> {
  let workspace: Workspace | null
  try {
    workspace = await workspaces.find(account)
  } catch (thrown) {
    throw notFound(thrown)
  }
  if (workspace) return workspace
  throw new DeliveryError({
    kind: 'unavailable',
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
