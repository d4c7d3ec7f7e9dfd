import type { ChatChange } from '../../../src/adapter.ts'
import type { Target } from '../../../src/model.ts'
import { channelOf, type SlackEvent, userOf } from '../answer/payloads.ts'

/** What an event means for the subscriptions of its channel, or null: nothing. Pure. */
export function changeOf(event: SlackEvent, account: string, botUser: string): ChatChange | null {
  const channel = channelOf(event)
  const target: Target = { platform: 'slack', account, chat: channel ?? '', thread: null }
  if (event.type === 'channel_id_changed') {
    const { old_channel_id: from, new_channel_id: to } = event
    return from && to ? { kind: 'moved', target: { ...target, chat: from }, to: { ...target, chat: to } } : null
  }
  if (channel === null) return null
  switch (event.type) {
    case 'channel_archive':
    case 'group_archive':
      return { kind: 'lost', target, reason: 'the channel was archived' }
    case 'channel_deleted':
    case 'group_deleted':
      return { kind: 'lost', target, reason: 'the channel was deleted' }
    case 'channel_left':
    case 'group_left':
      return { kind: 'lost', target, reason: 'the bot was removed from the channel' }
    case 'channel_unarchive':
    case 'group_unarchive':
      return { kind: 'back', target }
    case 'member_left_channel':
      return userOf(event) === botUser ? { kind: 'lost', target, reason: 'the bot was removed from the channel' } : null
    case 'member_joined_channel':
      return userOf(event) === botUser ? { kind: 'back', target } : null
    default:
      return null
  }
}
