import { type Entry, type Issue, type Item, type Language, languages } from '../../../src/model.ts'
import { cardSize } from '../cards/card.ts'
import { type Html, html, jsonLd, none } from '../page/html.ts'
import { languageTags, locales } from '../page/languages.ts'
import type { WebBrief } from '../ports.ts'
import { type ItemLook, issuePath, itemPath } from './item.ts'
import { prefixOf } from './languages.ts'

/** What programs are told of a page. `base` is the site's own address, without a slash at its end. */
export interface Meta {
  readonly base: string
  /** As it is in the brief's own language. */
  readonly path: string
  readonly brief: WebBrief
  /** The page's. */
  readonly language: Language
  /** The languages in which it has something to say of its own; none: the brief's. */
  readonly given: readonly Language[]
  readonly title: string
  readonly description: string
  readonly kind: 'article' | 'website'
  readonly publishedAt?: number
  readonly changedAt?: number
  /** Its share picture. */
  readonly card?: CardLink | null
  /** The path of another picture. */
  readonly picture?: string | null
  readonly data?: unknown
}

/** A share picture: its path, and what it is in words. */
export interface CardLink {
  readonly path: string
  readonly words: string
}

/** Canonical address, the same page in other languages, Open Graph and JSON-LD. */
export function metaPiece(meta: Meta): Html {
  const { base, path, brief, language, given, title, description, kind, publishedAt, changedAt, data } = meta
  // What says the same as the page in the brief's own language is to be found there.
  const own = given.includes(language) ? language : brief.language
  const address = (of: Language): string => `${base}${prefixOf(of, brief.language)}${path}`
  const others = languages.filter((each) => each !== own && given.includes(each))
  return html`<link rel="canonical" href="${address(own)}">
${given.length < 2 ? none : html`${given.map((each) => html`<link rel="alternate" hreflang="${languageTags[each]}" href="${address(each)}">`)}<link rel="alternate" hreflang="x-default" href="${address(brief.language)}">`}
<meta name="description" content="${description}">
<meta property="og:site_name" content="${brief.title}">
<meta property="og:type" content="${kind}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address(own)}">
<meta property="og:locale" content="${ogLocale(language)}">
${others.map((each) => html`<meta property="og:locale:alternate" content="${ogLocale(each)}">`)}
${publishedAt === undefined ? none : html`<meta property="article:published_time" content="${iso(publishedAt)}">`}
${changedAt === undefined ? none : html`<meta property="article:modified_time" content="${iso(changedAt)}">`}
${picturesPiece(meta)}
${data === undefined ? none : jsonLd(data)}`
}

const ogLocale = (language: Language): string => locales[language].replace('-', '_')

/** The first one is what most programs show. */
const picturesPiece = ({ base, card, picture }: Meta): Html => {
  const photo = picture ? html`<meta property="og:image" content="${base}${picture}">` : none
  if (!card) return html`${photo}<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">`
  return html`<meta property="og:image" content="${base}${card.path}"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="${cardSize.width}"><meta property="og:image:height" content="${cardSize.height}"><meta property="og:image:alt" content="${card.words}">${photo}
<meta name="twitter:card" content="summary_large_image"><meta name="twitter:image" content="${base}${card.path}"><meta name="twitter:image:alt" content="${card.words}">`
}

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

/** Of what data for search engines is: the brief, the address of its pages in this language, and a share picture's address or null. */
export interface DataOf {
  readonly home: string
  readonly image: string | null
  readonly look: ItemLook
}

/** An issue as search engines read it. */
export const issueData = (issue: Issue, of: DataOf): unknown => ({
  '@context': 'https://schema.org',
  '@type': 'PublicationIssue',
  '@id': `${of.home}${issuePath(issue.number)}`,
  url: `${of.home}${issuePath(issue.number)}`,
  name: issue.title,
  issueNumber: issue.number,
  inLanguage: languageTags[of.look.language],
  datePublished: iso(issue.publishedAt),
  ...(of.image === null ? {} : { image: of.image }),
  isPartOf: { '@type': 'Periodical', name: of.look.brief, url: `${of.home}/issues` },
  hasPart: issue.sections.flatMap(({ title, items }) =>
    items
      .filter(({ amended }) => amended?.kind !== 'retracted')
      .map((item) => articleOf(item, issue.number, title, issue.publishedAt, { ...of, image: null })),
  ),
})

/** An item as search engines read it. */
export const itemData = ({ issue, section, item }: Entry, publishedAt: number, of: DataOf): unknown => ({
  '@context': 'https://schema.org',
  ...articleOf(item, issue, section, publishedAt, of),
  isPartOf: { '@type': 'PublicationIssue', issueNumber: issue, url: `${of.home}${issuePath(issue)}` },
})

function articleOf(
  item: Item,
  issue: number,
  section: string | null,
  publishedAt: number,
  { home, image, look }: DataOf,
) {
  const { headline, body, language } = look.wordingOf(item)
  return {
    '@type': 'NewsArticle',
    '@id': `${home}${itemPath(issue, item.number)}`,
    url: `${home}${itemPath(issue, item.number)}`,
    headline,
    ...(language === null ? {} : { inLanguage: languageTags[language] }),
    ...(body.length === 0 ? {} : { articleBody: body.join('\n\n') }),
    ...(section === null ? {} : { articleSection: section }),
    ...(item.topics.length === 0 ? {} : { keywords: item.topics.join(', ') }),
    ...(image === null ? {} : { image }),
    ...(item.source?.url ? { isBasedOn: item.source.url } : {}),
    ...(item.amended?.reason ? { correction: item.amended.reason } : {}),
    datePublished: iso(publishedAt),
    publisher: { '@type': 'Organization', name: look.brief },
  }
}
