import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

/** A message that somebody asks for, as a platform reads it; a string says what is wrong with it. */
export type Wanted = { readonly chat: string; readonly thread: string | null; readonly text: string } | string

/** A change to a message that somebody asks for; a string says what is wrong with it. */
export type Change = { readonly chat: string; readonly id: string; readonly text: string } | string

/** A message that somebody takes back; a string says what is wrong with it. */
export type Removal = { readonly chat: string; readonly id: string } | string

/** An answer on the wire. */
export interface Answer {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<{ [name: string]: string }>
}

/** How a platform reads and speaks. */
export interface Dialect {
  /** The method of a request, or null where the token is wrong. */
  method(request: IncomingMessage): string | null
  /** The method that sends a message. */
  readonly sends: string
  read(body: string): Wanted
  /** The method that changes a message. */
  readonly edits: string
  readEdit(body: string): Change
  edited(chat: string, id: string): Answer
  /** The method that takes a message back. */
  readonly removes: string
  readRemove(body: string): Removal
  /** The message can be neither changed nor taken back. */
  frozen(method: 'edit' | 'remove'): Answer
  /** The message to change is not there. */
  gone(): Answer
  sent(chat: string, id: string): Answer
  blocked(): Answer
  moved(to: string): Answer
  throttled(seconds: number): Answer
  wrong(what: string): Answer
  /** The answer to any other method; null: leave it open, as long polling is. */
  other(method: string, body: string): Answer | null
}

export const tokens = { telegram: '424242:faults-faults-faults-faults-faults', slack: 'xoxb-faults-faults' } as const

const telegramSend = z.object({ chat_id: z.union([z.number(), z.string()]), text: z.string().min(1).max(4096) })
const telegramRemove = z.object({ chat_id: z.union([z.number(), z.string()]), message_id: z.number() })
const telegramEdit = telegramSend.extend({ message_id: z.number() })
/** It waits for updates; whoever asks without this only confirms the last ones. */
const poll = z.object({ timeout: z.number().positive() })
const me = { id: 424242, is_bot: true, first_name: 'Brief', username: 'faults_bot', can_join_groups: true }
const refusal = (code: number, description: string, parameters?: object): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
})

const telegram: Dialect = {
  sends: 'sendMessage',
  method: ({ url = '' }) => (url.startsWith(`/bot${tokens.telegram}/`) ? url.slice(url.lastIndexOf('/') + 1) : null),
  read(body) {
    const read = telegramSend.safeParse(parsed(body))
    if (!read.success) return 'Bad Request: message text is empty, too long, or there is no chat'
    return { chat: String(read.data.chat_id), thread: null, text: read.data.text }
  },
  edits: 'editMessageText',
  readEdit(body) {
    const read = telegramEdit.safeParse(parsed(body))
    if (!read.success) return 'Bad Request: message text is empty, too long, or there is no message'
    const { chat_id, message_id, text } = read.data
    return { chat: String(chat_id), id: String(message_id), text }
  },
  edited: (chat, id) => telegram.sent(chat, id),
  removes: 'deleteMessage',
  readRemove(body) {
    const read = telegramRemove.safeParse(parsed(body))
    return read.success
      ? { chat: String(read.data.chat_id), id: String(read.data.message_id) }
      : 'Bad Request: there is no message'
  },
  frozen: (method) => refusal(400, `Bad Request: message can't be ${method === 'edit' ? 'edited' : 'deleted'}`),
  gone: () => refusal(400, 'Bad Request: message to edit not found'),
  sent: (chat, id) => ({
    status: 200,
    body: { ok: true, result: { message_id: Number(id), date: 1_780_000_000, chat: { id: Number(chat) } } },
  }),
  blocked: () => refusal(403, 'Forbidden: bot was blocked by the user'),
  moved: (to) =>
    refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: Number(to) }),
  throttled: (seconds) => refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }),
  wrong: (what) => refusal(400, what),
  other(method, body) {
    if (method === 'getUpdates')
      return poll.safeParse(parsed(body)).success ? null : { status: 200, body: { ok: true, result: [] } }
    return { status: 200, body: { ok: true, result: method === 'getMe' ? me : true } }
  },
}

const slackSend = z.object({ channel: z.string(), text: z.string().min(1), blocks: z.string().min(2) })

const slackRemove = z.object({ channel: z.string(), ts: z.string() })
const slackEdit = slackSend.extend({ ts: z.string() })

const slack: Dialect = {
  sends: 'chat.postMessage',
  method: ({ url = '', headers }) =>
    headers.authorization === `Bearer ${tokens.slack}` ? url.slice(url.lastIndexOf('/') + 1) : null,
  read(body) {
    const fields = Object.fromEntries(new URLSearchParams(body))
    const read = slackSend.safeParse(fields)
    if (!read.success || !Array.isArray(parsed(read.data.blocks))) return 'invalid_blocks'
    return { chat: read.data.channel, thread: fields.thread_ts ?? null, text: read.data.blocks }
  },
  edits: 'chat.update',
  readEdit(body) {
    const read = slackEdit.safeParse(Object.fromEntries(new URLSearchParams(body)))
    if (!read.success || !Array.isArray(parsed(read.data.blocks))) return 'invalid_blocks'
    return { chat: read.data.channel, id: read.data.ts, text: read.data.blocks }
  },
  edited: (channel, ts) => ({ status: 200, body: { ok: true, channel, ts, text: '', message: {} } }),
  removes: 'chat.delete',
  readRemove(body) {
    const read = slackRemove.safeParse(Object.fromEntries(new URLSearchParams(body)))
    return read.success ? { chat: read.data.channel, id: read.data.ts } : 'invalid_arguments'
  },
  frozen: (method) => ({
    status: 200,
    body: { ok: false, error: method === 'edit' ? 'edit_window_closed' : 'cant_delete_message' },
  }),
  gone: () => ({ status: 200, body: { ok: false, error: 'message_not_found' } }),
  sent: (channel, ts) => ({ status: 200, body: { ok: true, channel, ts, message: {} } }),
  blocked: () => ({ status: 200, body: { ok: false, error: 'is_archived' } }),
  moved: () => ({ status: 200, body: { ok: false, error: 'channel_not_found' } }),
  throttled: (seconds) => ({
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'retry-after': String(seconds) },
  }),
  wrong: (error) => ({ status: 200, body: { ok: false, error } }),
  other: () => ({ status: 200, body: { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' } }),
}

export const dialects = { telegram, slack } as const

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
