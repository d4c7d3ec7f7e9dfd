import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { languages } from '../../src/model.ts'
import { accountRoutes, editorsOnly } from './account/routes.ts'
import { archiveIn } from './archive/archive-in.ts'
import type { Zoned } from './archive/feed-entries.ts'
import { prefixOf } from './archive/languages.ts'
import { archiveRoutes } from './archive/routes.ts'
import { createCards, type PaintCard } from './cards/cards.ts'
import type { WebDeliveries } from './deliveries/look.ts'
import { deliveriesRoutes } from './deliveries/routes.ts'
import { createLastAnswers } from './desk/answers.ts'
import { deskRoutes } from './desk/routes.ts'
import { assetRoutes, inlineStyle } from './page/assets.ts'
import { createPageCache } from './page/cache.ts'
import { type Note, notePage } from './page/note.ts'
import { type Allowance, rateLimit } from './page/rate-limit.ts'
import type { AmendmentIn, WebAccess, WebArchive, WebBrief, WebDesk, WordingIn } from './ports.ts'
import type { WebSubscribing } from './readers/port.ts'
import { readerRoutes, unsubscribeRoutes } from './readers/routes.ts'
import { type TryOptions, tryRoutes } from './try/routes.ts'
import { type ArchiveWords, archiveWords } from './words/archive.ts'

export interface WebOptions {
  readonly brief: WebBrief
  readonly archive: WebArchive
  readonly access: WebAccess
  readonly desk: WebDesk
  readonly deliveries: WebDeliveries
  /** Whether everybody may read the archive. */
  readonly open: boolean
  /** The address under which the public knows the site, without a slash at its end; null: as it was asked for. */
  readonly publicUrl: string | null
  readonly momentOf: Zoned
  readonly wordingIn: WordingIn
  readonly amendmentIn: AmendmentIn
  /** Paints share pictures; null: there are none. */
  readonly paintCard: PaintCard | null
  readonly now: () => number
  /** Null: the page to try everything on is off. */
  readonly tryIt: Pick<TryOptions, 'chats' | 'chat' | 'sample' | 'secret' | 'hosts'> | null
  /** Null: nobody subscribes here. */
  readonly subscribing: WebSubscribing | null
  /** A reader opens a dozen pages a minute, a crawler a few a second. */
  readonly allowance?: Allowance
}

/** The pages: what answers requests that nobody else on the server takes. */
export interface Web {
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>
  /** Ends what is kept open. */
  close(): void
}

/**
 * What a page may do: show our own pictures and styles, run our own scripts, talk to us. Nothing from elsewhere, nothing inline, and nobody
 * may put it into a frame.
 */
const policy = [
  "default-src 'none'",
  `style-src 'self' '${inlineStyle.hash}'`,
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** In bytes: a whole item with room to spare. */
const longestForm = 200_000

/** Puts the pages together. */
export function createWeb(options: WebOptions): Web {
  const {
    brief,
    archive,
    access,
    desk,
    deliveries,
    open,
    publicUrl,
    momentOf,
    wordingIn,
    amendmentIn,
    paintCard,
    now,
    tryIt,
    subscribing,
    allowance = { burst: 120, perMinute: 240 },
  } = options
  const app = new Hono<{ Bindings: HttpBindings }>()
  const ending = new AbortController()
  const cards = paintCard && createCards(paintCard)
  const note = (said: (words: ArchiveWords) => Note) => (context: Context) => {
    const language = languages.find((each) => context.req.path.startsWith(`/${each}/`)) ?? brief.language
    const page = { ...brief, language }
    return context.html(notePage(page, said(archiveWords(language)), open, prefixOf(language, brief.language)))
  }
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin
  const secure = publicUrl?.startsWith('https:') ?? false
  const account = { brief, access, open, now, secure }
  app.use(async (context, next) => {
    // Before there is an answer: to change one that is made costs as much as the page.
    context.header('content-security-policy', policy)
    await next()
  })
  // They cost nothing, and every page needs them.
  app.route('/', assetRoutes())
  const refuse = note(({ tooMany: heading, tooManyWhy: why }) => ({ heading, why }))
  const readers = subscribing && { brief, subscribing, open, now, refuse }
  if (readers) app.route('/', unsubscribeRoutes(readers))
  app.use(rateLimit({ ...allowance, now, refuse }))
  // The server that we are on tells of it, to the log and to whoever asked.
  app.onError((thrown) => {
    throw thrown
  })
  app.notFound((context) => {
    context.status(404)
    return note(({ notFound: heading, notFoundWhy: why }) => ({ heading, why }))(context)
  })
  // Another site's form may not even try.
  app.post('*', csrf({ origin: (origin, { req }) => origin === publicOrigin || origin === new URL(req.url).origin }))
  app.post('*', bodyLimit({ maxSize: longestForm }))
  app.route('/', accountRoutes(account))
  if (readers) app.route('/', readerRoutes(readers))
  for (const path of ['/desk', '/desk/*', '/deliveries', '/deliveries/*', '/issues/:number/preview'])
    app.use(path, editorsOnly(account))
  const answers = createLastAnswers()
  app.route('/', deskRoutes({ brief, desk, archive, answers, open, closing: ending.signal }))
  app.route('/', deliveriesRoutes({ brief, deliveries, answers, open }))
  if (tryIt) app.route('/', tryRoutes({ brief, ...tryIt, open, closing: ending.signal }))
  else if (open) app.get('/', (context) => context.redirect('/issues'))
  if (open) {
    const cache = createPageCache({ mark: () => archive.archiveMark() })
    for (const language of languages) {
      const site = {
        brief,
        language,
        archive: archiveIn(archive, language, amendmentIn),
        publicUrl,
        momentOf,
        wordingIn,
        cache,
        cards,
        byMail: subscribing !== null,
      }
      app.route(prefixOf(language, brief.language) || '/', archiveRoutes(site))
    }
    // Once it may have been another language.
    app.get(`/${brief.language}/*`, ({ req, redirect }) =>
      redirect(`${req.path.slice(1 + brief.language.length)}${new URL(req.url).search}`, 301),
    )
  } else app.get('/robots.txt', (context) => context.text('User-agent: *\nDisallow: /\n'))
  return { fetch: (request, env) => app.fetch(request, env), close: () => ending.abort() }
}
