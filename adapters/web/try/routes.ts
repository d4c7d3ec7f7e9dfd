import { timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { csrfField, liveHead } from '../account/shell.ts'
import { docPiece } from '../page/doc.ts'
import { eventRoute } from '../page/events.ts'
import { type Html, html, none } from '../page/html.ts'
import { layout } from '../page/layout.ts'
import type { WebBrief } from '../ports.ts'
import { archiveWords } from '../words/archive.ts'
import { tryWords } from '../words/try.ts'
import type { TryChat } from './adapter.ts'
import { type Chats, type Player, players, type Shown } from './chats.ts'

export interface TryOptions {
  readonly brief: WebBrief
  readonly chats: Chats
  readonly chat: TryChat
  /** A newsletter for whoever has none at hand. */
  readonly sample: string
  /** Nobody else can tell it: other pages may not write into the chats. */
  readonly secret: string
  /** Where the page is reached: requests under another name are another page's doing. Null: everywhere. */
  readonly hosts: readonly string[] | null
  readonly open: boolean
  readonly closing: AbortSignal
}

/** The page on which a newcomer plays both sides. */
export function tryRoutes(options: TryOptions): Hono<{ Bindings: HttpBindings }> {
  const { brief, chats, chat, sample, secret, hosts, open, closing } = options
  const words = tryWords(brief.language)
  const routes = new Hono<{ Bindings: HttpBindings }>()
  const isOurs = (context: Context): boolean => hosts?.includes(new URL(context.req.url).hostname) ?? true

  const message = (player: Player, { id, by, doc, text, changes }: Shown): Html =>
    html`<div class="said ${by}" id="${player}-${id}">${
      doc === null
        ? html`<div class="doc">${text.split('\n').map((line) => html`<p>${line}</p>`)}</div>`
        : docPiece(doc, {
            to: `/try/${player}`,
            hidden: html`${csrfField(secret)}<input type="hidden" name="message" value="${id}">`,
            send: words.send,
          })
    }${changes > 0 && by === 'bot' ? html`<p class="doc-note">${words.changed}</p>` : none}</div>`

  const panel = (player: Player): Html => {
    const shown = chats.of(player)
    const quick = (label: string, line: string): Html =>
      html`<form method="post" action="/try/${player}" class="press">${csrfField(secret)}<button name="line" value="${line}">${label}</button></form>`
    return html`<section class="chat ${player}" aria-label="${words.names[player]}, ${words.roles[player]}">
<h2><span class="face" aria-hidden="true">${words.names[player].slice(0, 1)}</span> ${words.names[player]} <span class="count">${words.roles[player]}</span></h2>
<div class="log" id="log-${player}" data-live tabindex="0" role="log" aria-label="${words.names[player]}">${
      shown.length === 0
        ? html`<p class="empty">${words.empty[player]}</p>`
        : shown.map((each) => message(player, each))
    }</div>
<div class="quick">${player === 'editor' ? quick(words.sample, sample) : none}${words.quick[player].map(([label, line]) => quick(label, line))}</div>
<form method="post" action="/try/${player}" class="press compose">${csrfField(secret)}<label class="unseen" for="say-${player}">${words.write[player]}</label><textarea id="say-${player}" name="line" rows="2" required data-enter="send" placeholder="${words.write[player]}"></textarea><button class="primary">${words.send}</button></form>
</section>`
  }

  routes.get('/', (context) => {
    if (!isOurs(context)) return context.notFound()
    context.header('cache-control', 'no-store')
    return context.html(
      layout({
        language: brief.language,
        brief: brief.title,
        title: words.title,
        home: '/',
        skip: archiveWords(brief.language).skip,
        width: 'wide',
        nav: [
          { path: '/', label: words.title, current: true },
          ...(open ? [{ path: '/issues', label: words.archive, current: false }] : []),
        ],
        head: html`<meta name="robots" content="noindex">${liveHead('/try/events')}`,
        body: html`<header class="head try"><h1 class="unseen">${words.title}</h1><ol class="steps">${words.steps.map((step) => html`<li>${step}</li>`)}</ol></header>
<div class="chats">${players.map(panel)}</div><p class="said">${words.intro} ${words.onlyHere}</p>`,
      }),
    )
  })
  routes.get(
    '/try/events',
    (context, next) => (isOurs(context) ? next() : context.notFound()),
    eventRoute({ pulse: async () => String(chats.version()), closing }),
  )
  routes.post('/try/:player', async (context) => {
    const player = players.find((each) => each === context.req.param('player'))
    const { csrf, line, text, message } = await context.req.parseBody()
    if (!player || !isOurs(context)) return context.notFound()
    if (typeof csrf !== 'string' || !same(csrf, secret)) return context.text('', 403)
    const whole = [line, text].filter((each) => typeof each === 'string' && each.trim() !== '').join(' ')
    if (whole !== '') await chat.say(player, whole, typeof message === 'string' ? message : null)
    return context.redirect('/', 303)
  })
  return routes
}

const same = (given: string, wanted: string): boolean =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))
