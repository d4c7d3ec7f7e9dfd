import type { MessageId } from '../../adapter.ts'
import type { Brief, Target } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import type { Voice } from '../notify/messenger.ts'
import { languageAt } from '../notify/notify.ts'
import { composeWatch } from './message.ts'
import { readWatchState } from './state.ts'

export interface FollowOptions {
  readonly store: Store
  readonly brief: Brief
  readonly voice: Voice
  readonly now: () => number
}

/** Sends a message that follows an issue from now on; null: it did not go out. */
export async function openWatch(
  { store, brief, voice, now }: FollowOptions,
  issue: number,
  target: Target,
): Promise<MessageId | null> {
  const state = await readWatchState(store, issue, now())
  if (state === null) return null
  const language = await languageAt(store, brief, target)
  const view = { language, timeZone: brief.timeZone, now: now(), perSecond: null }
  const message = await voice.say(target, composeWatch(state, view))
  if (message !== null) await store.watch({ issue, target, message })
  return message
}
