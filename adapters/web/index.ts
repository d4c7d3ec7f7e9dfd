import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Zoned } from './archive/feeds.ts'
import { archiveRoutes } from './archive/routes.ts'
import { assetRoutes } from './page/assets.ts'
import { notePage } from './page/note.ts'
import { type Allowance, rateLimit } from './page/rate-limit.ts'
import type { WebArchive, WebBrief } from './ports.ts'

export interface WebOptions {
  readonly brief: WebBrief
  readonly archive: WebArchive
  /** Whether everybody may read the archive. */
  readonly open: boolean
  /** The address under which the public knows the site, without a slash at its end; null: as it was asked for. */
  readonly publicUrl: string | null
  readonly momentOf: Zoned
  readonly now: () => number
  /** A reader opens a dozen pages a minute, a crawler a few a second. */
  readonly allowance?: Allowance
}

/** The pages: what answers requests that nobody else on the server takes. */
export interface Web {
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>
}

/**
 * What a page may do: show our own pictures and styles, run our own scripts, talk to us. Nothing from elsewhere, nothing inline, and nobody
 * may put it into a frame.
 */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Puts the pages together. */
export function createWeb(options: WebOptions): Web {
  const { brief, archive, open, publicUrl, momentOf, now, allowance = { burst: 120, perMinute: 240 } } = options
  const app = new Hono<{ Bindings: HttpBindings }>()
  const note = (kind: 'notFound' | 'tooMany') => (context: Context) => context.html(notePage(brief, kind, open))
  app.use(async (context, next) => {
    await next()
    context.header('content-security-policy', policy)
  })
  app.use(rateLimit({ ...allowance, now, refuse: note('tooMany') }))
  app.notFound((context) => {
    context.status(404)
    return note('notFound')(context)
  })
  app.route('/', assetRoutes())
  if (open) {
    app.route('/', archiveRoutes({ brief, archive, publicUrl, momentOf }))
    app.get('/', (context) => context.redirect('/issues'))
  } else app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /\n'))
  return { fetch: (request, env) => app.fetch(request, env) }
}
