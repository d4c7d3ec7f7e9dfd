import { waitForDuty } from '../processes/duty.ts'
import { load } from './load.ts'
import { type Platform, pretty } from './platform.ts'

/** The Telegram bot that is configured, over the library that was chosen. */
export const telegram: Platform = {
  configured: (config) => config.telegram !== null,
  async connect({ config, log, now, checkEveryMs, store }) {
    if (!config.telegram) return null
    const { webhook, perSecond: messagesPerSecond, library, ...options } = config.telegram
    const create =
      library === 'grammy'
        ? (await load(['grammy'], () => import('../../adapters/grammy/create.ts'))).createGrammy
        : (await load(['telegraf'], () => import('../../adapters/telegraf/create.ts'))).createTelegraf
    const language = config.brief.language
    const adapter = create({
      ...options,
      messagesPerSecond,
      language,
      log,
      now,
      webhook: webhook ?? undefined,
      takeTurn: (until) => waitForDuty(store, `poll telegram ${idOf(config.telegram?.token ?? '')}`, until),
      firstPauseMs: checkEveryMs,
    })
    const { handle } = adapter
    if (!handle || !webhook) return { adapter }
    // Telegram posts to the path of the public address; a proxy in front keeps it.
    const path = new URL(webhook.url).pathname
    return {
      adapter,
      mount(routes, answered) {
        routes.post(path, async (context) => {
          const answer = await handle(context.req.raw)
          answered(answer.status)
          return answer
        })
      },
    }
  },
  preview: {
    name: 'telegram',
    async load(config) {
      const { createButtons } = await import('../../adapters/telegram/buttons.ts')
      const { createNames } = await import('../../adapters/telegram/command-names.ts')
      const { render } = await import('../../adapters/telegram/render/index.ts')
      const context = { buttons: createButtons(), names: createNames(undefined) }
      const format = config.telegram?.format ?? 'classic'
      return (doc) => render(doc, context, format).map(({ body }) => pretty(body))
    },
  },
  async examine({ telegram }, chat) {
    if (!telegram) return []
    const { createClient } = await import('../../adapters/telegram/api/client.ts')
    const { examine } = await import('../../adapters/telegram/doctor.ts')
    const client = createClient(telegram)
    try {
      return await examine(client, telegram.webhook ? 'webhook' : 'polling', chat)
    } finally {
      await client.close()
    }
  },
  accounts: async ({ telegram }) => (telegram ? [idOf(telegram.token)] : []),
  faultOf({ account, chat, thread }) {
    if (!/^[1-9]\d*$/.test(account)) return `the account is the bot's id, the number before the colon of its token`
    if (chat.startsWith('@')) return `chats go by number: write "/subscribe ${chat}" to the bot, which knows it`
    if (!/^-?[1-9]\d{0,15}$/.test(chat)) return 'a chat is a number, such as 1001 or -1001234567890'
    return thread === null || /^[1-9]\d*$/.test(thread) ? null : 'a thread is a number'
  },
  onlyAccount: ({ telegram }) => (telegram ? idOf(telegram.token) : null),
}

/** A bot's token begins with its id. */
const idOf = (token: string): string => token.split(':')[0] ?? ''
