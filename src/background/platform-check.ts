import type { Adapter, AdapterFault } from '../adapter.ts'
import type { Trouble } from '../delivery/send-log.ts'
import { DeliveryError, type DeliveryFailure, messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Lane } from '../model.ts'
import type { LedgerStore } from '../store/ledger.ts'
import { createPoller, type Poller } from './poller.ts'

/** A fault, and on which platform. */
export interface PlatformFault extends AdapterFault {
  readonly platform: string
}

export interface PlatformCheckOptions {
  readonly store: Pick<LedgerStore, 'lanes' | 'openLane'>
  readonly adapters: readonly Adapter[]
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
  readonly log: Log
  /** Between two checks of a platform. An account that is refused is asked for after twice as long, and less and less often. */
  readonly everyMs: number
  /** Told when a platform refuses an account, and when it accepts one again. */
  readonly onTrouble: (trouble: Trouble) => void
  /** Something may be sent again. */
  readonly onOpen: () => void
}

/** Asks the platforms whether they can be reached and whether they know us. */
export interface PlatformCheck extends Poller {
  /** Platforms that are out of reach (`account` is null), and accounts that are refused. */
  faults(): readonly PlatformFault[]
}

/** The longest pause before a refused account is asked for again. */
const longestRestMs = 600_000
/** A platform that does not answer within this time is out of reach. */
const patienceMs = 10_000
/** Silence this many times in a row is a fault; once may be chance. */
const alarming = 2

/** An account that was refused, or whose lane was closed, and may be so again. */
interface Suspect extends Lane {
  /** Null: it was accepted when it was asked for last. */
  readonly reason: string | null
  readonly rests: number
  readonly nextAt: number
}

/**
 * A check; nothing runs yet. Each time one account of each platform is asked for, by turns, so that many cost no more than one. On top
 * come those that are refused or whose lane is closed, with growing pauses: the lane opens as soon as the account is accepted.
 */
export function createPlatformCheck(options: PlatformCheckOptions): PlatformCheck {
  const { store, adapters, elapsed, log, everyMs, onTrouble, onOpen } = options
  const suspects = new Map<string, Suspect>()
  const away = new Map<string, { readonly reason: string; readonly times: number }>()
  const turns = new Map<string, number>()
  const closing = new AbortController()

  const suspect = (lane: Lane, reason: string | null): Suspect => {
    const rests = (suspects.get(keyOf(lane))?.rests ?? 0) + 1
    const one = { ...lane, reason, rests, nextAt: elapsed() + Math.min(longestRestMs, everyMs * 2 ** rests) }
    suspects.set(keyOf(lane), one)
    return one
  }

  const refuse = (lane: Lane, reason: string): void => {
    const known = suspects.get(keyOf(lane))?.reason ?? null
    suspect(lane, reason)
    if (known !== null) return
    log.error({ ...lane, reason }, `${lane.platform} refuses the account: it is asked for again, less and less often`)
    onTrouble({ kind: 'closed', ...lane })
  }

  const accept = async (lane: Lane, closed: boolean): Promise<void> => {
    const known = suspects.get(keyOf(lane))
    if (closed) await store.openLane(lane)
    // What a platform knows may still not be allowed to send: the lane closes again then, and opens less and less often.
    if (closed) suspect(lane, null)
    else suspects.delete(keyOf(lane))
    if (!closed && known?.reason == null) return
    log.info({ ...lane }, `${lane.platform} accepts the account: sending goes on`)
    if (known === undefined || known.reason !== null) onTrouble({ kind: 'opened', ...lane })
    onOpen()
  }

  const ask = async (adapter: Adapter, account: string, closed: boolean): Promise<void> => {
    const lane = { platform: adapter.platform, account }
    try {
      await adapter.check?.(account, AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)]))
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (failure.kind === 'unavailable' || failure.kind === 'uncertain') return miss(adapter, failure.reason)
      answered(adapter)
      // One that turned out to be gone is let go of by its adapter.
      if (failure.kind === 'unauthorized' && adapter.accounts().includes(account)) refuse(lane, failure.reason)
      return
    }
    answered(adapter)
    await accept(lane, closed)
  }

  const miss = ({ platform }: Adapter, reason: string): void => {
    if (closing.signal.aborted) return
    const times = (away.get(platform)?.times ?? 0) + 1
    away.set(platform, { reason, times })
    if (times === alarming) log.warn({ reason }, `${platform} cannot be reached`)
  }

  const answered = ({ platform }: Adapter): void => {
    if ((away.get(platform)?.times ?? 0) >= alarming) log.info({}, `${platform} can be reached again`)
    away.delete(platform)
  }

  const check = async (adapter: Adapter, closed: ReadonlySet<string>): Promise<void> => {
    const accounts = adapter.accounts().map((account) => {
      const key = keyOf({ platform: adapter.platform, account })
      return { account, closed: closed.has(key), known: suspects.get(key) }
    })
    const there = new Set(accounts.map(({ account }) => account))
    for (const [key, { platform, account }] of suspects)
      if (platform === adapter.platform && !there.has(account)) suspects.delete(key)
    const isDoubtful = ({ closed, known }: (typeof accounts)[number]): boolean =>
      closed || (known?.reason ?? null) !== null
    const doubtful = accounts.filter(isDoubtful)
    for (const { account, closed, known } of doubtful)
      if ((known?.nextAt ?? 0) <= elapsed()) await ask(adapter, account, closed)
    const others = accounts.filter((each) => !isDoubtful(each))
    const turn = turns.get(adapter.platform) ?? 0
    turns.set(adapter.platform, turn + 1)
    const other = others[turn % others.length]
    // One that has just been let in again stays suspect until it has been so for a while.
    if (other !== undefined && (other.known?.nextAt ?? 0) <= elapsed()) await ask(adapter, other.account, false)
  }

  const look = async (): Promise<void> => {
    try {
      const closed = new Set((await store.lanes()).filter((lane) => lane.standing === 'closed').map(keyOf))
      await Promise.all(adapters.filter((adapter) => adapter.check).map((adapter) => check(adapter, closed)))
    } catch (thrown) {
      log.warn({ reason: messageOf(thrown) }, 'the platforms could not be checked')
    }
  }

  const poller = createPoller(look, everyMs)
  return {
    ...poller,
    start() {
      void poller.poll()
      poller.start()
    },
    faults: () => [
      ...[...away].flatMap(([platform, { reason, times }]) =>
        times >= alarming ? [{ platform, account: null, reason }] : [],
      ),
      ...[...suspects.values()].flatMap(({ platform, account, reason }) =>
        reason === null ? [] : [{ platform, account, reason }],
      ),
    ],
    async stop() {
      closing.abort()
      await poller.stop()
    },
  }
}

const keyOf = ({ platform, account }: Lane): string => JSON.stringify([platform, account])

const failureOf = (thrown: unknown): DeliveryFailure =>
  thrown instanceof DeliveryError ? thrown.failure : { kind: 'uncertain', reason: messageOf(thrown) }
