import { once } from 'node:events'
import { createServer } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { afterEach } from 'vitest'
import type { SlackHttp } from '../../../adapters/slack/app/http.ts'
import { createSlack, type SlackAdapter, type SlackOptions } from '../../../adapters/slack/connect.ts'
import { renderDoc } from '../../../adapters/slack/render/render.ts'
import type { Doc } from '../../../src/doc.ts'
import { type Slack, startSlack } from '../../fakes/slack.ts'
import { createHost, type SmallHost } from './host.ts'
import { named } from './samples.ts'

export const signingSecret = '0123456789abcdef0123456789abcdef'

/** What was opened is closed after each test, last first. */
const closing: (() => unknown)[] = []
export const atEnd = (close: () => unknown): void => void closing.push(close)
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

export interface World {
  readonly slack: Slack
  readonly host: SmallHost
  readonly adapter: SlackAdapter
  /** All that was logged. */
  readonly log: string[]
  /** Where the app listens, with HTTP. */
  readonly url: string
}

/** A fresh Slack with workspace T1: U1 and U2 in public C1 and private G1, the bot too; C2 without the bot. */
export async function freshSlack(): Promise<Slack> {
  const slack = await startSlack()
  atEnd(slack.close)
  const { botUser } = slack.team('T1')
  slack.state.appTokens.add('xapp-1-test')
  slack.person('U1')
  slack.person('U2')
  slack.channel('C1', { members: [botUser, 'U1', 'U2'] })
  slack.channel('C2', { members: ['U1'] })
  slack.channel('G1', { kind: 'private', members: [botUser, 'U1'] })
  return slack
}

type Left = readonly (readonly [string, string])[]

/** Our own app on it, over one of the two transports; `left` is what an earlier process put away. */
export async function start(
  kind: 'http' | 'socket',
  options: Partial<SlackOptions> = {},
  slack?: Slack,
  left: Left = [],
  begin: 'listen' | 'speak' = 'listen',
): Promise<World> {
  const its = slack ?? (await freshSlack())
  const log: string[] = []
  const write = (known: object, message: string): void => void log.push(`${JSON.stringify(known)} ${message}`)
  const transport = kind === 'http' ? { signingSecret } : { appToken: 'xapp-1-test' }
  const adapter = createSlack({
    apiUrl: its.apiUrl,
    botToken: its.state.teams.get('T1')?.token,
    timeoutMs: 2000,
    log: { warn: write, error: write },
    ...transport,
    ...options,
  })
  const url = adapter.http ? await serve(adapter.http) : ''
  its.use(kind === 'http' ? { kind, url, signingSecret } : { kind })
  const host = createHost(its.changed)
  for (const [update, payload] of left) host.pending.set(update, payload)
  await adapter[begin](host)
  atEnd(adapter.close)
  return { slack: its, host, adapter, log, url }
}

/** Puts the adapter's paths on a Hono server, as the program does. */
export async function serve(http: SlackHttp): Promise<string> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(secureHeaders())
  for (const path of http.paths)
    app.all(path, (context) => {
      http.handle(context.env.incoming, context.env.outgoing)
      return RESPONSE_ALREADY_SENT
    })
  const server = createServer(getRequestListener((request, env) => app.fetch(request, env)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  atEnd(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** The parts of a message, as our app makes them. */
export const parts = (made: Doc) => renderDoc(made, named)
