import { type Context, Hono } from 'hono'
import { entryOf } from '../archive/item.ts'
import type { Site } from '../archive/site.ts'
import { hasSame } from '../page/cache.ts'
import type { Card } from './card.ts'
import type { Cards } from './cards.ts'
import { cardMark, issueCard, issueCardPath, itemCard, itemCardPath } from './compose.ts'

/** An address with another mark than the present one leads to the present one. */
const named = ':file{[1-9][0-9]{0,8}(?:\\.[A-Za-z0-9_-]+)?\\.png}'

/** The share pictures of a language. Each address has the mark of what is on it, and what is there never changes. */
export function cardRoutes(site: Site, cards: Cards): Hono {
  const { archive, prefix } = site
  const routes = new Hono()
  const serve = async (context: Context, card: Card, path: (mark: string) => string): Promise<Response> => {
    const mark = cardMark(card)
    if (!(context.req.param('file') ?? '').includes(`.${mark}.`)) {
      context.header('cache-control', 'no-cache')
      return context.redirect(`${prefix}${path(mark)}`)
    }
    const etag = `"${mark}"`
    if (hasSame(context.req.header('if-none-match'), etag)) return kept(context, etag).body(null, 304)
    const png = await cards.png(card)
    if (png === null) {
      context.header('retry-after', '5')
      return context.body(null, 503)
    }
    kept(context, etag).header('content-type', 'image/png')
    return context.body(png)
  }

  routes.get(`/cards/issues/${named}`, async (context) => {
    const number = Number.parseInt(context.req.param('file'), 10)
    const issue = await archive.issue(number)
    if (issue === null) return context.notFound()
    return serve(context, issueCard(issue, await site.look()), (mark) => issueCardPath(number, mark))
  })
  routes.get(`/cards/issues/:number{[1-9][0-9]{0,8}}/${named}`, async (context) => {
    const at = Number.parseInt(context.req.param('file'), 10)
    const issue = await archive.issue(Number(context.req.param('number')))
    const entry = issue && entryOf(issue, at)
    if (!entry) return context.notFound()
    return serve(context, itemCard(entry, await site.look()), (mark) => itemCardPath(entry.issue, at, mark))
  })
  return routes
}

const kept = (context: Context, etag: string): Context => {
  context.header('etag', etag)
  context.header('cache-control', 'public, max-age=31536000, immutable')
  return context
}
