import type { Draft, Item, Section, Source } from '../model.ts'
import { noTopic } from '../topics/hashtag.ts'
import { escapeEnd, escapeMarkup, escapeStart } from './layout/escape.ts'
import { hasDate } from './layout/head.ts'
import { translationLines, unmarked } from './layout/translation-lines.ts'
import { normalise } from './normalise.ts'
import { ownMark } from './own-form.ts'
import { parse } from './parse.ts'
import { sourceTail } from './source/source.ts'
import { readMarkup } from './text/markup.ts'
import { plain } from './text/tokens.ts'

/**
 * The canonical newsletter text of a draft, which `parse` reads back as the same content (see `normalise`):
 *
 *     Title
 *     2026-03-09
 *
 *     Section
 *
 *     1. Headline
 *     A paragraph.
 *     Another one. (Source, https://example.com/a)
 *     #topic #another
 *
 *     A closing paragraph.
 *
 * An item without topics has `#none`, so that none are guessed. A backslash in front of a line or behind it keeps it from being
 * taken for a mark, a source or hashtags; one before punctuation keeps that from being taken for markup. Where even so a
 * reader would have to guess what is a heading or the footer, all of them are marked instead: `# Title`, `## Section` (`##`
 * for none), `---` above the footer, and `<!-- briefwire -->` on top says so; so it is where an item has translations, which stand below
 * it (`:en:`, headline, paragraphs); and `<!-- briefwire urgent -->` above an urgent issue.
 */
export function print(draft: Draft): string {
  const normal = normalise(draft)
  if (hasTranslations(normal) || normal.urgent) return marked(normal)
  const text = plainly(normal)
  return sameContent(parse(text, { topics: [] }), normal) ? text : marked(normal)
}

/** Whether two drafts say the same, problems and all else beside the content left aside. */
export const sameContent = (one: Draft, other: Draft): boolean => content(one) === content(other)

function plainly({ title, date, sections, footer }: Draft): string {
  const head = [written(title), date ?? ''].filter((line) => line !== '')
  const body = sections.flatMap((section) => [
    ...(section.title === null ? [] : [written(section.title)]),
    ...section.items.map(itemText),
  ])
  return joined([head.join('\n'), ...body, footer.map(written).join('\n')])
}

/** Marked in full, so that nothing is left to guess. */
function marked({ title, date, sections, footer, urgent }: Draft): string {
  const head = title === '' ? [] : [`# ${inHeading(escapeEnd(escapeMarkup(title), hasDate))}`]
  const heading = (section: Section): string =>
    section.title === null ? '##' : `## ${inHeading(escapeMarkup(section.title))}`
  const body = sections.flatMap((section) => [heading(section), ...section.items.map(markedItem)])
  return joined([
    ownMark(urgent ? { urgent } : {}),
    [...head, date ?? ''].join('\n').trim(),
    ...body,
    '---',
    ...footer.map(written),
  ])
}

/** Signs at the end of a heading are layout, too. */
const inHeading = (text: string): string => text.replace(/ (#+)$/, ' \\$1')

const joined = (blocks: readonly string[]): string => {
  const text = blocks.filter((block) => block !== '').join('\n\n')
  return text === '' ? '' : `${text}\n`
}

const written = (text: string): string => escapeStart(escapeMarkup(text))

/** A text alone on its line. */
const lineOf = (text: string): string => escapeStart(escapeEnd(escapeMarkup(text), () => false))

/** With its translations below it, and no other line taken for their mark. */
const markedItem = (item: Item): string =>
  [...itemText(item).split('\n').map(unmarked), ...translationLines(item, lineOf)].join('\n')

const hasTranslations = ({ sections }: Draft): boolean =>
  sections.some(({ items }) => items.some(({ translations }) => translations !== undefined))

const itemText = (item: Item): string => `${item.number}. ${printItem(item)}`

/** One item alone, without its number: what `readOne` reads back as the same. */
export function printItem({ headline, body, source, topics }: Omit<Item, 'number'>): string {
  const lines = [headline, ...body].map((text) => escapeEnd(escapeMarkup(text)))
  const last = body.length > 0 ? (lines.pop() ?? '') : ''
  const tags = topics.length > 0 ? topics : [noTopic]
  const text = [...lines, ...(source ? sourceLines(last, source) : [last]), tags.map((tag) => `#${tag}`).join(' ')]
  return text.flatMap((line, at) => (line === '' ? [] : at === text.length - 1 ? line : escapeStart(line))).join('\n')
}

/** A last paragraph (or none) with its source: in brackets where it is found there again, else on a line of its own. */
function sourceLines(last: string, { name, url }: Source): readonly string[] {
  const address = url !== null && /[[\]<>"*`|]/.test(url) ? `<${url}>` : url
  const inside = url === null ? escapeMarkup(name) : `${escapeMarkup(name)}, ${address}`
  const line = `${last} (${inside})`.trim()
  const tail = sourceTail(readMarkup(line, new Map()).text)
  const rest = readMarkup(last, new Map()).text
  const same = tail?.rest === rest && plain(tail.source.name) === name && tail.source.url === url
  return same ? [line] : [last, `Source: ${inside}`]
}

function content({ title, date, sections, footer, urgent }: Draft): string {
  const items = sections.map((section) => [
    section.title,
    section.items.map(({ number, headline, body, source, topics, language, translations = [] }) => [
      number,
      headline,
      body,
      source && [source.name, source.url],
      topics,
      translations.map((each) => [each.language, each.headline, each.body]),
      translations.length > 0 ? language : null,
    ]),
  ])
  return JSON.stringify([title, date, items, footer, urgent === true])
}
