import { type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations'
import { Bot, type Context } from 'grammy'
import { fromGrammy } from '../../../adapters/grammy/index.ts'
import { guestContract } from '../telegram/guest.suite.ts'

guestContract({
  name: 'grammY with conversations',
  make(telegram, options, first) {
    const heard: string[] = []
    const bot = new Bot<ConversationFlavor<Context>>(telegram.token, { client: { apiRoot: telegram.root } })
    const { adapter, middleware } = fromGrammy(bot, options)
    if (first === 'briefwire') bot.use(middleware)
    bot.use(conversations())
    bot.command('cancel', async (ctx) => {
      await ctx.conversation.exitAll()
      await ctx.reply('Left.')
    })
    bot.use(
      createConversation(async (conversation, ctx) => {
        await ctx.reply('What is your name?')
        const { message } = await conversation.waitFor('message:text')
        await ctx.reply(`Hello, ${message.text}.`)
      }, 'register'),
    )
    if (first === 'host') bot.use(middleware)
    bot.command('register', (ctx) => ctx.conversation.enter('register'))
    bot.command('history', (ctx) => ctx.reply('The host’s history.'))
    bot.command('start', (ctx) => ctx.reply(`The host’s payload: ${ctx.match}`))
    bot.on('message:text', (ctx) => {
      heard.push(ctx.message.text)
      telegram.nudge()
    })
    return { adapter, heard, start: () => void bot.start(), stop: () => bot.stop() }
  },
})
