import type { Query } from '../../../src/adapter.ts'
import type { Source } from '../../../src/model.ts'
import type { SlackAttachment, SlackFile } from '../answer/message-shape.ts'
import { channelOf, type SlackEvent } from '../answer/payloads.ts'
import { plainText, unescapeEntities } from '../render/mrkdwn.ts'
import { writtenIn } from './rich-text.ts'

/** A message that a person wrote, or changed. */
export interface Incoming {
  readonly channel: string
  readonly chat: Query['chat']
  readonly user: string
  readonly ts: string
  readonly thread: string | null
  /** Our message that it answers, if it answers one. */
  readonly answers: string | null
  readonly edited: boolean
  /** What was typed, in Slack's encoding, without marks of formatting and the mention of the bot. */
  readonly typed: string
  /** What was typed and what was forwarded, as plain text. */
  readonly text: string
  readonly origin: Source | null
  readonly files: readonly SlackFile[]
  /** Whether the bot is named in it. */
  readonly mention: boolean
  /** It stands in somebody else's thread, or names others. */
  readonly forOthers: boolean
  /** Nothing but words, as everybody may write them to the bot. */
  readonly plain: boolean
}

/** What an event says that a person wrote; null: nothing, or nothing new, or it was a bot. Pure. */
export function incomingOf(event: SlackEvent, botUser: string): Incoming | null {
  const channel = channelOf(event)
  const edited = event.subtype === 'message_changed'
  const message = edited ? event.message : event
  if (channel === null || !message || !kinds.includes(message.subtype)) return null
  const { user, ts, text = '', files = [], attachments = [] } = message
  if (typeof user !== 'string' || user === botUser || message.bot_id || ts === undefined) return null
  // Slack also calls it a change when it adds the preview of a link, or a reply.
  if (edited && event.previous_message?.text === text) return null
  const written = writtenIn(message).slice(0, longestMessage)
  const typed = unmentioned(written, botUser)
  const shared = attachments.filter((one) => one.from_url && (one.is_share || (one.is_msg_unfurl && !typed)))
  const thread = message.thread_ts && message.thread_ts !== ts ? message.thread_ts : null
  const all = [...files, ...shared.flatMap((one) => one.files ?? [])]
  return {
    channel,
    chat: event.channel_type === 'im' ? 'private' : event.channel_type === 'mpim' ? 'group' : 'channel',
    user,
    ts,
    thread,
    // Whose thread it is Slack does not always tell; the core knows its own messages.
    answers: thread !== null && (message.parent_user_id ?? botUser) === botUser ? thread : null,
    edited,
    typed,
    text: [typed, ...shared.map(forwardedIn)].map(plainText).filter(Boolean).join('\n\n'),
    origin: shared[0] ? originOf(shared[0]) : null,
    files: all,
    mention: typed !== written.trim(),
    forOthers:
      /<(?:@[UW]|!)/.test(typed) || (thread !== null && ![botUser, user].includes(message.parent_user_id ?? user)),
    plain: !edited && message.subtype === undefined && all.length === 0 && shared.length === 0,
  }
}

/** What people write: words, files, a reply that everybody shall see. */
const kinds: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast']

/** Drops the mention of the bot, wherever it stands. */
export const unmentioned = (text: string, botUser: string): string =>
  text.replace(new RegExp(`<@${botUser}(?:\\|[^<>]*)?>`, 'g'), ' ').trim()

/** Slack keeps no more of one: docs.slack.dev/reference/methods/chat.postMessage. */
const longestMessage = 40_000

const forwardedIn = ({ text, fallback, message_blocks: messages = [] }: SlackAttachment): string =>
  writtenIn({ text: text ?? fallback, blocks: messages.flatMap(({ message }) => message?.blocks ?? []) }).slice(
    0,
    longestMessage,
  )

function originOf({ author_name, channel_name, from_url = '' }: SlackAttachment): Source {
  const name = author_name?.trim() || (channel_name?.trim() ? `#${channel_name.trim()}` : 'Slack')
  return { name: unescapeEntities(name), url: URL.canParse(from_url) ? from_url : null }
}
