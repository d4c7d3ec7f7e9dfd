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
  is_member: z.boolean().optional(),
})
export type Member = z.infer<typeof member>

export const message = z.object({
  message_id: z.number(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  text: z.string().optional(),
  message_thread_id: z.number().optional(),
  is_topic_message: z.boolean().optional(),
  is_automatic_forward: z.boolean().optional(),
  forward_origin: z.unknown().optional(),
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
  channel_post: message.optional().catch(undefined),
  callback_query: callback.optional().catch(undefined),
  inline_query: inline.optional().catch(undefined),
  my_chat_member: membership.optional().catch(undefined),
})

/** What to ask Telegram for. */
export const allowedUpdates = ['message', 'channel_post', 'callback_query', 'inline_query', 'my_chat_member'] as const
