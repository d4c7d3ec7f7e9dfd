import { Bot } from 'grammy'
import type { Update } from 'grammy/types'
import { createOwn, type OwnAdapter, type OwnOptions } from '../telegram/standalone.ts'

/** The process's own bot, received through grammY: long polling, or updates that a webhook hands over. */
export const createGrammy = (options: OwnOptions): OwnAdapter =>
  createOwn(options, (receive) => {
    const { token, apiRoot } = options
    const bot = new Bot(token, {
      client: { timeoutSeconds: 60, ...(apiRoot === undefined ? {} : { apiRoot: apiRoot.replace(/\/+$/, '') }) },
    })
    bot.use((ctx) => receive(ctx.update, ctx.me))
    // Only polling comes here, and it must go on; what happened is in the log already.
    bot.catch(() => {})
    return {
      async poll(_me, updates) {
        await bot.start({ allowed_updates: [...updates], timeout: 30 })
      },
      async receive(update) {
        await bot.init()
        await bot.handleUpdate(update as Update)
      },
      stop: () => bot.stop(),
    }
  })
