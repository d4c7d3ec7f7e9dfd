import { z } from 'zod'
import { limits } from '../limits.ts'
import { messageFields, messageShape } from './message-shape.ts'

/** A slash command, as Slack posts it. */
export const slashShape = z.object({
  text: z.string().default(''),
  channel_id: z.string(),
  channel_name: z.string().default(''),
  user_id: z.string(),
  user_name: z.string().optional(),
  response_url: z.string(),
})

/** Where an interaction is answered; absent where Slack gives no such address. */
export const answerableShape = z.object({ response_url: z.string().optional() })

const named = z.object({ id: z.string(), name: z.string().optional() })

/** A pressed button, a ticked box, a chosen entry. Home tabs have no channel. */
export const pressShape = z.object({
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() }),
  channel: named.optional(),
  container: z.object({
    type: z.string(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z
    .object({
      thread_ts: z.string().optional(),
      blocks: z.array(z.object({ block_id: z.string().optional() })).optional(),
    })
    .optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().max(limits.button.value).optional(),
      }),
    )
    .min(1),
  view: z.object({ state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }) }).optional(),
})
export type Press = z.infer<typeof pressShape>

/** The message shortcut. */
export const shortcutShape = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() }),
  team: z.object({ id: z.string(), domain: z.string().optional() }).nullish(),
  channel: named,
  message: z.object({
    ts: z.string(),
    thread_ts: z.string().optional(),
    text: z.string().default(''),
    blocks: z.array(z.unknown()).optional(),
  }),
  response_url: z.string().optional(),
})
export type Shortcut = z.infer<typeof shortcutShape>

const field = z.object({
  value: z.string().nullish(),
  selected_options: z.array(z.object({ value: z.string() })).optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
})
export type Field = z.infer<typeof field>

/** What stands in the fields of a view: block id, action id, field. */
export const valuesShape = z.record(z.string(), z.record(z.string(), field))
export type Values = z.infer<typeof valuesShape>

/** A modal that was submitted. */
export const submissionShape = z.object({
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: valuesShape }),
  }),
})
export type Submission = z.infer<typeof submissionShape>

/** An event with its envelope, only as far as we read it. */
export const eventShape = z.object({
  event_id: z.string(),
  event: z.object({
    ...messageFields,
    type: z.string(),
    channel: z.union([z.string(), named]).optional(),
    channel_type: z.string().optional(),
    inviter: z.string().optional(),
    tab: z.string().optional(),
    old_channel_id: z.string().optional(),
    new_channel_id: z.string().optional(),
    tokens: z.object({ bot: z.array(z.string()).nullish() }).optional(),
    /** A message as it is after its change, and as it was. */
    message: messageShape.optional(),
    previous_message: messageShape.optional(),
  }),
})
export type SlackEvent = z.infer<typeof eventShape>['event']

/** The channel of an event, which Slack gives as an id or as an object. */
export const channelOf = ({ channel }: SlackEvent): string | null =>
  typeof channel === 'string' ? channel : (channel?.id ?? null)

/** The person of an event, or null. */
export const userOf = ({ user }: SlackEvent): string | null => (typeof user === 'string' ? user : null)
