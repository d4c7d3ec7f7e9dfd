import type { Adapter } from '../adapter.ts'
import type { Log } from '../log.ts'
import type { ReaderStore } from '../store/readers.ts'

/** Nothing else would tell of readers who wait for an account that nobody here speaks for. */
export async function nameUnserved(
  store: Pick<ReaderStore, 'readersByLane'>,
  adapters: readonly Adapter[],
  log: Log,
): Promise<void> {
  const served = Map.groupBy(adapters, ({ platform }) => platform)
  const here = new Map(
    [...served].map(([platform, those]) => [platform, new Set(those.flatMap((adapter) => adapter.accounts()))]),
  )
  for (const { platform, account, active } of await store.readersByLane()) {
    const accounts = here.get(platform)
    // A platform that names no account yet could not be asked.
    const asked = accounts === undefined || accounts.size > 0
    if (asked && accounts?.has(account) !== true)
      log.warn(
        { platform, account, active },
        'nobody serves this account: its subscribers wait; "briefwire doctor" tells more',
      )
  }
}
