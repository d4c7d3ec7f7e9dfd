import { Telegraf } from 'telegraf'
import type { Update } from 'telegraf/types'
import { createOwn, type OwnAdapter, type OwnOptions } from '../telegram/standalone.ts'

/** The process's own bot, received through Telegraf: long polling, or updates that a webhook hands over. */
export const createTelegraf = (options: OwnOptions): OwnAdapter =>
  createOwn(options, (receive) => {
    const { token, apiRoot, webhook } = options
    const bot = new Telegraf(token, {
      telegram: {
        webhookReply: false,
        // It resolves method names against this, which drops a path without a slash at its end.
        ...(apiRoot === undefined ? {} : { apiRoot: `${apiRoot.replace(/\/+$/, '')}/` }),
      },
    })
    bot.use((ctx) => receive(ctx.update, ctx.botInfo))
    // Telegraf's own handler would end polling. What happened is in the log already; a webhook has to hear of it.
    bot.catch((thrown) => {
      if (webhook !== undefined) throw thrown
    })
    return {
      async poll(_me, updates) {
        await bot.launch({ allowedUpdates: [...updates] })
      },
      async receive(update) {
        await bot.handleUpdate(update as Update)
      },
      async stop() {
        // It throws where it is not running.
        if (webhook === undefined) bot.stop()
      },
    }
  })
