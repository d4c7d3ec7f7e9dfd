import type { Adapter } from '../adapter.ts'
import type { Lane } from '../model.ts'
import type { LedgerStore } from '../store/ledger.ts'

export interface SendingWatchOptions {
  readonly store: Pick<LedgerStore, 'overdue'>
  readonly adapters: readonly Adapter[]
  readonly now: () => number
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
}

/** Knows whether anything moves where something is due. */
export interface SendingWatch {
  /** A send or a correction on this lane came to an end, whatever came of it. */
  note(lane: Lane): void
  /** Open lanes of ours on which something has been due for two minutes, and nothing has come to an end for as long. */
  stalled(): Promise<readonly Lane[]>
}

/** Sending has stopped after this long; no send takes it, and no lane rests as long between two. */
const stallMs = 120_000

/** A watch that begins now. */
export function createSendingWatch({ store, adapters, now, elapsed }: SendingWatchOptions): SendingWatch {
  const begunAt = elapsed()
  const movedAt = new Map<string, number>()
  /** Most sends are on the lane of the one before. */
  let last = { platform: '', account: '', key: '' }
  return {
    note({ platform, account }) {
      if (last.account !== account || last.platform !== platform)
        last = { platform, account, key: keyOf({ platform, account }) }
      movedAt.set(last.key, elapsed())
    },
    async stalled() {
      const ours = new Set(
        adapters.flatMap((adapter) =>
          adapter.accounts().map((account) => keyOf({ platform: adapter.platform, account })),
        ),
      )
      const at = now()
      return (await store.overdue(at)).filter(
        (lane) =>
          ours.has(keyOf(lane)) &&
          lane.dueAt <= at - stallMs &&
          elapsed() - (movedAt.get(keyOf(lane)) ?? begunAt) >= stallMs,
      )
    },
  }
}

const keyOf = ({ platform, account }: Lane): string => `${platform} ${account}`
