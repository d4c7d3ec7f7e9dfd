import { Agent } from 'node:http'
import type { Transformer } from 'grammy'
import { z } from 'zod'
import { argument } from '../incoming/child.ts'
import { ours } from './ours.ts'
import { serveWay } from './serve-way.ts'
import { text, type Way } from './way.ts'

// One way to send many messages, in a process of its own.

const { way, api } = z
  .object({
    way: z.enum([
      'grammy-loop',
      'grammy',
      'grammy-throttler',
      'telegraf',
      'undici',
      'ours-grammy',
      'ours-telegraf',
      'ours-slack',
    ]),
    api: z.string(),
  })
  .parse(argument())
const token = '123456:bench-bench-bench-bench-bench'
const inFlight = 64
async function connect(): Promise<Way> {
  switch (way) {
    case 'grammy-loop':
      return loop(1, await throughGrammy())
    case 'grammy':
      return loop(inFlight, await throughGrammy())
    case 'grammy-throttler': {
      const { apiThrottler } = await import('@grammyjs/transformer-throttler')
      return loop(inFlight, await throughGrammy(apiThrottler({ global: {}, group: {}, out: {} })))
    }
    case 'telegraf': {
      const { Telegraf } = await import('telegraf')
      // For an address in small letters it forgets its connections; over https, as in earnest, it keeps them.
      const agent = new Agent({ keepAlive: true })
      const { telegram } = new Telegraf(token, { telegram: { agent, apiRoot: api.replace('http:', 'HTTP:') } })
      return loop(inFlight, (chat) => telegram.sendMessage(chat, text))
    }
    case 'undici': {
      const { Pool } = await import('undici')
      const client = new Pool(api, { connections: inFlight })
      const headers = { 'content-type': 'application/json' }
      const path = `/bot${token}/sendMessage`
      return loop(inFlight, async (chat_id) => {
        const body = JSON.stringify({ chat_id, text })
        return (await client.request({ path, method: 'POST', headers, body })).body.json()
      })
    }
    case 'ours-grammy':
      return ours((await import('../../../adapters/grammy/create.ts')).createGrammy({ token, apiRoot: api }), '123456')
    case 'ours-telegraf':
      return ours(
        (await import('../../../adapters/telegraf/create.ts')).createTelegraf({ token, apiRoot: api }),
        '123456',
      )
    case 'ours-slack': {
      const { createSlack } = await import('../../../adapters/slack/connect.ts')
      return ours(createSlack({ botToken: 'xoxb-bench', signingSecret: 'bench', apiUrl: `${api}/` }), 'T1')
    }
  }
}

async function throughGrammy(transformer?: Transformer): Promise<(chat: number) => Promise<unknown>> {
  const { Bot } = await import('grammy')
  const bot = new Bot(token, { client: { apiRoot: api } })
  if (transformer) bot.api.config.use(transformer)
  return (chat) => bot.api.sendMessage(chat, text)
}

/** So many at a time, each to a chat of its own, and nothing written down. */
const loop = (width: number, send: (chat: number) => Promise<unknown>): Way => ({
  prepare: async (count) => async () => {
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < count) await send(10_000_000 + next++)
    }
    await Promise.all(Array.from({ length: Math.min(width, count) }, lane))
  },
  stop: async () => {},
})

serveWay(await connect())
