import { longDate } from '../../../src/doc.ts'
import type { Amendment, Entry, Issue, Item, Language, Topic } from '../../../src/model.ts'
import { topicTitleIn } from '../../../src/model.ts'
import { type Html, html, none } from '../page/html.ts'
import { languageTags } from '../page/languages.ts'
import type { Wording } from '../ports.ts'
import type { ArchiveWords } from '../words/archive.ts'

/** How items are shown. */
export interface ItemLook {
  readonly language: Language
  readonly words: ArchiveWords
  readonly topics: readonly Topic[]
  /** The brief's title. */
  readonly brief: string
  /** What stands before the paths of pages in this language: nothing in the brief's own, else `/zh`. */
  readonly prefix: string
  readonly wordingOf: (item: Item) => Wording
}

/** What an issue is called: a title that is only the brief's says nothing beside it. */
export const issueName = (
  { number, title }: Pick<Issue, 'number' | 'title'>,
  { words, brief }: Pick<ItemLook, 'words' | 'brief'>,
): string => (title === brief ? words.issue(number) : `${words.issue(number)} · ${title}`)

/** The page of one item. */
export const itemPath = (issue: number, item: number): string => `/issues/${issue}/${item}`
export const issuePath = (issue: number): string => `/issues/${issue}`
export const topicPath = (slug: string): string => `/topics/${encodeURIComponent(slug)}`

/** Tells a browser of words that are in another language than the page. */
export const inLanguage = (spoken: Language | null, page: Language): Html =>
  spoken === null || spoken === page ? none : html` lang="${languageTags[spoken]}"`

/** When it was changed, as people say it. */
export const amendedAt = (time: string, date: string, language: Language): string => {
  const [day = '', clock = ''] = time.split('T')
  const said = longDate(day, language)
  return day === date ? clock : language === 'zh' ? `${said} ${clock}` : `${said}, ${clock}`
}

/** What was done to an item, when, and why, where somebody said so. */
export const amendedWords = (
  { kind, time, reason }: Amendment,
  date: string,
  { words, language }: Pick<ItemLook, 'words' | 'language'>,
): string => {
  const said = words.amended(kind, amendedAt(time, date, language))
  return reason === null ? said : words.because(said, reason)
}

/** An item with all that it says. `level` is that of its heading; `where` tells where it comes from, in the archive's lists. */
export function itemPiece(
  { issue, date, item }: Pick<Entry, 'issue' | 'date' | 'item'>,
  look: ItemLook,
  { level = 3, where = none }: { readonly level?: 1 | 2 | 3; readonly where?: Html } = {},
): Html {
  const { number, amended } = item
  const { headline, language } = look.wordingOf(item)
  const lang = inLanguage(language, look.language)
  const title = html`<a href="${look.prefix}${itemPath(issue, number)}">${headline}</a>`
  const heading =
    level === 1
      ? html`<h1 dir="auto"${lang}>${headline}</h1>`
      : level === 2
        ? html`<h2 dir="auto"${lang}>${title}</h2>`
        : html`<h3 dir="auto"${lang}>${title}</h3>`
  return html`<article class="item${amended ? ` ${amended.kind}` : ''}" id="item-${number}">
<p class="number" aria-hidden="true">${number}</p>
<div class="story">${heading}${where}${
    amended?.kind === 'retracted' ? none : bodyPiece(item, look)
  }${amended ? amendedPiece(item, date, look) : none}${amended?.kind === 'retracted' ? none : metaPiece(item, look)}</div>
</article>`
}

/** Where an item of a list comes from. */
export const wherePiece = ({ issue, date, section }: Entry, { language, words, prefix }: ItemLook): Html =>
  html`<p class="where"><a href="${prefix}${issuePath(issue)}">${words.inIssue(issue, longDate(date, language))}</a>${
    section === null ? none : html` · ${section}`
  }</p>`

/** What an item says below its headline, pictures too. */
export const bodyPiece = (item: Item, { words, language, wordingOf }: ItemLook): Html => {
  const { photos = [], number } = item
  const { body, language: spoken } = wordingOf(item)
  const lang = inLanguage(spoken, language)
  return html`${body.map((paragraph) => html`<p dir="auto"${lang}>${paragraph}</p>`)}${photos.map(
    (id) => html`<img src="/pictures/${id}" alt="${words.picture(number)}" loading="lazy">`,
  )}`
}

const amendedPiece = ({ amended }: Item, date: string, { language, words }: ItemLook): Html =>
  amended === undefined
    ? none
    : html`<p class="amended"><strong>${words.amended(amended.kind, amendedAt(amended.time, date, language))}</strong>${
        amended.reason === null ? none : html` <bdi>${amended.reason}</bdi>`
      }</p>`

const metaPiece = ({ source, topics: slugs }: Item, { topics, language, prefix }: ItemLook): Html => {
  if (source === null && slugs.length === 0) return none
  const from =
    source === null
      ? none
      : !isWebAddress(source.url)
        ? html`<span class="source" dir="auto">${source.name}</span>`
        : html`<a class="source" dir="auto" href="${source.url}" rel="noopener nofollow">${source.name}</a>`
  const tags = slugs.map(
    (slug) => html`<a class="tag" dir="auto" href="${prefix}${topicPath(slug)}">${titleOf(slug, topics, language)}</a>`,
  )
  return html`<p class="meta">${from}${tags}</p>`
}

/** Nothing but a web page is ever linked to. */
export const isWebAddress = (url: string | null): url is string => /^https?:\/\//i.test(url ?? '')

/** The item of this number, with where it stands; null: there is none. */
export function entryOf({ number: issue, date, sections }: Issue, number: number): Entry | null {
  for (const { title: section, items } of sections) {
    const item = items.find((each) => each.number === number)
    if (item) return { issue, date, section, item }
  }
  return null
}

/** What a topic is called. */
export const titleOf = (slug: string, topics: readonly Topic[], language: Language): string => {
  const topic = topics.find((each) => each.slug === slug)
  return topic ? topicTitleIn(topic, language) : slug
}
