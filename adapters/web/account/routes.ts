import { type Context, Hono } from 'hono'
import { html, none } from '../page/html.ts'
import { type Note, notePage } from '../page/note.ts'
import { rateLimit } from '../page/rate-limit.ts'
import type { WebAccess, WebBrief } from '../ports.ts'
import { accountWords } from '../words/account.ts'
import { archiveWords } from '../words/archive.ts'
import { type CookieLook, type EditorEnv, giveCookie, guard, takeCookie, tokenOf } from './session.ts'

export interface AccountOptions extends CookieLook {
  readonly brief: WebBrief
  readonly access: WebAccess
  readonly open: boolean
  readonly now: () => number
}

/** What stands before the editors' pages. */
export const editorsOnly = ({ brief, access, open, secure }: AccountOptions) => {
  const words = accountWords(brief.language)
  const answer = (note: Note) => (context: Context) => context.html(notePage(brief, note, open))
  return guard({
    access,
    secure,
    closed: answer({ heading: words.closed, why: words.closedWhy }),
    refused: answer({ heading: words.refused, why: words.refusedWhy }),
  })
}

/**
 * Signing in by a link out of the chat, and out again. Looking at a link uses nothing: programs that show what is behind links do that before
 * the person does.
 */
export function accountRoutes(options: AccountOptions): Hono<EditorEnv> {
  const { brief, access, open, now, secure } = options
  const words = accountWords(brief.language)
  const routes = new Hono<EditorEnv>()
  const note = (context: Context, shown: Note) => context.html(notePage(brief, shown, open))
  const gone = (context: Context) => {
    context.status(410)
    return note(context, { heading: words.gone, why: words.goneWhy })
  }
  const tooMany = (context: Context) => {
    const { tooMany: heading, tooManyWhy: why } = archiveWords(brief.language)
    return note(context, { heading, why })
  }
  const slowly = rateLimit({ burst: 10, perMinute: 10, now, refuse: tooMany })

  routes.use('/sign-in/*', async (context, next) => {
    context.header('cache-control', 'no-store')
    return next()
  })
  routes.get('/sign-in', (context) => note(context, { heading: words.signIn, why: words.closedWhy }))
  routes.get('/sign-in/:code', slowly, async (context) => {
    if (!(await access.offered(context.req.param('code')))) return gone(context)
    const form = html`<form method="post"><button>${words.open}</button></form>`
    return note(context, { heading: words.signIn, why: words.ready, more: form })
  })
  routes.post('/sign-in/:code', slowly, async (context) => {
    const token = await access.open(context.req.param('code') ?? '')
    if (token === null) return gone(context)
    const before = tokenOf(context, { secure })
    if (before !== null) await access.close(before)
    giveCookie(context, token, { secure })
    return context.redirect('/desk', 303)
  })
  routes.post('/sign-out', editorsOnly(options), async (context) => {
    const { where } = await context.req.parseBody()
    const token = tokenOf(context, { secure })
    if (where === 'everywhere') await access.closeAll(context.get('editor').person)
    else if (token !== null) await access.close(token)
    takeCookie(context, { secure })
    return note(context, { heading: words.signedOut, why: words.closedWhy, more: none })
  })
  return routes
}
