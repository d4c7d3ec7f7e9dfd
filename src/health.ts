import type { Adapter } from './adapter.ts'
import type { PlatformFault } from './background/platform-check.ts'
import { messageOf } from './errors.ts'
import type { Lane } from './model.ts'
import type { LedgerStore } from './store/ledger.ts'
import type { Store } from './store/port.ts'

/** Something that does not work; `reason` is for the operator, without secrets. */
export type Problem =
  /** It is starting, or stopping. */
  | { readonly part: 'program'; readonly reason: string }
  /** The database cannot be written, or is damaged. */
  | { readonly part: 'store'; readonly reason: string }
  /** A platform is out of reach (`account` is null), or one account of it cannot be served. */
  | {
      readonly part: 'platform'
      readonly platform: string
      readonly account: string | null
      readonly reason: string
    }
  /** Something is due, and nothing is sent. */
  | { readonly part: 'sending'; readonly platform: string; readonly account: string; readonly reason: string }

/** What `/healthz` answers. Ready: it does its work, perhaps but for single accounts among several, which are among the problems. */
export interface Health {
  readonly ready: boolean
  readonly problems: readonly Problem[]
}

export interface HealthOptions {
  readonly store: Pick<Store, 'fault'> & Pick<LedgerStore, 'lanes'>
  readonly adapters: readonly Adapter[]
  /** What the platforms said when they were asked. */
  readonly checked: () => readonly PlatformFault[]
  readonly stalled: () => Promise<readonly Lane[]>
}

/** Looks at everything that can keep Briefwire from working. Never throws. */
export function createHealth({ store, adapters, checked, stalled }: HealthOptions): () => Promise<Health> {
  const broken = (reason: string): Health => ({ ready: false, problems: [{ part: 'store', reason }] })
  const look = async (): Promise<Health> => {
    const lanes = await store.lanes()
    const platforms = adapters.map((adapter) => lookAt(adapter, checked(), lanes))
    const sending = (await stalled()).map(stalledProblem)
    return {
      ready: sending.length === 0 && platforms.every(({ ready }) => ready),
      problems: [...platforms.flatMap(({ problems }) => problems), ...sending],
    }
  }
  return async () => {
    const fault = await store.fault()
    return fault === null ? look().catch((thrown) => broken(messageOf(thrown))) : broken(fault)
  }
}

/** A platform works as long as one account of it does. */
function lookAt(
  adapter: Adapter,
  checked: readonly PlatformFault[],
  lanes: Awaited<ReturnType<LedgerStore['lanes']>>,
): Health {
  const { platform } = adapter
  const accounts = new Set(adapter.accounts())
  const found = [
    ...(adapter.faults?.() ?? []),
    ...checked.filter((fault) => fault.platform === platform),
    ...lanes
      .filter((lane) => lane.standing === 'closed' && lane.platform === platform && accounts.has(lane.account))
      .map(({ account, reason }) => ({ account, reason: reason ?? 'its lane is closed' })),
  ]
  const faults = [...new Map(found.toReversed().map((fault) => [fault.account, fault])).values()].toReversed()
  const faulty = new Set(faults.map(({ account }) => account))
  const served = [...accounts].filter((account) => !faulty.has(account))
  return {
    ready: faults.length === 0 || (served.length > 0 && faults.every(({ account }) => account !== null)),
    problems: faults.map(({ account, reason }) => ({ part: 'platform', platform, account, reason })),
  }
}

const stalledProblem = ({ platform, account }: Lane): Problem => ({
  part: 'sending',
  platform,
  account,
  reason: 'nothing has been sent there for two minutes, although something is due',
})
