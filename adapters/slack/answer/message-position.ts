import { z } from 'zod'
import type { Query } from '../../../src/adapter.ts'

const chats = ['private', 'group', 'channel'] as const satisfies readonly Query['chat'][]

/** Where a button stood when it was pressed. */
export const positionShape = z.object({
  channel: z.string(),
  chat: z.enum(chats),
  thread: z.string().nullable(),
  ts: z.string().nullable(),
  ephemeral: z.boolean(),
  url: z.string(),
  /** The block ids of the items in that message. */
  items: z.array(z.string()),
  /** Which of several messages it was. */
  page: z.number().nullable(),
})

export type MessagePosition = z.infer<typeof positionShape>
