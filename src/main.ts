import { createBriefwire } from './briefwire.ts'
import { logJumps } from './delivery/time-keeper.ts'
import type { Health } from './health.ts'
import { type HttpServer, httpLimits, openHttp } from './http/server.ts'
import { createProbeLink } from './link-preview/probe-link.ts'
import { meet } from './main/first-start.ts'
import { openDesk, ownersOf } from './main/open-desk.ts'
import type { StartOptions } from './main/platform.ts'
import { platforms } from './main/platforms.ts'
import { watchUnsigned } from './main/unsigned.ts'
import { createPages } from './main/web/pages.ts'
import { createClock, machineTime } from './time/clock.ts'

export { openDesk, ownersOf } from './main/open-desk.ts'
export type { StartOptions, TerminalMode } from './main/platform.ts'

/** The running program. */
export interface App {
  readonly url: string
  /** Stops taking in, finishes what is under way, closes everything. Harmless when called twice. */
  stop(): Promise<void>
}

/** Composes and starts everything. Throws UserError for what the operator can put right; nothing is left running then. */
export async function start(options: StartOptions): Promise<App> {
  const { config, log } = options
  for (const warning of config.warnings) log.warn({}, warning)
  const clock = createClock(machineTime, logJumps(log))
  const { now } = clock
  const { store, desk, notice } = await openDesk(config, {
    now,
    tell: (sentence) => log.warn({}, sentence),
    backup: options.backup !== false,
    afterCrash: {
      onDamage: (reason) => log.error({ reason }, 'the last run did not close the database, and it is damaged'),
    },
  })
  if (notice !== null) log.warn({}, notice)
  const connecting = Object.values(platforms).map((platform) => platform.connect({ ...options, store, desk, now }))
  const connected = [...(await Promise.all(connecting)).filter((each) => each !== null), ...(options.beside ?? [])]
  const adapters = connected.map(({ adapter }) => adapter)
  const briefwire = createBriefwire({
    ...config,
    admins: ownersOf(config),
    store,
    adapters,
    log,
    clock,
    ...(options.readPage ? { readPage: options.readPage } : {}),
    probeLink: options.probeLink ?? (config.checkLinks ? createProbeLink() : null),
    checkEveryMs: options.checkEveryMs,
    role: options.role,
  })
  const { metrics } = briefwire
  const pages = await createPages({
    config,
    store,
    desk,
    host: briefwire.host,
    rate: briefwire.rate,
    adapters,
    now,
    log,
    tryIt: connected.find(({ tryIt }) => tryIt)?.tryIt ?? null,
    edition: connected.find(({ edition }) => edition)?.edition ?? null,
    wake: briefwire.worker.wake,
  })
  let phase: string | null = 'starting'
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
        if (options.role === 'worker') return
        for (const { adapter, mount } of connected)
          mount?.(routes, watchUnsigned(adapter.platform, { metrics, log, now: Date.now }))
      },
      ...(options.role === 'worker' ? {} : { pages: pages.fetch }),
      health: async (): Promise<Health> =>
        phase === null ? briefwire.health() : { ready: false, problems: [{ part: 'program', reason: phase }] },
    })
    http = server
    options.onOpen?.(server.url)
    await briefwire.deliver()
    const [chat] = adapters
    if (chat?.platform === 'console' && adapters.every(({ platform }) => platform === 'console' || platform === 'web'))
      await meet({ ...briefwire, store, chat, language: config.brief.language })
    await briefwire.listen()
    phase = null
    log.info(
      { url: server.url, metrics: server.metricsUrl, platforms: adapters.map(({ platform }) => platform) },
      'Briefwire is ready',
    )
    return {
      url: server.url,
      async stop() {
        phase = 'stopping'
        log.info({}, 'stopping: finishing what is under way')
        pages.close()
        await server.close()
        await briefwire.stop()
        log.info({}, 'stopped')
      },
    }
  } catch (thrown) {
    await Promise.allSettled([pages.close(), http?.close(), briefwire.stop()])
    throw thrown
  }
}
