import { type Context, Hono } from 'hono'
import { longDate } from '../../../src/doc.ts'
import type { Issue, Item } from '../../../src/model.ts'
import type { Card } from '../cards/card.ts'
import { cardMark, cardWords, issueCard, issueCardPath, itemCard, itemCardPath } from '../cards/compose.ts'
import { cardRoutes } from '../cards/routes.ts'
import type { Html } from '../page/html.ts'
import { changedAt } from './feed-entries.ts'
import { feedRoutes } from './feed-routes.ts'
import { fileRoutes } from './files.ts'
import { entryOf, issueName, issuePath, itemPath, titleOf, topicPath } from './item.ts'
import { alsoPiece, givenIn } from './languages.ts'
import { beginning, issueData, itemData } from './meta.ts'
import { issuePiece, issuesPiece, itemPagePiece, searchPiece, topicPiece, topicsPiece } from './pages.ts'
import { createSite, type SiteOptions } from './site.ts'

/** Entries of a page. */
const long = 20
const htmlType = 'text/html; charset=utf-8'

/** The public archive in one language. Everything here is the same for whoever asks. */
export function archiveRoutes(options: SiteOptions): Hono {
  const site = createSite(options)
  const { archive, brief, language, cache, cards, momentOf } = options
  const { prefix } = site
  const routes = new Hono()
  const serve = async (context: Context, path: string, make: () => Promise<string | null>, type = htmlType) =>
    (await cache.serve(context, `${site.baseOf(context)}${prefix}${path}`, type, make)) ?? context.notFound()

  const cardLink = (card: Card, path: (mark: string) => string) => ({
    path: `${prefix}${path(cardMark(card))}`,
    words: cardWords(card),
  })

  routes.get('/issues', (context) => {
    const page = pageOf(context)
    const path = page === 1 ? '/issues' : `/issues?page=${page}`
    return serve(context, path, async () => {
      const newest = (await archive.latest())?.number ?? 0
      const pages = Math.max(1, Math.ceil(newest / long))
      if (page > pages) return null
      const look = await site.look()
      const issues = await archive.issuesBefore(newest + 1 - (page - 1) * long, long)
      const given = givenIn(itemsOf(issues), look)
      const meta = { title: brief.title, description: look.words.tagline, kind: 'website', given } as const
      const body = issuesPiece(issues, { page, pages }, look)
      return site.page(context, { section: 'issues', title: null, path, meta, body })
    })
  })

  routes.get('/issues/latest', async (context) => {
    const newest = await archive.latest()
    return context.redirect(`${prefix}${newest === null ? '/issues' : issuePath(newest.number)}`)
  })

  routes.get('/issues/:number{[1-9][0-9]{0,8}}', (context) => {
    const number = Number(context.req.param('number'))
    return serve(context, issuePath(number), async () => {
      const issue = await archive.issue(number)
      if (issue === null) return null
      const look = await site.look()
      const path = issuePath(number)
      const items = itemsOf([issue])
      const given = givenIn(items, look)
      const title = `${issueName(issue, look)} · ${longDate(issue.date, language)}`
      const card = cards && cardLink(issueCard(issue, look), (mark) => issueCardPath(number, mark))
      const home = `${site.baseOf(context)}${prefix}`
      const image = card && `${site.baseOf(context)}${card.path}`
      const meta = {
        title: `${brief.title} · ${title}`,
        description: beginning(items.map((item) => look.wordingOf(item).headline).join(' · ')),
        kind: 'article',
        publishedAt: issue.publishedAt,
        changedAt: changedAt(issue, momentOf),
        card,
        given,
        data: issueData(issue, { home, image, look }),
      } as const
      const newest = (await archive.latest())?.number ?? number
      const also = alsoPiece(given, path, brief.language, look)
      return site.page(context, { section: null, title, path, meta, body: issuePiece(issue, newest, also, look) })
    })
  })

  routes.get('/issues/:number{[1-9][0-9]{0,8}}/:item{[1-9][0-9]{0,5}}', (context) => {
    const [number, at] = [Number(context.req.param('number')), Number(context.req.param('item'))]
    return serve(context, itemPath(number, at), async () => {
      const issue = await archive.issue(number)
      const entry = issue && entryOf(issue, at)
      if (!issue || !entry) return null
      const { item } = entry
      const look = await site.look()
      const path = itemPath(number, at)
      const given = givenIn([item], look)
      const { headline, body } = look.wordingOf(item)
      const gone = item.amended?.kind === 'retracted'
      const card = cards && cardLink(itemCard(entry, look), (mark) => itemCardPath(number, at, mark))
      const home = `${site.baseOf(context)}${prefix}`
      const image = card && `${site.baseOf(context)}${card.path}`
      const meta = {
        title: headline,
        description: beginning((gone ? item.amended?.reason : body[0]) ?? headline),
        kind: 'article',
        publishedAt: issue.publishedAt,
        changedAt: Math.max(issue.publishedAt, item.amended ? momentOf(item.amended.time) : 0),
        card,
        picture: gone || !item.photos?.[0] ? null : `/pictures/${item.photos[0]}`,
        given,
        data: itemData(entry, issue.publishedAt, { home, image, look }),
      } as const
      const also = alsoPiece(given, path, brief.language, look)
      return site.page(context, { section: null, title: headline, path, meta, body: itemPagePiece(entry, also, look) })
    })
  })

  routes.get('/topics', (context) =>
    serve(context, '/topics', async () => {
      const look = await site.look()
      const meta = {
        title: `${look.words.topics} · ${brief.title}`,
        description: look.words.tagline,
        kind: 'website',
      } as const
      const body = topicsPiece(look.topics, await archive.topicCounts(), look)
      return site.page(context, { section: 'topics', title: look.words.topics, path: '/topics', meta, body })
    }),
  )

  routes.get('/topics/:slug', async (context) => {
    const slug = context.req.param('slug')
    const { topics } = await site.look()
    if (!topics.some((topic) => topic.slug === slug)) {
      const now = topics.find(({ also = [] }) => also.includes(slug))
      return now ? context.redirect(`${prefix}${topicPath(now.slug)}`, 301) : context.notFound()
    }
    const page = pageOf(context)
    const path = page === 1 ? topicPath(slug) : `${topicPath(slug)}?page=${page}`
    return serve(context, path, async () => {
      const look = await site.look()
      const { entries, total } = await archive.byTopic(slug, { offset: (page - 1) * long, limit: long })
      const pages = Math.max(1, Math.ceil(total / long))
      if (page > pages) return null
      const title = titleOf(slug, look.topics, language)
      const feeds = { folder: topicPath(slug), title: `${brief.title} · ${title}` }
      const meta = {
        title: `${title} · ${brief.title}`,
        description: look.words.about(title),
        kind: 'website',
        given: givenIn(
          entries.map(({ item }) => item),
          look,
        ),
        feeds,
      } as const
      const body = topicPiece(slug, entries, total, { page, pages }, look)
      return site.page(context, { section: 'topics', title, path, meta, body })
    })
  })

  routes.get('/search', async (context) => {
    const asked = (context.req.query('q') ?? '').trim().slice(0, 200).toWellFormed()
    const page = pageOf(context)
    const look = await site.look()
    const found = asked === '' ? null : await archive.search(asked, { offset: (page - 1) * long, limit: long })
    const pages = Math.max(1, Math.ceil((found?.total ?? 0) / long))
    const body: Html = searchPiece(asked, found, { page, pages }, look)
    context.header('cache-control', 'no-cache')
    const path = asked === '' ? '/search' : `/search?q=${encodeURIComponent(asked)}`
    const title = asked || look.words.search
    return context.html(await site.page(context, { section: 'search', title, path, meta: null, body }))
  })

  if (prefix === '') routes.route('/', fileRoutes(site))
  else routes.get('/', (context) => context.redirect(`${prefix}/issues`))
  if (cards) routes.route('/', cardRoutes(site, cards))
  routes.route('/', feedRoutes(site))
  return routes
}

const itemsOf = (issues: readonly Issue[]): readonly Item[] =>
  issues.flatMap(({ sections }) => sections.flatMap(({ items }) => items))

const pageOf = (context: Context): number => {
  const asked = Number(context.req.query('page') ?? '1')
  return Number.isInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 1
}
