import { createBriefwire } from './briefwire.ts'
import type { Config } from './config.ts'
import { createDesk, type Desk } from './desk/desk.ts'
import { atTerminal } from './desk/people/display-name.ts'
import { type Health, type HttpServer, httpLimits, openHttp } from './http/server.ts'
import { meet } from './main/first-start.ts'
import type { StartOptions } from './main/platform.ts'
import { platforms } from './main/platforms.ts'
import { watchUnsigned } from './main/unsigned.ts'
import type { Store } from './store/port.ts'
import { openSqlite, type SqliteOptions } from './store/sqlite/open.ts'

export type { StartOptions, TerminalMode } from './main/platform.ts'

/** The running program. */
export interface App {
  readonly url: string
  /** Stops taking in, finishes what is under way, closes everything. Harmless when called twice. */
  stop(): Promise<void>
}

/** The store and the desk that the configuration names: what the other commands of the command line work with. */
export function openDesk(
  config: Config,
  options: Pick<SqliteOptions, 'afterCrash'> = {},
): { readonly store: Store; readonly desk: Desk } {
  const store = openSqlite({ path: config.databasePath, ...options })
  return { store, desk: createDesk({ store, brief: config.brief, now: Date.now, owners: ownersOf(config) }) }
}

/** Whoever sits at the terminal could change everything anyway. */
const ownersOf = ({ admins }: Config): readonly string[] => [...admins, atTerminal]

/** Composes and starts everything. Throws UserError for what the operator can put right; nothing is left running then. */
export async function start(options: StartOptions): Promise<App> {
  const { config, log } = options
  for (const warning of config.warnings) log.warn({}, warning)
  const { store, desk } = openDesk(config, {
    afterCrash: {
      onDamage: (reason) => log.error({ reason }, 'the last run did not close the database, and it is damaged'),
    },
  })
  const connecting = Object.values(platforms).map((platform) => platform.connect({ ...options, store, desk }))
  const connected = (await Promise.all(connecting)).filter((each) => each !== null)
  const adapters = connected.map(({ adapter }) => adapter)
  const briefwire = createBriefwire({
    ...config,
    admins: ownersOf(config),
    store,
    adapters,
    log,
    ...(options.readPage ? { readPage: options.readPage } : {}),
  })
  const { metrics } = briefwire
  let health: Health = { ready: false, reason: 'starting' }
  let http: HttpServer | null = null
  try {
    const server = await openHttp({
      ...config,
      metrics,
      access: config.metrics,
      limits: httpLimits,
      log,
      now: Date.now,
      mount(routes) {
        for (const { adapter, mount } of connected)
          mount?.(routes, watchUnsigned(adapter.platform, { metrics, log, now: Date.now }))
      },
      health: async () => {
        const fault = await store.fault()
        return fault === null ? health : { ready: false, reason: fault }
      },
    })
    http = server
    await briefwire.deliver()
    const [chat] = adapters
    if (chat?.platform === 'console' && adapters.length === 1)
      await meet({ ...briefwire, store, chat, language: config.brief.language })
    await briefwire.listen()
    health = { ready: true }
    log.info(
      { url: server.url, metrics: server.metricsUrl, platforms: adapters.map(({ platform }) => platform) },
      'Briefwire is ready',
    )
    return {
      url: server.url,
      async stop() {
        health = { ready: false, reason: 'stopping' }
        log.info({}, 'stopping: finishing what is under way')
        await server.close()
        await briefwire.stop()
        log.info({}, 'stopped')
      },
    }
  } catch (thrown) {
    await Promise.allSettled([http?.close(), briefwire.stop()])
    throw thrown
  }
}
