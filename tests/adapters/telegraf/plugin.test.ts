import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { fromTelegraf } from '../../../adapters/telegraf/index.ts'
import { pluginContract } from '../telegram/plugin.suite.ts'

pluginContract({
  name: 'Telegraf',
  make(telegram, options) {
    const seen: string[] = []
    const caught: string[] = []
    let calls = 0
    const bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.root, webhookReply: false } })
    const { adapter, middleware } = fromTelegraf(bot, options)
    bot.use((ctx, next) => {
      // Telegraf makes a new client for each update: this is the one that a careless plugin would use.
      ctx.telegram.callApi = () => {
        calls += 1
        throw new Error("this is the host's client")
      }
      return next()
    })
    bot.use(middleware)
    bot.on(message('text'), (ctx) => {
      if (ctx.message.text === 'throw') throw new Error('the host throws')
      seen.push(ctx.message.text)
      telegram.nudge()
    })
    bot.on('callback_query', (ctx) => {
      if ('data' in ctx.callbackQuery) seen.push(ctx.callbackQuery.data)
      telegram.nudge()
    })
    bot.on('my_chat_member', () => {
      seen.push('my_chat_member')
      telegram.nudge()
    })
    bot.catch((error) => void caught.push(error instanceof Error ? error.message : String(error)))
    let running: Promise<void> = Promise.resolve()
    let started = false
    return {
      adapter,
      seen,
      caught,
      calls: () => calls,
      start() {
        started = true
        running = bot.launch()
      },
      async stop() {
        if (started) bot.stop()
        await running
      },
    }
  },
})
