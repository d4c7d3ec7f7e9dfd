import { z } from 'zod'
import type { Client } from './client.ts'

/** What getMe tells about the bot. */
export interface Self extends Me {
  readonly readsGroups: boolean
  readonly inline: boolean
}

const answer = z.object({
  id: z.number(),
  username: z.string().default(''),
  can_read_all_group_messages: z.boolean().default(false),
  supports_inline_queries: z.boolean().default(false),
})

/** Asks Telegram who we are. Throws ApiError or NoAnswer. */
export const askMe = async (client: Client, signal?: AbortSignal): Promise<Self> => {
  const me = answer.parse(await client.call('getMe', {}, signal))
  return {
    id: me.id,
    username: me.username,
    readsGroups: me.can_read_all_group_messages,
    inline: me.supports_inline_queries,
  }
}

/** The bot itself, as getMe tells. */
export interface Me {
  readonly id: number
  readonly username: string
}
