import { longDate } from '../../../src/doc.ts'
import type { Entry, Issue, Item, Language, Topic } from '../../../src/model.ts'
import { topicTitleIn } from '../../../src/model.ts'
import { type Html, html, none } from '../page/html.ts'
import type { ArchiveWords } from '../words/archive.ts'

/** How items are shown. */
export interface ItemLook {
  readonly language: Language
  readonly words: ArchiveWords
  readonly topics: readonly Topic[]
  /** The brief's title. */
  readonly brief: string
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

/** When it was changed, as people say it. */
export const amendedAt = (time: string, date: string, language: Language): string => {
  const [day = '', clock = ''] = time.split('T')
  return day === date ? clock : `${longDate(day, language)}, ${clock}`
}

/** An item with all that it says. `level` is that of its heading; `where` tells where it comes from, in the archive's lists. */
export function itemPiece(
  { issue, date, item }: Pick<Entry, 'issue' | 'date' | 'item'>,
  look: ItemLook,
  { level = 3, where = none }: { readonly level?: 1 | 2 | 3; readonly where?: Html } = {},
): Html {
  const { number, headline, amended } = item
  const title = html`<a href="${itemPath(issue, number)}">${headline}</a>`
  const heading =
    level === 1
      ? html`<h1 dir="auto">${headline}</h1>`
      : level === 2
        ? html`<h2 dir="auto">${title}</h2>`
        : html`<h3 dir="auto">${title}</h3>`
  return html`<article class="item${amended ? ` ${amended.kind}` : ''}" id="item-${number}">
<p class="number" aria-hidden="true">${number}</p>
<div class="story">${heading}${where}${
    amended?.kind === 'retracted' ? none : bodyPiece(item, look)
  }${amended ? amendedPiece(item, date, look) : none}${amended?.kind === 'retracted' ? none : metaPiece(item, look)}</div>
</article>`
}

/** Where an item of a list comes from. */
export const wherePiece = ({ issue, date, section }: Entry, { language, words }: ItemLook): Html =>
  html`<p class="where"><a href="${issuePath(issue)}">${words.inIssue(issue, longDate(date, language))}</a>${
    section === null ? none : html` · ${section}`
  }</p>`

/** What an item says below its headline, pictures too. */
export const bodyPiece = ({ body, photos = [], number }: Item, { words }: Pick<ItemLook, 'words'>): Html =>
  html`${body.map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}${photos.map(
    (id) => html`<img src="/pictures/${id}" alt="${words.picture(number)}" loading="lazy">`,
  )}`

const amendedPiece = ({ amended }: Item, date: string, { language, words }: ItemLook): Html =>
  amended === undefined
    ? none
    : html`<p class="amended"><strong>${words.amended(amended.kind, amendedAt(amended.time, date, language))}</strong>${
        amended.reason === null ? none : html` <bdi>${amended.reason}</bdi>`
      }</p>`

const metaPiece = ({ source, topics: slugs }: Item, { topics, language }: ItemLook): Html => {
  if (source === null && slugs.length === 0) return none
  const from =
    source === null
      ? none
      : !isWebAddress(source.url)
        ? html`<span class="source" dir="auto">${source.name}</span>`
        : html`<a class="source" dir="auto" href="${source.url}" rel="noopener nofollow">${source.name}</a>`
  const tags = slugs.map(
    (slug) => html`<a class="tag" dir="auto" href="${topicPath(slug)}">${titleOf(slug, topics, language)}</a>`,
  )
  return html`<p class="meta">${from}${tags}</p>`
}

/** Nothing but a web page is ever linked to. */
const isWebAddress = (url: string | null): url is string => /^https?:\/\//i.test(url ?? '')

/** What a topic is called. */
export const titleOf = (slug: string, topics: readonly Topic[], language: Language): string => {
  const topic = topics.find((each) => each.slug === slug)
  return topic ? topicTitleIn(topic, language) : slug
}
