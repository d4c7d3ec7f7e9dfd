import type { Adapter } from '../adapter.ts'
import { createExplain } from '../desk/notify/explain.ts'
import { type NotifyDeps, notifyOwners } from '../desk/notify/notify.ts'
import { platformName } from '../desk/progress/message.ts'
import { paragraph } from '../doc.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { UpdateStore } from '../store/platforms.ts'
import { isFirst } from './once.ts'
import type { PlatformFault } from './platform-check.ts'
import { createPoller, type Poller } from './poller.ts'

export interface FaultWatchOptions {
  readonly audience: NotifyDeps & { readonly store: Pick<UpdateStore, 'receive' | 'handled'> }
  readonly adapters: readonly Adapter[]
  /** What the platforms said when they were asked. Of accounts that they refuse the editors are told elsewhere. */
  readonly checked: () => readonly PlatformFault[]
  readonly now: () => number
  readonly log: Log
}

const lookMs = 30_000
/** The same fault is told again after this long. */
const againMs = 24 * 3_600_000

/** Tells the owners of accounts that cannot be served, each once a day; of a whole platform only when it was so twice in a row. */
export function createFaultWatch({ audience, adapters, checked, now, log }: FaultWatchOptions): Poller {
  let before = new Set<string>()
  const explain = createExplain(adapters)

  const look = async (): Promise<void> => {
    const known = adapters.flatMap((adapter) =>
      (adapter.faults?.() ?? []).map((fault) => ({ ...fault, platform: adapter.platform })),
    )
    const seen = [
      ...known.filter((fault) => !checked().some((other) => isSame(fault, other))),
      ...checked().filter(({ account }) => account === null),
    ]
    const lasting = seen.filter((fault) => fault.account !== null || before.has(nameOf(fault)))
    before = new Set(seen.map(nameOf))
    for (const fault of lasting) {
      if (!(await isFirst(audience.store, `${nameOf(fault)} ${Math.floor(now() / againMs)}`, now()))) continue
      const { platform, account, reason } = fault
      log.warn({ platform, account, reason }, 'an account cannot be served: its owners are told')
      await notifyOwners(
        audience,
        (language) => {
          const { causes, publishing } = phrasesIn(language)
          const cause = explain(platform, reason)
          const why = cause === 'unknown' ? null : causes[cause]
          const fault = publishing.accountFault(platformName(platform), account, why)
          return { language, blocks: [paragraph(fault), paragraph(publishing.inTheLog)] }
        },
        { mute: fault },
      )
    }
  }

  return createPoller(
    () => look().catch((thrown) => log.warn({ reason: messageOf(thrown) }, 'the owners could not be told of a fault')),
    lookMs,
  )
}

const isSame = (one: PlatformFault, other: PlatformFault): boolean =>
  one.platform === other.platform && one.account === other.account

const nameOf = ({ platform, account, reason }: PlatformFault): string =>
  JSON.stringify(['fault', platform, account, reason])
