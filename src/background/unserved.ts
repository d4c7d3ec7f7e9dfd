import type { Adapter } from '../adapter.ts'
import type { Log } from '../log.ts'
import type { ReaderStore } from '../store/readers.ts'

/** Nothing else would tell of readers who wait for an account that nobody here speaks for. */
export async function nameUnserved(
  store: Pick<ReaderStore, 'readersByLane'>,
  adapters: readonly Adapter[],
  log: Log,
): Promise<void> {
  for (const { platform, account, active } of await store.readersByLane()) {
    const here = adapters.filter((adapter) => adapter.platform === platform).flatMap((adapter) => adapter.accounts())
    // A platform that names no account yet could not be asked.
    const asked = here.length > 0 || !adapters.some((adapter) => adapter.platform === platform)
    if (asked && !here.includes(account))
      log.warn(
        { platform, account, active },
        'nobody serves this account: its subscribers wait; "briefwire doctor" tells more',
      )
  }
}
