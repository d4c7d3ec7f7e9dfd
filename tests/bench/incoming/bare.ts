import { once } from 'node:events'
import { Agent, createServer, type RequestListener } from 'node:http'
import { z } from 'zod'
import { argument, serve } from './child.ts'
import { hook, secret } from './posts.ts'

// A bot that answers every command with a constant text, as the library's own documentation has it.

const { library, api, token, length } = z
  .object({
    library: z.enum(['grammy', 'telegraf', 'bolt']),
    api: z.string(),
    token: z.string(),
    /** How long the text is. */
    length: z.number(),
  })
  .parse(argument())

const text = 'Constant news. '.repeat(Math.ceil(length / 15)).slice(0, length)

async function listenerOf(): Promise<RequestListener> {
  switch (library) {
    case 'grammy': {
      const { Bot, webhookCallback } = await import('grammy')
      const bot = new Bot(token, { client: { apiRoot: api } })
      bot.command('latest', (ctx) => ctx.reply(text))
      await bot.init()
      return webhookCallback(bot, 'http', { secretToken: secret })
    }
    case 'telegraf': {
      const { Telegraf } = await import('telegraf')
      // For an address in small letters it forgets its connections; over https, as in earnest, it keeps them.
      const agent = new Agent({ keepAlive: true })
      const bot = new Telegraf(token, { telegram: { agent, apiRoot: api.replace('http:', 'HTTP:') } })
      bot.command('latest', (ctx) => ctx.reply(text))
      return bot.webhookCallback(hook, { secretToken: secret })
    }
    case 'bolt': {
      const { App, HTTPReceiver } = await import('@slack/bolt')
      const receiver = new HTTPReceiver({ signingSecret: secret })
      const app = new App({ receiver, token, clientOptions: { slackApiUrl: `${api}/` } })
      app.command('/brief', async ({ ack, respond }) => {
        await ack()
        await respond(text)
      })
      return receiver.requestListener
    }
  }
}

const server = createServer(await listenerOf()).listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
serve({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, async () => ({}))
