import { once } from 'node:events'
import { createServer } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { messageOf, UserError } from './errors.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Whether the program can do its work now; `reason` says what is missing. */
export type Health = { readonly ready: true } | { readonly ready: false; readonly reason: string }

/** What requests are routed by; the raw ones are at hand for libraries that want those. */
export type Routes = Hono<{ Bindings: HttpBindings }>

export interface HttpOptions {
  readonly host: string
  readonly port: number
  readonly health: () => Promise<Health>
  readonly metrics: Metrics
  readonly log: Log
  /** Adds what the platforms post to. */
  readonly mount: (routes: Routes) => void
}

/** The one HTTP server: health, metrics, and what the platforms post to us. */
export interface HttpServer {
  readonly url: string
  close(): Promise<void>
}

/** Listens. Throws UserError when the port cannot be had. */
export async function openHttp({ host, port, health, metrics, log, mount }: HttpOptions): Promise<HttpServer> {
  const app: Routes = new Hono()
  app.use(secureHeaders())
  app.get('/healthz', async (context) => {
    const state = await health().catch((thrown): Health => ({ ready: false, reason: messageOf(thrown) }))
    return context.json(state, state.ready ? 200 : 503)
  })
  app.get('/metrics', async (context) =>
    context.text(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  )
  mount(app)
  app.onError((thrown, context) => {
    log.error({ path: context.req.path, reason: messageOf(thrown) }, 'a request failed')
    return context.text('Something went wrong on our side.', 500)
  })

  const server = createServer(getRequestListener((request, env) => app.fetch(request, env)))
  server.listen(port, host)
  await once(server, 'listening').catch((thrown: NodeJS.ErrnoException) => {
    throw new UserError(explain(thrown, host, port))
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

function explain(thrown: NodeJS.ErrnoException, host: string, port: number): string {
  switch (thrown.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use, perhaps by another Briefwire. Stop that one, or set PORT to a free port.`
    case 'EACCES':
      return `Port ${port} needs rights that this user does not have. Set PORT to one from 1024 on.`
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1.`
    default:
      return `Cannot listen on ${host}:${port}: ${thrown.message}`
  }
}
