import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from '../../src/errors.ts'
import { ApiError, type Client } from './api/client.ts'
import { askMe } from './api/me.ts'
import { update } from './api/schema.ts'

/** What Telegram says of a token. */
export type Checked =
  | {
      readonly kind: 'well'
      /** With its @. */
      readonly name: string
      readonly account: string
      /** What has to be switched on with @BotFather, or stands in the way. */
      readonly lacks: readonly ('inline' | 'webhook')[]
    }
  | { readonly kind: 'refused' | 'unreachable'; readonly reason: string }

/** Somebody who wrote the code to the bot. */
export interface Heard {
  /** As in ADMINS, without the platform. */
  readonly id: string
  readonly name: string
  readonly chat: string
}

/** Asks Telegram whose token it is. Never throws, never shows the token. */
export async function checkToken(client: Client): Promise<Checked> {
  try {
    const me = await askMe(client)
    const hook = await client.call('getWebhookInfo', {})
    const url = typeof hook === 'object' && hook !== null && 'url' in hook ? String(hook.url) : ''
    const lacks = [...(me.inline ? [] : (['inline'] as const)), ...(url === '' ? [] : (['webhook'] as const))]
    return { kind: 'well', name: `@${me.username}`, account: String(me.id), lacks }
  } catch (thrown) {
    const refused = thrown instanceof ApiError && (thrown.code === 401 || thrown.code === 404)
    return { kind: refused ? 'refused' : 'unreachable', reason: messageOf(thrown) }
  }
}

/**
 * Waits until somebody writes the code to the bot in private. Nothing that arrives is confirmed: the bot finds all of it when it starts.
 * Null: `signal` came first, or another program takes what is written to the bot.
 */
export async function hearCode(client: Client, code: string, signal: AbortSignal): Promise<Heard | null> {
  const poll = { timeout: pollSeconds, limit: mostUpdates, allowed_updates: ['message'] }
  while (!signal.aborted) {
    try {
      const answer = await client.call('getUpdates', poll, signal)
      const found = (Array.isArray(answer) ? answer : []).flatMap((each) => heardIn(each, code))[0]
      if (found !== undefined) return found
      // What waits there already comes at once, again and again.
      await delay(pauseMs, undefined, { signal })
    } catch (thrown) {
      if (signal.aborted) return null
      if (thrown instanceof ApiError && thrown.code === 409) return null
      await delay(pauseMs, undefined, { signal }).catch(() => {})
    }
  }
  return null
}

const pollSeconds = 20
const mostUpdates = 100
const pauseMs = 1000

function heardIn(raw: unknown, code: string): readonly Heard[] {
  const message = update.safeParse(raw).data?.message
  const { from, chat, text } = message ?? {}
  if (!from || !chat || chat.type !== 'private' || !text?.toUpperCase().includes(code)) return []
  const name = [from.first_name, from.last_name].filter(Boolean).join(' ')
  return [{ id: String(from.id), name, chat: String(chat.id) }]
}

/** Sends a text to a chat; why that did not work, or null. */
export async function sayTo(client: Client, chat: string, text: string): Promise<string | null> {
  try {
    await client.call('sendMessage', { chat_id: Number(chat), text })
    return null
  } catch (thrown) {
    return messageOf(thrown)
  }
}
