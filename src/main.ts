import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Adapter } from './adapter.ts'
import { createBriefwire } from './briefwire.ts'
import type { Config } from './config.ts'
import { createDesk, type Desk } from './desk/desk.ts'
import { atTerminal } from './desk/people/display-name.ts'
import { meet } from './first.ts'
import { type Health, openHttp } from './http.ts'

import { connectSlack, connectTelegram, connectTerminal, type StartOptions, webhookPath } from './main/connect.ts'
import type { Store } from './store/port.ts'
import { openSqlite } from './store/sqlite/open.ts'

export type { StartOptions, TerminalMode } from './main/connect.ts'

/** The running program. */
export interface App {
  readonly url: string
  /** Stops taking in, finishes what is under way, closes everything. Harmless when called twice. */
  stop(): Promise<void>
}

/** The store and the desk that the configuration names: what the other commands of the command line work with. */
export function openDesk(config: Config): { readonly store: Store; readonly desk: Desk } {
  const store = openSqlite({ path: config.databasePath })
  return { store, desk: createDesk({ store, brief: config.brief, now: Date.now, owners: ownersOf(config) }) }
}

/** Whoever sits at the terminal could change everything anyway. */
const ownersOf = ({ admins }: Config): readonly string[] => [...admins, atTerminal]

/** Composes and starts everything. Throws UserError for what the operator can put right. */
export async function start(options: StartOptions): Promise<App> {
  const { config, log } = options
  for (const warning of config.warnings) log.warn({}, warning)
  const { store, desk } = openDesk(config)
  const terminal = connectTerminal(options)
  const telegram = await connectTelegram(config, log)
  const slack = await connectSlack(config, log, store, desk)
  const adapters: readonly Adapter[] = [terminal, telegram, slack].filter((adapter) => adapter !== null)
  const briefwire = createBriefwire({
    ...config,
    admins: ownersOf(config),
    store,
    adapters,
    log,
    ...(options.readPage ? { readPage: options.readPage } : {}),
  })
  let health: Health = { ready: false, reason: 'starting' }
  try {
    const http = await openHttp({
      ...config,
      metrics: briefwire.metrics,
      log,
      mount(routes) {
        const { handle } = telegram ?? {}
        if (handle) routes.post(webhookPath(config), (context) => handle(context.req.raw))
        for (const path of slack?.http?.paths ?? [])
          routes.all(path, (context) => {
            slack?.http?.handle(context.env.incoming, context.env.outgoing)
            return RESPONSE_ALREADY_SENT
          })
      },
      health: async () => {
        await store.changes()
        return health
      },
    })
    await briefwire.deliver()
    if (terminal && adapters.length === 1)
      await meet({ ...briefwire, store, chat: terminal, language: config.brief.language })
    await briefwire.listen()
    health = { ready: true }
    log.info({ url: http.url, platforms: adapters.map(({ platform }) => platform) }, 'Briefwire is ready')
    return {
      url: http.url,
      async stop() {
        health = { ready: false, reason: 'stopping' }
        log.info({}, 'stopping: finishing what is under way')
        await http.close()
        await briefwire.stop()
        log.info({}, 'stopped')
      },
    }
  } catch (thrown) {
    await briefwire.stop()
    throw thrown
  }
}
