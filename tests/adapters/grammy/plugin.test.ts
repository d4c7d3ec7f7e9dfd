import { Bot } from 'grammy'
import { fromGrammy } from '../../../adapters/grammy/index.ts'
import { pluginContract } from '../telegram/plugin.suite.ts'

pluginContract({
  name: 'grammY',
  make(telegram, options) {
    const seen: string[] = []
    const caught: string[] = []
    let calls = 0
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } })
    bot.api.config.use((call, method, payload, signal) => {
      if (method.startsWith('send') || method.startsWith('answer') || method.startsWith('edit')) calls += 1
      return call(method, payload, signal)
    })
    const { adapter, middleware } = fromGrammy(bot, options)
    bot.use(middleware)
    bot.on('message:text', (ctx) => {
      if (ctx.message.text === 'throw') throw new Error('the host throws')
      seen.push(ctx.message.text)
      telegram.nudge()
    })
    bot.on('callback_query:data', (ctx) => {
      seen.push(ctx.callbackQuery.data)
      telegram.nudge()
    })
    bot.on('my_chat_member', () => {
      seen.push('my_chat_member')
      telegram.nudge()
    })
    bot.catch(({ error }) => void caught.push(error instanceof Error ? error.message : String(error)))
    return {
      adapter,
      seen,
      caught,
      calls: () => calls,
      start: () => void bot.start(),
      stop: () => bot.stop(),
    }
  },
})
