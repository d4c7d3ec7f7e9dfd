import type { Entry, Issue } from '../../../src/model.ts'
import { cardMark, issueCard, issueCardPath, itemCard, itemCardPath } from '../cards/compose.ts'
import { html, none, written } from '../page/html.ts'
import type { FeedEntry } from './feeds.ts'
import {
  amendedWords,
  bodyPiece,
  type ItemLook,
  inLanguage,
  issueName,
  issuePath,
  isWebAddress,
  itemPath,
  titleOf,
} from './item.ts'

/** What entries are made of. */
export interface EntryLook extends ItemLook {
  readonly zoned: Zoned
  /** Whether there are share pictures. */
  readonly pictured: boolean
}

/** A whole issue as one entry. */
export async function issueEntry(issue: Issue, look: EntryLook): Promise<FeedEntry> {
  const items = issue.sections.flatMap((section) => section.items)
  const { prefix, wordingOf, zoned, pictured } = look
  const piece = html`${issue.sections.map(
    ({ title, items }) =>
      html`${title === null ? none : html`<h2>${title}</h2>`}${items.map((item) => {
        const { headline, language } = wordingOf(item)
        return html`<h3${inLanguage(language, look.language)}>${item.number}. ${headline}</h3>${storyPiece({ issue: issue.number, date: issue.date, section: title, item }, look)}`
      })}`,
  )}${issue.footer.map((line) => html`<p>${line}</p>`)}`
  return {
    path: `${prefix}${issuePath(issue.number)}`,
    title: issueName(issue, look),
    html: await written(piece),
    summary: items
      .filter(({ amended }) => amended?.kind !== 'retracted')
      .map((item) => wordingOf(item).headline)
      .join(' · '),
    publishedAt: issue.publishedAt,
    changedAt: changedAt(issue, zoned),
    topics: [...new Set(items.flatMap(({ topics }) => topics))].map((slug) =>
      titleOf(slug, look.topics, look.language),
    ),
    language: null,
    image: pictured ? `${prefix}${issueCardPath(issue.number, cardMark(issueCard(issue, look)))}` : null,
  }
}

/** The moment that the brief's own clock (YYYY-MM-DDTHH:MM) shows, in milliseconds since the epoch. */
export type Zoned = (time: string) => number

/** When an issue was last changed, in milliseconds since the epoch. */
export const changedAt = ({ publishedAt, sections }: Issue, zoned: Zoned): number =>
  Math.max(
    publishedAt,
    ...sections.flatMap(({ items }) => items.map(({ amended }) => (amended ? zoned(amended.time) : 0))),
  )

/** One item as an entry. */
export async function itemEntry(entry: Entry, publishedAt: number, look: EntryLook): Promise<FeedEntry> {
  const { issue, item } = entry
  const { headline, body, language } = look.wordingOf(item)
  const gone = item.amended?.kind === 'retracted'
  return {
    path: `${look.prefix}${itemPath(issue, item.number)}`,
    title: headline,
    html: await written(storyPiece(entry, look)),
    summary: (gone ? item.amended?.reason : body[0]) ?? headline,
    publishedAt,
    changedAt: Math.max(publishedAt, item.amended ? look.zoned(item.amended.time) : 0),
    topics: item.topics.map((slug) => titleOf(slug, look.topics, look.language)),
    language,
    image: look.pictured ? `${look.prefix}${itemCardPath(issue, item.number, cardMark(itemCard(entry, look)))}` : null,
  }
}

const storyPiece = ({ date, item }: Entry, look: ItemLook) => {
  const { amended, source } = item
  const note = amended ? html`<p><em>${amendedWords(amended, date, look)}</em></p>` : none
  if (amended?.kind === 'retracted') return note
  const from =
    source === null
      ? none
      : isWebAddress(source.url)
        ? html`<p><a href="${source.url}">${source.name}</a></p>`
        : html`<p>${source.name}</p>`
  return html`${bodyPiece({ ...item, photos: [] }, look)}${note}${from}`
}
