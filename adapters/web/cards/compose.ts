import { createHash } from 'node:crypto'
import { longDate } from '../../../src/doc.ts'
import type { Entry, Issue, Item } from '../../../src/model.ts'
import { amendedWords, type ItemLook, issueName, issuePath, itemPath } from '../archive/item.ts'
import type { Card } from './card.ts'

/** So many headlines fit at most. */
const mostPoints = 6
/** In UTF-16 units; a title longer than that would be cut anyhow. */
const [longTitle, longText] = [400, 600]

/** The card of a whole issue. */
export function issueCard(issue: Issue, look: ItemLook): Card {
  const { words, language, brief, wordingOf } = look
  const items = issue.sections.flatMap((section) => section.items)
  const standing = items.filter(({ amended }) => amended?.kind !== 'retracted')
  return {
    brief: clean(brief, longTitle),
    kicker: [longDate(issue.date, language), words.items(standing.length)].join(' · '),
    title: clean(issueName(issue, look), longTitle),
    struck: false,
    text: null,
    points: standing
      .slice(0, mostPoints)
      .map((item) => ({ number: item.number, text: clean(wordingOf(item).headline, longTitle) })),
    more: standing.map((_, at) => (at === 0 ? '' : words.andMore(at))),
    note: items.some(({ amended }) => amended !== undefined) ? words.correctedSince : null,
  }
}

/** The card of one item. */
export function itemCard({ issue, date, section, item }: Entry, look: ItemLook): Card {
  const { words, language, brief, wordingOf } = look
  const { headline, body } = wordingOf(item)
  const gone = item.amended?.kind === 'retracted'
  return {
    brief: clean(brief, longTitle),
    kicker: clean([words.inIssue(issue, longDate(date, language)), section].filter(Boolean).join(' · '), longTitle),
    title: clean(headline, longTitle),
    struck: gone,
    text: gone || body.length === 0 ? null : clean(body.join(' '), longText),
    points: [],
    more: [],
    note: noteOf(item, date, look),
  }
}

const noteOf = ({ amended }: Item, date: string, { words, language }: ItemLook): string | null =>
  amended === undefined ? null : clean(amendedWords(amended, date, { words, language }), longText)

/** One line of letters that can be seen: nothing that turns the direction of what follows, and no towers of marks. */
const clean = (text: string, most: number): string =>
  text
    .slice(0, most)
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF\u00AD]/gu, '')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()

/** What the picture is in words, for whoever does not see it. */
export const cardWords = ({ brief, kicker, title, points, note }: Card): string =>
  [brief, kicker, title, ...points.map(({ text }) => text), note]
    .filter(Boolean)
    .join(' · ')
    .slice(0, 400)
    .toWellFormed()

/** Another one whenever the pictures are to look different though what they say is the same. */
const style = 1

/** Names this very picture: the same for the same content. */
export const cardMark = (card: Card): string =>
  createHash('sha256')
    .update(JSON.stringify([style, card]))
    .digest('base64url')
    .slice(0, 16)

/** Where an issue's card is in this state of it. */
export const issueCardPath = (issue: number, mark: string): string => `/cards${issuePath(issue)}.${mark}.png`
export const itemCardPath = (issue: number, item: number, mark: string): string =>
  `/cards${itemPath(issue, item)}.${mark}.png`
