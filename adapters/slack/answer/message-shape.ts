import { z } from 'zod'

/** A file, as far as we read it. Of files from other organisations Slack tells only the id. */
export const fileShape = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().optional(),
  url_private: z.string().optional(),
})
export type SlackFile = z.infer<typeof fileShape>

/** What hangs on a message: something that was forwarded, or the preview of a link. */
export const attachmentShape = z.object({
  is_share: z.boolean().optional(),
  is_msg_unfurl: z.boolean().optional(),
  from_url: z.string().optional(),
  author_name: z.string().optional(),
  channel_name: z.string().optional(),
  text: z.string().optional(),
  fallback: z.string().optional(),
  /** The messages that were forwarded, with their blocks. */
  message_blocks: z
    .array(z.object({ message: z.object({ blocks: z.array(z.unknown()).optional() }).optional() }))
    .optional(),
  files: z.array(fileShape).optional(),
})
export type SlackAttachment = z.infer<typeof attachmentShape>

/** A message, in an event of its own or inside the event of its change. */
export const messageFields = {
  subtype: z.string().optional(),
  user: z.unknown().optional(),
  bot_id: z.string().nullish(),
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional(),
  files: z.array(fileShape).optional(),
  attachments: z.array(attachmentShape).optional(),
}
export const messageShape = z.object(messageFields)
