import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Language, languages } from '../../../src/model.ts'
import { prefixOf, switchPiece } from '../archive/languages.ts'
import { archiveNav } from '../archive/nav.ts'
import { type Html, html, none } from '../page/html.ts'
import { layout } from '../page/layout.ts'
import { notePage } from '../page/note.ts'
import { type RateLimitOptions, rateLimit } from '../page/rate-limit.ts'
import type { WebBrief } from '../ports.ts'
import { archiveWords } from '../words/archive.ts'
import type { ReaderWords } from '../words/readers/words.ts'
import { readerWords } from '../words/readers.ts'
import { readerPiece, subscribePiece } from './pieces.ts'
import type { Choice, Reader, WebReader, WebSubscribing } from './port.ts'
import { choiceIn, settingsIn, textOf } from './read-form.ts'

export interface ReaderOptions {
  readonly brief: WebBrief
  readonly subscribing: WebSubscribing
  /** Whether everybody may read the archive. */
  readonly open: boolean
  readonly now: () => number
  readonly refuse: RateLimitOptions['refuse']
}

type Env = { Bindings: HttpBindings }

/** In bytes: a form with every topic there may be. */
const longestForm = 20_000

/** Their addresses are secrets: nobody keeps them, shows them, or hears of them from a page that is followed. */
const secret: MiddlewareHandler = async (context, next) => {
  context.header('cache-control', 'no-store')
  context.header('referrer-policy', 'no-referrer')
  context.header('x-robots-tag', 'noindex')
  return next()
}

/** Says a sentence or two in a reader's language. */
const noteOf =
  (brief: WebBrief, open: boolean) =>
  (context: Context, language: Language, heading: string, why: string, more: Html = none) =>
    context.html(notePage({ ...brief, language }, { heading, why, more }, open, prefixOf(language, brief.language)))

/** A whole page in a reader's language. */
const pageOf =
  (brief: WebBrief, open: boolean) =>
  (language: Language, title: string, body: Html): Html => {
    const words = archiveWords(language)
    const prefix = prefixOf(language, brief.language)
    const home = `${prefix}/issues`
    const { byMail } = readerWords(language)
    return layout({
      language,
      brief: brief.title,
      title,
      home: open ? home : '#',
      skip: words.skip,
      nav: [
        ...(open ? archiveNav(language, prefix, null) : []),
        { path: `${prefix}/subscribe`, label: byMail, current: title === byMail },
      ],
      head: html`<meta name="robots" content="noindex">`,
      ...(title === byMail
        ? {
            foot: html`<footer class="foot">${switchPiece('/subscribe', brief.language, { language, words })}</footer>`,
          }
        : {}),
      body,
    })
  }

/**
 * Leaving by one press (RFC 8058): a mail program posts here for its user, without a cookie and from wherever it is; so this stands before
 * all that looks at where a form comes from. Looking at the address changes nothing: programs that look for dangers in mails do that.
 */
export function unsubscribeRoutes({ brief, subscribing, open, now, refuse }: ReaderOptions): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(
    '/unsubscribe/*',
    secret,
    rateLimit({ burst: 600, perMinute: 1200, now, refuse }),
    bodyLimit({ maxSize: longestForm }),
  )
  const show = noteOf(brief, open)
  const forged = (context: Context) => {
    const words = readerWords(brief.language)
    context.status(404)
    return show(context, brief.language, words.forged, words.forgedWhy)
  }
  routes.get('/unsubscribe/:token', async (context) => {
    const found = await subscribing.leaver(context.req.param('token'))
    if (found === null) return forged(context)
    const words = readerWords(found.language)
    const form = html`<form method="post"><button name="List-Unsubscribe" value="One-Click">${words.leave}</button></form>`
    return show(context, found.language, words.leave, words.leaveWhy(brief.title), form)
  })
  routes.post('/unsubscribe/:token', async (context) => {
    const token = context.req.param('token')
    const found = await subscribing.leaver(token)
    const path = await subscribing.leave(token)
    if (found === null || path === null) return forged(context)
    const words = readerWords(found.language)
    return show(context, found.language, words.left, words.leftWhy, html`<p><a href="${path}">${words.yours}</a></p>`)
  })
  return routes
}

/** Subscribing, confirming, and what readers choose; after what keeps other sites' forms out. */
export function readerRoutes(options: ReaderOptions): Hono<Env> {
  const { brief, subscribing, open, now, refuse } = options
  const routes = new Hono<Env>()
  // Who asks makes us write to somebody; who has a link of their own changes only what is theirs.
  const slowly = rateLimit({ burst: 10, perMinute: 10, now, refuse })
  const freely = rateLimit({ burst: 60, perMinute: 60, now, refuse })
  const note = noteOf(brief, open)
  const page = pageOf(brief, open)

  const forms = languages.map((language) => ({ language, path: `${prefixOf(language, brief.language)}/subscribe` }))
  for (const path of [...forms.map(({ path }) => path), '/subscribe/*', '/reader/*']) routes.use(path, secret)

  const form = async (
    context: Context,
    language: Language,
    { said = null, address = '', choice }: { said?: string | null; address?: string; choice?: Choice } = {},
  ) => {
    const words = readerWords(language)
    const topics = await subscribing.topics()
    const first: Choice = choice ?? { topics: [], format: 'full', pictures: false, language }
    const body = subscribePiece(
      brief.title,
      { words, language, topics },
      { token: subscribing.formToken(), said, address, choice: first },
    )
    return context.html(page(language, words.byMail, body))
  }
  // One in each language; whoever writes in one of them is asked for the mails' as well, and has this one unless they choose.
  for (const { language, path } of forms) {
    routes.get(path, (context) => form(context, language))
    routes.post(path, slowly, async (context) => {
      const words = readerWords(language)
      const sent = await context.req.parseBody({ all: true })
      const address = textOf(sent, 'address').slice(0, 300)
      const choice = choiceIn(sent, await subscribing.topics(), language)
      const wrong = (said: string) => {
        context.status(422)
        return form(context, language, { said, address, choice })
      }
      if (!subscribing.isFormToken(textOf(sent, 'form'))) return wrong(words.oldForm)
      // Only programs fill in what nobody sees; they hear what everybody hears.
      const asked = textOf(sent, 'website') !== '' || (await subscribing.ask(address, choice))
      return asked ? note(context, language, words.sent, words.sentWhy) : wrong(words.noAddress)
    })
  }

  const gone = (context: Context) => {
    const words = readerWords(brief.language)
    context.status(410)
    return note(
      context,
      brief.language,
      words.gone,
      words.goneWhy,
      html`<p><a href="/subscribe">${words.subscribeTo(brief.title)}</a></p>`,
    )
  }
  routes.get('/subscribe/confirm/:code', slowly, async (context) => {
    const offered = await subscribing.offered(context.req.param('code'))
    if (offered === null) return gone(context)
    const language = offered.language ?? brief.language
    const words = readerWords(language)
    return note(
      context,
      language,
      words.confirm,
      words.confirmWhy,
      html`<form method="post"><button>${words.doConfirm}</button></form>`,
    )
  })
  routes.post('/subscribe/confirm/:code', slowly, async (context) => {
    const code = context.req.param('code')
    const language = (await subscribing.offered(code))?.language ?? brief.language
    const path = await subscribing.confirm(code)
    if (path === null) return gone(context)
    const words = readerWords(language)
    return note(context, language, words.welcome, words.welcomeWhy, html`<p><a href="${path}">${words.yours}</a></p>`)
  })

  const found = async (
    context: Context,
    then: (reader: WebReader, words: ReaderWords, language: Language) => Response | Promise<Response>,
  ): Promise<Response> => {
    const whose: Reader = await subscribing.reader(context.req.param('token') ?? '')
    const language = whose?.language ?? brief.language
    const words = readerWords(language)
    if (whose?.reader) return then(whose.reader, words, language)
    context.status(404)
    return whose === null
      ? note(context, language, words.forged, words.forgedWhy)
      : note(context, language, words.nothingKept, words.nothingKeptWhy)
  }
  routes.get('/reader/:token', (context) =>
    found(context, async (reader, words, language) => {
      const look = { words, language, topics: await subscribing.topics() }
      const saved = context.req.query('saved') !== undefined
      const body = readerPiece(reader, look, { brief: brief.title, zone: brief.timeZone, saved })
      return context.html(page(language, words.page, body))
    }),
  )
  routes.post('/reader/:token', freely, (context) =>
    found(context, async (_, words, language) => {
      const token = context.req.param('token') ?? ''
      const sent = await context.req.parseBody({ all: true })
      const back = () => context.redirect(`/reader/${token}?saved`, 303)
      switch (textOf(sent, 'act')) {
        case 'choose':
          await subscribing.choose(token, settingsIn(sent, await subscribing.topics(), language))
          return back()
        case 'rest':
          await subscribing.rest(token, Math.min(365, Math.max(1, Number(textOf(sent, 'days')) || 7)))
          return back()
        case 'come':
          await subscribing.come(token)
          return back()
        case 'end':
          await subscribing.end(token)
          return note(
            context,
            language,
            words.left,
            words.leftWhy,
            html`<p><a href="/reader/${token}">${words.yours}</a></p>`,
          )
        case 'forget':
          if (textOf(sent, 'sure') !== 'yes') return back()
          await subscribing.forget(token)
          return note(context, language, words.forgotten, words.forgottenWhy)
        default:
          return back()
      }
    }),
  )
  return routes
}
