import { Scenes, session, Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { fromTelegraf } from '../../../adapters/telegraf/index.ts'
import { guestContract } from '../telegram/guest.suite.ts'

guestContract({
  name: 'Telegraf with scenes',
  make(telegram, options, first) {
    const heard: string[] = []
    const bot = new Telegraf<Scenes.WizardContext>(telegram.token, {
      telegram: { apiRoot: telegram.root, webhookReply: false },
    })
    const { adapter, middleware } = fromTelegraf(bot, options)
    const register = new Scenes.WizardScene<Scenes.WizardContext>(
      'register',
      async (ctx) => {
        await ctx.reply('What is your name?')
        ctx.wizard.next()
      },
      async (ctx) => {
        await ctx.reply(`Hello, ${ctx.text}.`)
        await ctx.scene.leave()
      },
    )
    const stage = new Scenes.Stage<Scenes.WizardContext>([register])
    stage.command('cancel', async (ctx) => {
      await ctx.scene.leave()
      await ctx.reply('Left.')
    })
    if (first === 'briefwire') bot.use(middleware)
    bot.use(session())
    bot.use(stage.middleware())
    if (first === 'host') bot.use(middleware)
    bot.command('register', (ctx) => ctx.scene.enter('register'))
    bot.command('history', (ctx) => ctx.reply('The host’s history.'))
    bot.start((ctx) => ctx.reply(`The host’s payload: ${ctx.payload}`))
    bot.on(message('text'), (ctx) => {
      heard.push(ctx.message.text)
      telegram.nudge()
    })
    let running: Promise<void> | null = null
    return {
      adapter,
      heard,
      start() {
        running = bot.launch()
      },
      async stop() {
        if (running) bot.stop()
        await running
      },
    }
  },
})
