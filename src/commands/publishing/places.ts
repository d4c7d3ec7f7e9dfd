import { placeName } from '../../desk/notify/notify.ts'
import { followProgress } from '../../desk/progress/follow.ts'
import { progressPlaces } from '../../desk/progress/places.ts'
import type { Target } from '../../model.ts'
import type { CommandRequest } from '../command.ts'

/** Where whoever asks can be told something that is not for everybody: in private, or here where there is no such place. */
export async function asideOf({ query, store, actor }: CommandRequest): Promise<Target> {
  if (query.chat === 'private') return query.target
  return (await query.aside?.()) ?? (await store.privateChatOf(actor.person)) ?? query.target
}

/**
 * Sends the messages that follow an issue: to whoever set it going, to the newsrooms, and to every editor who wants them.
 * `unless followed`: only where no message follows it at this moment.
 */
export async function followIssue(
  request: CommandRequest,
  issue: number,
  where: 'anew' | 'unless followed' = 'anew',
): Promise<void> {
  const { store, desk } = request
  const each = new Map(await progressPlaces({ store, roles: desk.roles }, await asideOf(request)))
  if (where === 'unless followed')
    for (const watch of await store.progressMessages()) if (watch.issue === issue) each.delete(placeName(watch.target))
  await Promise.all([...each.values()].map((target) => followProgress(request, issue, target)))
}
