import { z } from 'zod'
import type { MessageId } from '../../adapter.ts'
import type { Target } from '../../model.ts'
import type { DeskStore } from '../../store/desk.ts'
import { placeName } from '../notify/notify.ts'
import { targetShape } from '../target-shape.ts'

/** A message that shows the draft and changes with it; one at a place. */
export interface LiveMessage {
  readonly target: Target
  readonly message: MessageId
  /** Whether it is kept in sight there. */
  readonly pinned: boolean
  /** The newest issue when it was sent, 0 before the first. */
  readonly issue: number
}

/** The live messages there are. */
export const liveMessages = async (store: Pick<DeskStore, 'setting'>): Promise<readonly LiveMessage[]> =>
  messagesIn(await store.setting(setting))

/** Writes down which one a place has from now on; null: none. */
export async function keepLiveMessage(
  store: Pick<DeskStore, 'changeSetting'>,
  target: Target,
  message: Omit<LiveMessage, 'target'> | null,
): Promise<void> {
  await store.changeSetting(setting, (stored) => {
    const others = messagesIn(stored).filter((each) => placeName(each.target) !== placeName(target))
    const all = message === null ? others : [...others, { ...message, target }]
    return all.length === 0 ? null : JSON.stringify(all)
  })
}

const messagesIn = (stored: string | null): readonly LiveMessage[] =>
  stored === null ? [] : shape.parse(JSON.parse(stored))

const setting = 'live messages'
const shape = z.array(z.object({ target: targetShape, message: z.string(), pinned: z.boolean(), issue: z.number() }))
