import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bearerAuth } from 'hono/bearer-auth'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { messageOf, UserError } from '../errors.ts'
import type { Health } from '../health.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { createTally } from './tally.ts'

/** What requests are routed by; the raw ones are at hand for libraries that want those. */
export type Routes = Hono<{ Bindings: HttpBindings }>

/** Who may read the metrics, and where. */
export interface MetricsAccess {
  /** Shown as `Authorization: Bearer …`; null: everybody may read. */
  readonly token: string | null
  /** A port for them alone, on the same host; null: the port of everything else. */
  readonly port: number | null
}

/** How much strangers may hold at once. */
export interface HttpLimits {
  /** A request that is not there whole after so many milliseconds is ended. */
  readonly requestMs: number
  readonly connections: number
}

/** Platforms send a request within a second, over a few dozen connections. */
export const httpLimits: HttpLimits = { requestMs: 15_000, connections: 512 }

export interface HttpOptions {
  readonly host: string
  readonly port: number
  readonly health: () => Promise<Health>
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
  readonly access: MetricsAccess
  readonly limits: HttpLimits
  readonly log: Log
  readonly now: () => number
  /** Adds what the platforms post to. */
  readonly mount: (routes: Routes) => void
  /** Answers what nothing else here does; 404 if not given. */
  readonly pages?: (request: Request, env: HttpBindings) => Response | Promise<Response>
}

/** The HTTP server: health, metrics, and what the platforms post to us. */
export interface HttpServer {
  readonly url: string
  /** Where the metrics are. */
  readonly metricsUrl: string
  close(): Promise<void>
}

/** Listens. Throws UserError when a port cannot be had. */
export async function openHttp(options: HttpOptions): Promise<HttpServer> {
  const { host, port, health, access, mount, pages, log } = options
  const app = createRoutes(log)
  app.get('/healthz', async (context) => {
    const state = await health().catch((thrown): Health => unwell(messageOf(thrown)))
    return context.json(state, state.ready ? 200 : 503)
  })
  // Only that the process still answers: whoever restarts it should not do so because a platform is away.
  app.get('/livez', (context) => context.json({ alive: true }))
  mount(app)
  if (pages) app.notFound((context) => pages(context.req.raw, context.env))
  const apart = access.port === null ? null : createRoutes(log)
  serveMetrics(apart ?? app, options)
  const main = await listen(app, { ...options, host, port, name: 'PORT' })
  if (apart === null || access.port === null) return { ...main, metricsUrl: `${main.url}/metrics` }
  try {
    const beside = await listen(apart, { ...options, host, port: access.port, name: 'METRICS_PORT' })
    return {
      url: main.url,
      metricsUrl: `${beside.url}/metrics`,
      async close() {
        await Promise.all([main.close(), beside.close()])
      },
    }
  } catch (thrown) {
    await main.close()
    throw thrown
  }
}

const unwell = (reason: string): Health => ({ ready: false, problems: [{ part: 'program', reason }] })

function createRoutes(log: Log): Routes {
  const app: Routes = new Hono()
  app.use(secureHeaders())
  app.onError((thrown, context) => {
    if (thrown instanceof HTTPException) return thrown.getResponse()
    log.error({ path: context.req.path, reason: messageOf(thrown) }, 'a request failed')
    return context.text('Something went wrong on our side.', 500)
  })
  return app
}

function serveMetrics(app: Routes, { metrics, access: { token } }: HttpOptions): void {
  if (token !== null) {
    const refusal = { message: 'Show the token that METRICS_TOKEN names: Authorization: Bearer …' }
    app.use(
      '/metrics',
      bearerAuth({
        token,
        noAuthenticationHeader: refusal,
        invalidAuthenticationHeader: refusal,
        invalidToken: refusal,
      }),
    )
  }
  app.get('/metrics', async (context) =>
    context.text(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  )
}

interface Place extends Pick<HttpOptions, 'host' | 'port' | 'limits' | 'log' | 'now'> {
  /** The variable that names the port. */
  readonly name: string
}

async function listen(app: Routes, place: Place): Promise<Pick<HttpServer, 'url' | 'close'>> {
  const { host, port, limits } = place
  const { requestMs } = limits
  const answer = getRequestListener((request, env) => app.fetch(request, env))
  const timeouts = {
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1000, Math.ceil(requestMs / 4)),
  }
  const server = createServer(timeouts, (request, response) => {
    response.once('finish', () => leaveUnread(request, response))
    void answer(request, response)
  })
  capConnections(server, place)
  server.listen(port, host)
  await once(server, 'listening').catch((thrown: NodeJS.ErrnoException) => {
    throw new UserError(explain(thrown, place))
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const grace = setTimeout(() => server.closeAllConnections(), 2000)
      await closed
      clearTimeout(grace)
    },
  }
}

/**
 * Node reads all the rest of a body that nobody wanted, to keep the connection. So it may where that is soon over; else the connection
 * goes, and whoever is still sending may not hear the answer.
 */
function leaveUnread({ complete, headers, socket }: IncomingMessage, { shouldKeepAlive }: ServerResponse): void {
  const length = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY)
  if (!complete && shouldKeepAlive && !(length <= smallBody)) socket.destroySoon()
}

/** Beside this nobody notices a connection; in bytes. */
const smallBody = 64 * 1024

function capConnections(server: Server, { limits, log, now }: Place): void {
  const turnedAway = createTally(now, (count) =>
    log.warn({ count, most: limits.connections }, 'connections were turned away: too many are open'),
  )
  server.maxConnections = limits.connections
  server.on('drop', () => turnedAway.add())
  server.on('close', () => turnedAway.close())
}

function explain(thrown: NodeJS.ErrnoException, { host, port, name }: Place): string {
  switch (thrown.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use, perhaps by another Briefwire. Stop that one, or set ${name} to a free port.`
    case 'EACCES':
      return `Port ${port} needs rights that this user does not have. Set ${name} to one from 1024 on.`
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1.`
    default:
      return `Cannot listen on ${host}:${port}: ${thrown.message}`
  }
}
