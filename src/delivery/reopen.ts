import type { Adapter } from '../adapter.ts'
import type { Store } from '../store/port.ts'

/** A lane that was closed (a token was refused) is tried again after a restart: the operator may have mended it. */
export async function reopen(store: Store, adapters: readonly Adapter[]): Promise<void> {
  const ours = new Set(adapters.map(({ platform }) => platform))
  for (const lane of await store.lanes())
    if (lane.standing === 'closed' && ours.has(lane.platform)) await store.openLane(lane)
}
