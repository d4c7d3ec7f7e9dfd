import { textsIn } from '../../fakes/slack/blocks.ts'
import type { SeenMessage, Slack } from '../../fakes/slack.ts'

/** All that people read in a message. */
export const textOf = (message: SeenMessage | undefined): string => textsIn(message?.blocks).join(' ')

/** The button of a message with this label. */
export function button(message: SeenMessage | undefined, label: string) {
  for (const block of message?.blocks ?? []) {
    const buttons =
      block.type === 'actions' ? block.elements : block.type === 'section' && block.accessory ? [block.accessory] : []
    for (const one of buttons)
      if (one.type === 'button' && one.text.text === label)
        return { action_id: one.action_id, value: one.value, block_id: block.block_id ?? 'none' }
  }
  throw new Error(`no button ${label} in: ${textOf(message)}`)
}

/** The first message to be seen there, as soon as there is one. */
export async function first(slack: Slack, look: () => readonly SeenMessage[]): Promise<SeenMessage> {
  await slack.until('an answer', () => look().length > 0)
  const [message] = look()
  if (!message) throw new Error('no answer')
  return message
}
