import type { Entry, Issue, Language } from '../../../src/model.ts'
import { html, none, written } from '../page/html.ts'
import { languageTags } from '../page/languages.ts'
import { amendedAt, bodyPiece, type ItemLook, issueName, issuePath, itemPath } from './item.ts'

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
  readonly topics: readonly string[]
}

/** A feed before it is written. */
export interface Feed {
  readonly title: string
  readonly description: string
  readonly language: Language
  readonly base: string
  /** The page that it is of. */
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
          items: entries.map((entry) => ({
            id: `${base}${entry.path}`,
            url: `${base}${entry.path}`,
            title: entry.title,
            content_html: entry.html,
            summary: entry.summary,
            date_published: new Date(entry.publishedAt),
            date_modified: new Date(entry.changedAt),
            tags: [...entry.topics],
          })),
        }),
        null,
        1,
      )
  }
}

/** A whole issue as one entry. */
export async function issueEntry(issue: Issue, look: ItemLook, zoned: Zoned): Promise<FeedEntry> {
  const items = issue.sections.flatMap((section) => section.items)
  const piece = html`${issue.sections.map(
    ({ title, items }) =>
      html`${title === null ? none : html`<h2>${title}</h2>`}${items.map(
        (item) =>
          html`<h3>${item.number}. ${item.headline}</h3>${storyPiece({ issue: issue.number, date: issue.date, section: title, item }, look)}`,
      )}`,
  )}${issue.footer.map((line) => html`<p>${line}</p>`)}`
  return {
    path: issuePath(issue.number),
    title: issueName(issue, look),
    html: await written(piece),
    summary: items.map(({ headline }) => headline).join(' · '),
    publishedAt: issue.publishedAt,
    changedAt: Math.max(issue.publishedAt, ...items.map(({ amended }) => (amended ? zoned(amended.time) : 0))),
    topics: [...new Set(items.flatMap(({ topics }) => topics))],
  }
}

/** The moment that the brief's own clock (YYYY-MM-DDTHH:MM) shows, in milliseconds since the epoch. */
export type Zoned = (time: string) => number

/** One item as an entry. */
export const itemEntry = async (
  entry: Entry,
  publishedAt: number,
  look: ItemLook,
  zoned: Zoned,
): Promise<FeedEntry> => ({
  path: itemPath(entry.issue, entry.item.number),
  title: entry.item.headline,
  html: await written(storyPiece(entry, look)),
  summary: entry.item.body[0] ?? entry.item.headline,
  publishedAt,
  changedAt: Math.max(publishedAt, entry.item.amended ? zoned(entry.item.amended.time) : 0),
  topics: entry.item.topics,
})

const storyPiece = ({ date, item }: Entry, look: ItemLook) => {
  const { amended, source } = item
  const note = amended
    ? html`<p><em>${look.words.amended(amended.kind, amendedAt(amended.time, date, look.language))}${amended.reason === null ? none : html`: ${amended.reason}`}</em></p>`
    : none
  if (amended?.kind === 'retracted') return note
  const from =
    source === null
      ? none
      : source.url === null
        ? html`<p>${source.name}</p>`
        : html`<p><a href="${source.url}">${source.name}</a></p>`
  return html`${bodyPiece({ ...item, photos: [] }, look)}${note}${from}`
}
