import { placeName } from '../../desk/notify/notify.ts'
import { newsrooms } from '../../desk/people/newsrooms.ts'
import { openWatch } from '../../desk/progress/follow.ts'
import type { Target } from '../../model.ts'
import type { Ask } from '../command.ts'

/** Where whoever asks can be told something that is not for everybody: in private, or here where there is no such place. */
export async function asideOf({ query, store, actor }: Ask): Promise<Target> {
  if (query.chat === 'private') return query.target
  return (await query.aside?.()) ?? (await store.seatOf(actor.person)) ?? query.target
}

/**
 * Sends the messages that follow an issue: to whoever set it going, and to the newsrooms. `unless followed`: only where no message
 * follows it at this moment.
 */
export async function followIssue(ask: Ask, issue: number, where: 'anew' | 'unless followed' = 'anew'): Promise<void> {
  const places = [await asideOf(ask), ...(await newsrooms(ask.store))]
  const each = new Map(places.map((target) => [placeName(target), target]))
  if (where === 'unless followed')
    for (const watch of await ask.store.watches()) if (watch.issue === issue) each.delete(placeName(watch.target))
  await Promise.all([...each.values()].map((target) => openWatch(ask, issue, target)))
}
