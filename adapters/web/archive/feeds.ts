import type { Language } from '../../../src/model.ts'
import { languageTags } from '../page/languages.ts'

export const feedKinds = ['rss', 'atom', 'json'] as const
export type FeedKind = (typeof feedKinds)[number]

/** What readers' programs are told a feed is. */
export const feedTypes: Readonly<Record<FeedKind, string>> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** One entry of a feed. */
export interface FeedEntry {
  readonly path: string
  readonly title: string
  readonly html: string
  readonly summary: string
  readonly publishedAt: number
  readonly changedAt: number
  /** As people call them. */
  readonly topics: readonly string[]
  /** Of its words; null: nobody knows. */
  readonly language: Language | null
  /** The path of its share picture, or null. */
  readonly image: string | null
}

/** A feed before it is written. */
export interface Feed {
  readonly title: string
  readonly description: string
  readonly language: Language
  /** The site's own address, without a slash at its end. */
  readonly base: string
  /** The page that it is of; here and below all paths are whole. */
  readonly path: string
  /** The feed itself. */
  readonly self: string
  readonly entries: readonly FeedEntry[]
}

/** A feed in one of the three forms, without the letters that XML forbids. */
export const writeFeed = async (kind: FeedKind, feed: Feed): Promise<string> =>
  (await write(kind, feed)).replaceAll(/(?![\n\r\t])\p{Cc}/gu, '')

async function write(
  kind: FeedKind,
  { title, description, language, base, path, self, entries }: Feed,
): Promise<string> {
  // It takes a seventh of a second to load, and most starts need no feed for a while.
  const { generateAtomFeed, generateJsonFeed, generateRssFeed } = await import('feedsmith')
  const at = new Date(Math.max(0, ...entries.map(({ changedAt }) => changedAt)))
  const home = `${base}${path}`
  switch (kind) {
    case 'rss':
      return generateRssFeed({
        title,
        link: home,
        description,
        language: languageTags[language],
        lastBuildDate: at,
        generator: 'Briefwire',
        atom: { links: [{ href: `${base}${self}`, rel: 'self', type: 'application/rss+xml' }] },
        items: entries.map((entry) => ({
          title: entry.title,
          link: `${base}${entry.path}`,
          guid: { value: `${base}${entry.path}`, isPermaLink: true },
          description: entry.html,
          pubDate: new Date(entry.publishedAt),
          categories: entry.topics.map((name) => ({ name })),
          // RSS has no word for a change; programs that know Atom's see one.
          atom: { updated: new Date(entry.changedAt) },
          ...(entry.language === null ? {} : { dc: { languages: [languageTags[entry.language]] } }),
        })),
      })
    case 'atom':
      return generateAtomFeed({
        id: home,
        title: { value: title },
        subtitle: { value: description },
        updated: at,
        authors: [{ name: title }],
        generator: { text: 'Briefwire' },
        xml: { lang: languageTags[language] },
        links: [
          { href: home, rel: 'alternate', type: 'text/html' },
          { href: `${base}${self}`, rel: 'self', type: 'application/atom+xml' },
        ],
        entries: entries.map((entry) => ({
          id: `${base}${entry.path}`,
          title: { value: entry.title },
          published: new Date(entry.publishedAt),
          updated: new Date(entry.changedAt),
          links: [{ href: `${base}${entry.path}`, rel: 'alternate', type: 'text/html' }],
          summary: { value: entry.summary },
          content: { value: entry.html, type: 'html' },
          categories: entry.topics.map((term) => ({ term })),
          ...(entry.language === null ? {} : { xml: { lang: languageTags[entry.language] } }),
        })),
      })
    case 'json':
      return JSON.stringify(
        generateJsonFeed({
          title,
          home_page_url: home,
          feed_url: `${base}${self}`,
          description,
          language: languageTags[language],
          authors: [{ name: title }],
          items: entries.map((entry) => ({
            id: `${base}${entry.path}`,
            url: `${base}${entry.path}`,
            title: entry.title,
            content_html: entry.html,
            summary: entry.summary,
            date_published: new Date(entry.publishedAt),
            date_modified: new Date(entry.changedAt),
            tags: [...entry.topics],
            ...(entry.language === null ? {} : { language: languageTags[entry.language] }),
            ...(entry.image === null ? {} : { image: `${base}${entry.image}` }),
          })),
        }),
        null,
        1,
      )
  }
}
