import { type Context, Hono } from 'hono'
import { issueEntry, itemEntry } from './feed-entries.ts'
import { type FeedEntry, type FeedKind, feedTypes, writeFeed } from './feeds.ts'
import { titleOf, topicPath } from './item.ts'
import type { Site } from './site.ts'

/** So many entries stand in a feed. */
const longest = 30

const files: readonly (readonly [FeedKind, string])[] = [
  ['rss', 'feed.xml'],
  ['atom', 'feed.atom'],
  ['json', 'feed.json'],
]

/** The feeds: one of all issues, and one of each topic's items. */
export function feedRoutes(site: Site): Hono {
  const { archive, brief, language, prefix, momentOf: zoned, cache, cards } = site
  const pictured = cards !== null
  const routes = new Hono()
  const serve = async (
    context: Context,
    kind: FeedKind,
    path: string,
    title: string,
    self: string,
    read: () => Promise<readonly FeedEntry[]>,
  ) => {
    const base = site.baseOf(context)
    const { tagline } = (await site.look()).words
    const make = async () =>
      writeFeed(kind, {
        title,
        description: tagline,
        language,
        base,
        path: `${prefix}${path}`,
        self: `${prefix}${self}`,
        entries: await read(),
      })
    return (await cache.serve(context, `${base}${prefix}${self}`, feedTypes[kind], make)) ?? context.notFound()
  }

  const issues = async (): Promise<readonly FeedEntry[]> => {
    const look = await site.look()
    return Promise.all(
      (await archive.issuesBefore(null, longest)).map((issue) => issueEntry(issue, { ...look, zoned, pictured })),
    )
  }
  const items = async (slug: string): Promise<readonly FeedEntry[]> => {
    const look = await site.look()
    const { entries } = await archive.byTopic(slug, { offset: 0, limit: longest })
    const numbers = [...new Set(entries.map(({ issue }) => issue))]
    const dated = new Map(
      await Promise.all(
        numbers.map(async (number) => [number, (await archive.issue(number))?.publishedAt ?? 0] as const),
      ),
    )
    return Promise.all(
      entries.map((entry) => itemEntry(entry, dated.get(entry.issue) ?? 0, { ...look, zoned, pictured })),
    )
  }

  for (const [kind, file] of files) {
    routes.get(`/${file}`, (context) => serve(context, kind, '/issues', brief.title, `/${file}`, issues))
    routes.get(`/topics/:slug/${file}`, async (context) => {
      const slug = context.req.param('slug')
      const { topics } = await site.look()
      if (!topics.some((topic) => topic.slug === slug)) return context.notFound()
      const title = `${brief.title} · ${titleOf(slug, topics, language)}`
      return serve(context, kind, topicPath(slug), title, `${topicPath(slug)}/${file}`, () => items(slug))
    })
  }
  return routes
}
