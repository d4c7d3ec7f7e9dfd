import type { MessageId } from '../../adapter.ts'
import type { Brief, Target } from '../../model.ts'
import type { DeskStore } from '../../store/desk.ts'
import type { Messenger } from '../notify/messenger.ts'
import { languageAt, type NotifyStore } from '../notify/notify.ts'
import { composeProgress } from './message.ts'
import { isOver, type ProgressStore, readProgress } from './state.ts'

export interface FollowOptions {
  readonly store: ProgressStore & NotifyStore & Pick<DeskStore, 'keepProgressMessage'>
  readonly brief: Brief
  readonly messenger: Messenger
  readonly now: () => number
}

/** Sends a message that follows an issue from now on; null: it did not go out. */
export async function followProgress(
  { store, brief, messenger, now }: FollowOptions,
  issue: number,
  target: Target,
): Promise<MessageId | null> {
  const state = await readProgress(store, issue, now())
  if (state === null) return null
  const language = await languageAt(store, brief, target)
  const view = { language, timeZone: brief.timeZone, now: now(), perSecond: null }
  const doc = composeProgress(state, view)
  const message = await messenger.say(target, doc)
  if (message === null) return null
  // What is over has been said by now: where it cannot be changed, nothing is left to follow.
  const follows = !isOver(state) || (await messenger.change(target, message, doc)) !== false
  if (follows) await store.keepProgressMessage({ issue, target, message })
  return message
}
