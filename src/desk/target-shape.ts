import { z } from 'zod'

/** A target as settings keep it. */
export const targetShape = z.object({
  platform: z.string(),
  account: z.string(),
  chat: z.string(),
  thread: z.string().nullable(),
})
