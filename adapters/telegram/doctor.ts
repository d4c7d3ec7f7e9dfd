import { z } from 'zod'
import { messageOf } from '../../src/errors.ts'
import { ApiError, type Client } from './api/client.ts'
import { chatId } from './api/ids.ts'
import { askMe, type Self } from './api/me.ts'
import { chat as chatSchema } from './api/schema.ts'
import { mayPost, memberOf } from './receive/query.ts'

/** One thing looked at; the message says what to do where it is not well. */
export interface Finding {
  readonly ok: boolean
  readonly message: string
}

/** Looks at token, webhook, privacy and inline mode, and at a chat's rights. Never throws. */
export const examine = async (client: Client, mode: 'plugin' | 'polling' | 'webhook', chat?: string) => {
  const self = await askMe(client).catch((thrown: unknown) => thrown)
  if (!isSelf(self)) return [token(self)]
  const findings = [well(`The token works: this is @${self.username}.`), await webhook(client, mode), ...modes(self)]
  return chat === undefined ? findings : [...findings, await rights(client, self, chat)]
}

const well = (message: string): Finding => ({ ok: true, message })
const unwell = (message: string): Finding => ({ ok: false, message })

const isSelf = (value: unknown): value is Self => typeof value === 'object' && value !== null && 'readsGroups' in value

const token = (thrown: unknown): Finding =>
  thrown instanceof ApiError && (thrown.code === 401 || thrown.code === 404)
    ? unwell(
        'Telegram refuses the token. Open @BotFather, send /mybots, choose the bot, then "API Token", and copy it again.',
      )
    : unwell(`Telegram cannot be reached: ${messageOf(thrown)}. Check the network and TELEGRAM_API_ROOT.`)

const info = z.object({
  url: z.string(),
  pending_update_count: z.number().default(0),
  last_error_message: z.string().optional(),
})

const webhook = async (client: Client, mode: string): Promise<Finding> => {
  const found = info.safeParse(await client.call('getWebhookInfo', {}).catch(() => null))
  if (!found.success) return unwell('Telegram did not say whether a webhook is set. Please try again.')
  const { url, pending_update_count: waiting, last_error_message: error } = found.data
  if (url === '')
    return mode === 'webhook'
      ? unwell('No webhook is set. Start Briefwire once: it sets TELEGRAM_WEBHOOK_URL by itself.')
      : well('No webhook is set, long polling can be used.')
  if (mode === 'polling')
    return unwell(
      `A webhook is set to ${origin(url)}, so another program may answer for this bot. Starting here removes it.`,
    )
  return error === undefined
    ? well(`The webhook at ${origin(url)} works, ${waiting} updates are waiting.`)
    : unwell(
        `The webhook at ${origin(url)} fails: ${error}. ${waiting} updates are waiting. Check that the address is open to Telegram on port 443, 80, 88 or 8443.`,
      )
}

/** Without the path: it may hold a secret. */
const origin = (url: string): string => URL.parse(url)?.origin ?? 'an address that is none'

const modes = (self: Self): readonly Finding[] => [
  self.readsGroups
    ? well(
        'Privacy mode is off: the bot sees every message in its groups. Commands work without that; @BotFather, /setprivacy turns it on.',
      )
    : well(
        'Privacy mode is on: in groups the bot sees only commands and answers to it. In a newsroom it has to read on: make it an administrator there.',
      ),
  self.inline
    ? well(`Inline mode is on: @${self.username} payments works in any chat.`)
    : well('Inline mode is off. To share items into any chat, turn it on with @BotFather, /setinline.'),
]

const rights = async (client: Client, self: Self, name: string): Promise<Finding> => {
  const found = chatSchema.safeParse(await client.call('getChat', { chat_id: chatId(name) }).catch(() => null))
  if (!found.success) return unwell(`${name} cannot be seen. Add @${self.username} to it, then look again.`)
  const { id, type, title } = found.data
  const shown = title ?? name
  if (type === 'private') return well(`${name} is a private chat with the bot.`)
  const ours = await memberOf(client, String(id), String(self.id))
  const kind = type === 'channel' ? 'channel' : 'group'
  if (ours !== null && mayPost(kind, ours)) return well(`The bot may post in ${shown}.`)
  return kind === 'channel'
    ? unwell(`The bot may not post in ${shown}. Make @${self.username} an administrator there, with "Post messages".`)
    : unwell(`The bot may not write in ${shown}. Add @${self.username} to the group and let it send messages.`)
}
