import type { Draft, Item, Section, Source } from '../model.ts'
import { noTopic } from '../topics/hashtag.ts'
import { escapeEnd, escapeStart } from './layout/escape.ts'
import { hasDate } from './layout/head.ts'
import { normalise } from './normalise.ts'
import { parse } from './parse.ts'
import { sourceTail } from './source/source.ts'

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
 * taken for a mark, a source or hashtags. Where even so a reader would have to guess what is a heading or the footer, all
 * of them are marked instead: `# Title`, `## Section` (`##` for none), `---` above the footer.
 */
export function print(draft: Draft): string {
  const normal = normalise(draft)
  const text = plain(normal)
  return sameContent(parse(text, { topics: [] }), normal) ? text : marked(normal)
}

/** Whether two drafts say the same, problems and all else beside the content left aside. */
export const sameContent = (one: Draft, other: Draft): boolean => content(one) === content(other)

function plain({ title, date, sections, footer }: Draft): string {
  const head = [escapeStart(title), date ?? ''].filter((line) => line !== '')
  const body = sections.flatMap((section) => [
    ...(section.title === null ? [] : [escapeStart(section.title)]),
    ...section.items.map(itemText),
  ])
  return joined([head.join('\n'), ...body, footerText(footer)])
}

function marked({ title, date, sections, footer }: Draft): string {
  const head = title === '' ? [] : [`# ${escapeEnd(title, hasDate)}`]
  const heading = (section: Section): string => (section.title === null ? '##' : `## ${section.title}`)
  const body = sections.flatMap((section) => [heading(section), ...section.items.map(itemText)])
  return joined([[...head, date ?? ''].join('\n').trim(), ...body, '---', footerText(footer)])
}

const joined = (blocks: readonly string[]): string => {
  const text = blocks.filter((block) => block !== '').join('\n\n')
  return text === '' ? '' : `${text}\n`
}

const footerText = (footer: readonly string[]): string => footer.map(escapeStart).join('\n')

const itemText = (item: Item): string => `${item.number}. ${printItem(item)}`

/** One item alone, without its number: what `readOne` reads back as the same. */
export function printItem({ headline, body, source, topics }: Omit<Item, 'number'>): string {
  const lines = [headline, ...body].map((text) => escapeStart(escapeEnd(text)))
  const last = body.length > 0 ? (lines.pop() ?? '') : ''
  const tags = topics.length > 0 ? topics : [noTopic]
  const text = [...lines, ...(source ? sourceLines(last, source) : [last]), tags.map((tag) => `#${tag}`).join(' ')]
  return text.filter((line) => line !== '').join('\n')
}

/** A last paragraph (or none) with its source: in brackets where it is found there again, else on a line of its own. */
function sourceLines(last: string, { name, url }: Source): readonly string[] {
  const inside = url === null ? name : `${name}, ${url}`
  const line = `${last} (${inside})`.trim()
  const tail = sourceTail(line)
  const same = tail?.rest === last && tail.source.name === name && tail.source.url === url
  return same ? [line] : [last, `Source: ${inside}`]
}

function content({ title, date, sections, footer }: Draft): string {
  const items = sections.map((section) => [
    section.title,
    section.items.map(({ number, headline, body, source, topics }) => [
      number,
      headline,
      body,
      source && [source.name, source.url],
      topics,
    ]),
  ])
  return JSON.stringify([title, date, items, footer])
}
