import type { UpdateStore } from '../store/platforms.ts'

/** Whether this is the first time that anybody (any process, before or after a restart) says this, within days. */
export async function isFirst(
  store: Pick<UpdateStore, 'receive' | 'handled'>,
  what: string,
  now: number,
): Promise<boolean> {
  const first = await store.receive(desk, what, '', now)
  if (first) await store.handled(desk, what, now)
  return first
}

const desk = { platform: 'desk', account: 'clock' }
