import { z } from 'zod'

/** Who speaks. */
export const user = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
})
export type User = z.infer<typeof user>

export const chat = z.object({
  id: z.number(),
  type: z.string(),
  title: z.string().optional(),
  username: z.string().optional(),
})
export type Chat = z.infer<typeof chat>

/** What a membership says; absent rights mean that there is nothing to say about them. */
export const member = z.object({
  status: z.string(),
  can_post_messages: z.boolean().optional(),
  can_send_messages: z.boolean().optional(),
  can_manage_topics: z.boolean().optional(),
  is_member: z.boolean().optional(),
})
export type Member = z.infer<typeof member>

/** A stretch of a text; offset and length count UTF-16 units. */
const entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  url: z.string().optional(),
  user: user.optional().catch(undefined),
})
export type Entity = z.infer<typeof entity>

/** One of the sizes in which Telegram keeps a photo. */
const size = z.object({ file_id: z.string(), width: z.number(), height: z.number(), file_size: z.number().optional() })
export type Size = z.infer<typeof size>

const document = z.object({
  file_id: z.string(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
  file_size: z.number().optional(),
})
export type Document = z.infer<typeof document>

/** Where a forwarded message comes from (core.telegram.org/bots/api#messageorigin). */
const origin = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), sender_user: user }),
  z.object({ type: z.literal('hidden_user'), sender_user_name: z.string() }),
  z.object({ type: z.literal('chat'), sender_chat: chat }),
  z.object({ type: z.literal('channel'), chat, message_id: z.number() }),
])
export type Origin = z.infer<typeof origin>

/** What somebody can send that has no words which we could read. */
const thing = z.unknown().optional()

export const message = z.object({
  message_id: z.number(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  text: z.string().optional(),
  entities: z.array(entity).optional().catch(undefined),
  caption: z.string().optional(),
  caption_entities: z.array(entity).optional().catch(undefined),
  photo: z.array(size).optional().catch(undefined),
  document: document.optional().catch(undefined),
  sticker: thing,
  voice: thing,
  audio: thing,
  video: thing,
  video_note: thing,
  contact: thing,
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional().catch(undefined),
  poll: thing,
  media_group_id: z.string().optional(),
  date: z.number().optional(),
  /** Only ephemeral messages have one: their `message_id` is 0. */
  ephemeral_message_id: z.number().optional(),
  reply_to_message: z
    .object({ message_id: z.number(), from: user.optional(), sender_chat: chat.optional() })
    .optional()
    .catch(undefined),
  message_thread_id: z.number().optional(),
  is_topic_message: z.boolean().optional(),
  forum_topic_closed: thing,
  forum_topic_reopened: thing,
  is_automatic_forward: z.boolean().optional(),
  // One that we do not know yet is a forward all the same.
  forward_origin: origin.or(z.unknown().transform(() => null)).optional(),
  via_bot: z.unknown().optional(),
  migrate_to_chat_id: z.number().optional(),
  migrate_from_chat_id: z.number().optional(),
})
export type Message = z.infer<typeof message>

const callback = z.object({ id: z.string(), from: user, message: message.optional(), data: z.string().optional() })
const inline = z.object({ id: z.string(), from: user, query: z.string() })
const membership = z.object({ chat, from: user, old_chat_member: member, new_chat_member: member })

/** The kinds of update that we look at; others, also ones not invented yet, leave it empty. */
export const update = z.object({
  update_id: z.number(),
  message: message.optional().catch(undefined),
  edited_message: message.optional().catch(undefined),
  channel_post: message.optional().catch(undefined),
  edited_channel_post: message.optional().catch(undefined),
  callback_query: callback.optional().catch(undefined),
  inline_query: inline.optional().catch(undefined),
  my_chat_member: membership.optional().catch(undefined),
})

/** What to ask Telegram for. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const
