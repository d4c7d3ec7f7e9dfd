import type { Entry, Issue, Item, Language } from '../../../src/model.ts'
import { type Html, html, jsonLd, none } from '../page/html.ts'
import { locales } from '../page/languages.ts'
import { issuePath, itemPath } from './item.ts'

/** What programs are told of a page. `base` is the site's own address, without a slash at its end. */
export interface Meta {
  readonly base: string
  readonly path: string
  readonly brief: string
  readonly language: Language
  readonly title: string
  readonly description: string
  readonly kind: 'article' | 'website'
  readonly publishedAt?: number
  /** A path. */
  readonly picture?: string | null
  readonly data?: unknown
}

/** Canonical address, Open Graph and JSON-LD. */
export const metaPiece = ({
  base,
  path,
  brief,
  language,
  title,
  description,
  kind,
  publishedAt,
  picture,
  data,
}: Meta): Html =>
  html`<link rel="canonical" href="${base}${path}">
<meta name="description" content="${description}">
<meta property="og:site_name" content="${brief}">
<meta property="og:type" content="${kind}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${base}${path}">
<meta property="og:locale" content="${locales[language].replace('-', '_')}">
${publishedAt === undefined ? none : html`<meta property="article:published_time" content="${iso(publishedAt)}">`}
${picture ? html`<meta property="og:image" content="${base}${picture}"><meta name="twitter:card" content="summary_large_image">` : html`<meta name="twitter:card" content="summary">`}
${data === undefined ? none : jsonLd(data)}`

/** Links to the feeds of a page. */
export const feedLinks = (folder: string, title: string): Html =>
  html`<link rel="alternate" type="application/rss+xml" title="${title} (RSS)" href="${folder}/feed.xml">
<link rel="alternate" type="application/atom+xml" title="${title} (Atom)" href="${folder}/feed.atom">
<link rel="alternate" type="application/feed+json" title="${title} (JSON)" href="${folder}/feed.json">`

export const iso = (at: number): string => new Date(at).toISOString()

/** The first words of a text, at most so many letters, whole words where there are any. */
export function beginning(text: string, most = 200): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most).toWellFormed().replaceAll('�', '')
  const blank = cut.lastIndexOf(' ')
  return `${blank > most / 2 ? cut.slice(0, blank) : cut}…`
}

/** An issue as search engines read it. */
export const issueData = (issue: Issue, brief: string, base: string): unknown => ({
  '@context': 'https://schema.org',
  '@type': 'PublicationIssue',
  '@id': `${base}${issuePath(issue.number)}`,
  url: `${base}${issuePath(issue.number)}`,
  name: issue.title,
  issueNumber: issue.number,
  datePublished: iso(issue.publishedAt),
  isPartOf: { '@type': 'Periodical', name: brief, url: `${base}/issues` },
  hasPart: issue.sections.flatMap(({ title, items }) =>
    items
      .filter(({ amended }) => amended?.kind !== 'retracted')
      .map((item) => articleOf(item, issue.number, title, issue.publishedAt, brief, base)),
  ),
})

/** An item as search engines read it. */
export const itemData = (
  { issue, section, item }: Entry,
  publishedAt: number,
  brief: string,
  base: string,
): unknown => ({
  '@context': 'https://schema.org',
  ...articleOf(item, issue, section, publishedAt, brief, base),
  isPartOf: { '@type': 'PublicationIssue', issueNumber: issue, url: `${base}${issuePath(issue)}` },
})

const articleOf = (
  item: Item,
  issue: number,
  section: string | null,
  publishedAt: number,
  brief: string,
  base: string,
) => ({
  '@type': 'NewsArticle',
  '@id': `${base}${itemPath(issue, item.number)}`,
  url: `${base}${itemPath(issue, item.number)}`,
  headline: item.headline,
  ...(item.body.length === 0 ? {} : { articleBody: item.body.join('\n\n') }),
  ...(section === null ? {} : { articleSection: section }),
  ...(item.topics.length === 0 ? {} : { keywords: item.topics.join(', ') }),
  ...(item.source?.url ? { isBasedOn: item.source.url } : {}),
  ...(item.amended?.reason ? { correction: item.amended.reason } : {}),
  datePublished: iso(publishedAt),
  publisher: { '@type': 'Organization', name: brief },
})
