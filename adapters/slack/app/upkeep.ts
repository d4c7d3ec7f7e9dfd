import { messageOf } from '../../../src/errors.ts'
import { redact, type SlackLog } from '../api/log.ts'
import type { Workspaces } from './workspaces.ts'

export interface UpkeepOptions {
  readonly workspaces: Workspaces
  readonly log: SlackLog
  /** Between two looks at what others may have changed: installations that came, went or have to be renewed. */
  readonly everyMs: number
  /** Told of the accounts that can be spoken for, as soon as they are known. */
  readonly onOpen: (accounts: readonly string[]) => Promise<void>
}

/** Keeps the workspaces as they are. */
export interface Upkeep {
  /** Looks the workspaces up, again and again until Slack has told: nothing is delivered before. Resolves after the first try, never throws. */
  open(): Promise<void>
  close(): Promise<void>
}

/** Between two tries to look the workspaces up, at first and at most. */
const firstRestMs = 1000
const longestRestMs = 60_000

/** An upkeep; nothing runs yet. */
export function createUpkeep({ workspaces, log, everyMs, onOpen }: UpkeepOptions): Upkeep {
  let timer: NodeJS.Timeout | undefined
  let under: Promise<void> = Promise.resolve()
  let closed = false
  let told = new Set<string>()
  /** Of what is wrong with one workspace, a line when it begins. */
  const tellFaults = (): void => {
    const faults = workspaces.faults().filter(({ account }) => account !== null)
    for (const { account, reason } of faults) if (!told.has(reason)) log.error({ platform: 'slack', account }, reason)
    told = new Set(faults.map(({ reason }) => reason))
  }
  const after = (ms: number, work: () => Promise<void>): void => {
    if (closed) return
    timer = setTimeout(() => {
      under = work()
    }, ms).unref()
  }
  const look = async (): Promise<void> => {
    const before = new Set(workspaces.accounts())
    await workspaces.look().catch((thrown) => {
      log.warn({ platform: 'slack' }, `the Slack workspaces could not be looked at: ${redact(messageOf(thrown))}`)
    })
    tellFaults()
    const fresh = workspaces.accounts().filter((account) => !before.has(account))
    if (fresh.length > 0) await onOpen(fresh).catch(() => {})
    after(everyMs, look)
  }
  const open = async (restMs: number): Promise<void> => {
    try {
      await workspaces.open()
      tellFaults()
      await onOpen(workspaces.accounts())
      after(everyMs, look)
    } catch (thrown) {
      log.warn({ platform: 'slack' }, `the Slack workspaces could not be asked yet: ${redact(messageOf(thrown))}`)
      after(restMs, () => open(Math.min(2 * restMs, longestRestMs)))
    }
  }
  return {
    open: () => open(firstRestMs),
    async close() {
      closed = true
      clearTimeout(timer)
      await under
    },
  }
}
