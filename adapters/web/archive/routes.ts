import { type Context, Hono } from 'hono'
import { longDate } from '../../../src/doc.ts'
import { createPageCache } from '../page/cache.ts'
import type { Html } from '../page/html.ts'
import { feedRoutes } from './feed-routes.ts'
import { issueName, issuePath, itemPath, titleOf, topicPath } from './item.ts'
import { beginning, issueData, itemData } from './meta.ts'
import { issuePiece, issuesPiece, itemPagePiece, searchPiece, topicPiece, topicsPiece } from './pages.ts'
import { llmsText, robotsText, sitemapText } from './robots.ts'
import { createSite, type SiteOptions } from './site.ts'

/** Entries of a page. */
const long = 20
const htmlType = 'text/html; charset=utf-8'
/** What is shown as a picture: nothing in these can run. */
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

/** The public archive. Everything here is the same for whoever asks. */
export function archiveRoutes(options: SiteOptions): Hono {
  const site = createSite(options)
  const { archive, brief } = options
  const cache = createPageCache({ mark: () => archive.archiveMark() })
  const routes = new Hono()
  const serve = async (context: Context, path: string, make: () => Promise<string | null>, type = htmlType) =>
    (await cache.serve(context, `${site.baseOf(context)}${path}`, type, make)) ?? context.notFound()

  routes.get('/issues', (context) => {
    const page = pageOf(context)
    const path = page === 1 ? '/issues' : `/issues?page=${page}`
    return serve(context, path, async () => {
      const newest = (await archive.latest())?.number ?? 0
      const pages = Math.max(1, Math.ceil(newest / long))
      if (page > pages) return null
      const look = await site.look()
      const issues = await archive.issuesBefore(newest + 1 - (page - 1) * long, long)
      const meta = { path, title: brief.title, description: look.words.tagline, kind: 'website' } as const
      return site.page(context, 'issues', null, meta, issuesPiece(issues, { page, pages }, look))
    })
  })

  routes.get('/issues/latest', async (context) => {
    const newest = await archive.latest()
    return newest === null ? context.redirect('/issues') : context.redirect(issuePath(newest.number))
  })

  routes.get('/issues/:number{[1-9][0-9]{0,8}}', (context) => {
    const number = Number(context.req.param('number'))
    return serve(context, issuePath(number), async () => {
      const issue = await archive.issue(number)
      if (issue === null) return null
      const look = await site.look()
      const headlines = issue.sections.flatMap(({ items }) => items.map(({ headline }) => headline)).join(' · ')
      const title = `${issueName(issue, look)} · ${longDate(issue.date, brief.language)}`
      const data = issueData(issue, brief.title, site.baseOf(context))
      const meta = {
        path: issuePath(number),
        title: `${brief.title} · ${title}`,
        description: beginning(headlines),
        kind: 'article',
        publishedAt: issue.publishedAt,
        data,
      } as const
      const newest = (await archive.latest())?.number ?? number
      return site.page(context, null, title, meta, issuePiece(issue, newest, look))
    })
  })

  routes.get('/issues/:number{[1-9][0-9]{0,8}}/:item{[1-9][0-9]{0,5}}', (context) => {
    const [number, at] = [Number(context.req.param('number')), Number(context.req.param('item'))]
    return serve(context, itemPath(number, at), async () => {
      const issue = await archive.issue(number)
      const section = issue?.sections.find(({ items }) => items.some((item) => item.number === at))
      const item = section?.items.find((each) => each.number === at)
      if (!issue || !section || !item) return null
      const entry = { issue: number, date: issue.date, section: section.title, item }
      const data = itemData(entry, issue.publishedAt, brief.title, site.baseOf(context))
      const gone = item.amended?.kind === 'retracted'
      const description = beginning((gone ? item.amended?.reason : item.body[0]) ?? item.headline)
      const picture = gone || !item.photos?.[0] ? null : `/pictures/${item.photos[0]}`
      const meta = {
        path: itemPath(number, at),
        title: item.headline,
        description,
        kind: 'article',
        publishedAt: issue.publishedAt,
        picture,
        data,
      } as const
      return site.page(context, null, item.headline, meta, itemPagePiece(entry, await site.look()))
    })
  })

  routes.get('/topics', (context) =>
    serve(context, '/topics', async () => {
      const look = await site.look()
      const meta = {
        path: '/topics',
        title: `${look.words.topics} · ${brief.title}`,
        description: look.words.tagline,
        kind: 'website',
      } as const
      return site.page(
        context,
        'topics',
        look.words.topics,
        meta,
        topicsPiece(look.topics, await archive.topicCounts(), look),
      )
    }),
  )

  routes.get('/topics/:slug', async (context) => {
    const slug = context.req.param('slug')
    const { topics } = await site.look()
    if (!topics.some((topic) => topic.slug === slug)) {
      const now = topics.find(({ also = [] }) => also.includes(slug))
      return now ? context.redirect(topicPath(now.slug), 301) : context.notFound()
    }
    const page = pageOf(context)
    const path = page === 1 ? topicPath(slug) : `${topicPath(slug)}?page=${page}`
    return serve(context, path, async () => {
      const look = await site.look()
      const { entries, total } = await archive.byTopic(slug, { offset: (page - 1) * long, limit: long })
      const pages = Math.max(1, Math.ceil(total / long))
      if (page > pages) return null
      const title = titleOf(slug, look.topics, brief.language)
      const feeds = { folder: topicPath(slug), title: `${brief.title} · ${title}` }
      const meta = {
        path,
        title: `${title} · ${brief.title}`,
        description: look.words.about(title),
        kind: 'website',
        feeds,
      } as const
      return site.page(context, 'topics', title, meta, topicPiece(slug, entries, total, { page, pages }, look))
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
    return context.html(await site.page(context, 'search', asked || look.words.search, null, body))
  })

  routes.get('/pictures/:id{[A-Za-z0-9_-]{16,128}}', async (context) => {
    const picture = await archive.picture(context.req.param('id'))
    if (picture === null || !pictureTypes.includes(picture.type)) return context.notFound()
    context.header('cache-control', 'public, max-age=31536000, immutable')
    context.header('content-type', picture.type)
    return context.body(new Uint8Array(picture.bytes))
  })

  routes.get('/robots.txt', (context) => context.text(robotsText(site.baseOf(context))))
  routes.get('/sitemap.xml', (context) =>
    serve(
      context,
      '/sitemap.xml',
      async () => sitemapText(site.baseOf(context), (await archive.latest())?.number ?? 0, await archive.topics()),
      'application/xml; charset=utf-8',
    ),
  )
  routes.get('/llms.txt', (context) =>
    serve(
      context,
      '/llms.txt',
      async () =>
        llmsText(site.baseOf(context), brief.title, await archive.issuesBefore(null, long), await site.look()),
      'text/plain; charset=utf-8',
    ),
  )
  routes.route('/', feedRoutes(site, cache))
  return routes
}

const pageOf = (context: Context): number => {
  const asked = Number(context.req.query('page') ?? '1')
  return Number.isInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 1
}
