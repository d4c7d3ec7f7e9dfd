import type { Action, ItemBlock } from '../../../src/doc.ts'
import { type Block, type Mrkdwn, type PlainText, plain, type RichLeaf } from '../blocks.ts'
import { budget, limits } from '../limits.ts'
import { toButton } from './buttons.ts'
import type { Told } from './names.ts'
import { linkified, linkTo, richBlocks, words } from './rich.ts'
import { split } from './split.ts'
import { clean, cut, escapeMrkdwn, linkable, weightOf } from './text.ts'

/** An item: a headline with an open button, or headline and body; then source, topics and note in a dimmed line; then its picture. */
export function itemBlocks(item: ItemBlock, named: Told): readonly Block[] {
  const headline = `${item.number}. ${item.headline}`
  const body = item.body.filter((paragraph) => paragraph.trim())
  const button = item.open ? toButton(item.open, named, `${item.number}`) : null
  const head =
    body.length === 0 && button
      ? withButton(headline, button)
      : richBlocks([
          ...words(headline, { bold: true }),
          ...body.flatMap((paragraph, index) => [...words(index === 0 ? '\n' : '\n\n'), ...linkified(paragraph)]),
        ])
  const foot = footBlocks(item)
  const late = body.length > 0 && button ? [{ type: 'actions', elements: [button] } as const] : []
  const hint = item.open && !button ? hintOf(item.open, named) : []
  return identified([...head, ...foot, ...late, ...hint, ...pictureBlocks(item)], item.number)
}

/** Dimmed text in which nothing is parsed, cut into as many elements as it needs. */
export const contextBlocks = (texts: readonly string[]): readonly Block[] =>
  grouped(texts.flatMap((value) => pieces(value).map(plain)))

const pictureBlocks = ({ photo, headline }: ItemBlock): readonly Block[] =>
  photo === undefined ? [] : [{ type: 'picture', photo, alt_text: cut(clean(headline).trim() || '…', 300) }]

const withButton = (headline: string, button: NonNullable<ReturnType<typeof toButton>>): readonly Block[] =>
  pieces(headline).map((text, index) => ({
    type: 'section',
    text: plain(text),
    ...(index === 0 ? { accessory: button } : {}),
  }))

function hintOf(action: Action, named: Told): readonly Block[] {
  return richBlocks([...words(`${action.label}: `), ...words(`${named.slash} ${action.command}`, { code: true })])
}

function footBlocks({ source, topics, note }: ItemBlock): readonly Block[] {
  const hashtags = topics.map((topic) => `#${topic}`).join(' ')
  const dimmed = [hashtags, note ?? ''].filter((line) => line.trim())
  if (!source?.name.trim() && !source?.url) return contextBlocks(dimmed)
  const name = source.name.trim() || (source.url ?? '')
  if (source.url === null) return contextBlocks([name, ...dimmed])
  const marked = sourceLink(name, source.url)
  if (marked) return grouped([marked, ...dimmed.flatMap((line) => pieces(line).map(plain))])
  const leaves: readonly RichLeaf[] = linkTo(name, source.url)
  return [...richBlocks(leaves), ...contextBlocks(dimmed)]
}

/** A dimmed link needs mrkdwn, so it is for names in which mrkdwn finds nothing to read; null for all others. */
function sourceLink(name: string, url: string): Mrkdwn | null {
  const address = linkable(url, limits.url / 2)
  if (address === null || weightOf(name) > 200 || /[*_~`|:\n@#]/.test(name)) return null
  return { type: 'mrkdwn', text: `<${address.replaceAll('&', '&amp;')}|${escapeMrkdwn(clean(name))}>`, verbatim: true }
}

const pieces = (value: string): readonly string[] =>
  split(clean(value), budget.blockText).filter((piece) => piece.trim())

function grouped(elements: readonly (PlainText | Mrkdwn)[]): readonly Block[] {
  const rows: (PlainText | Mrkdwn)[][] = []
  let weight = Number.POSITIVE_INFINITY
  for (const element of elements) {
    const own = weightOf(element.text)
    const row = rows.at(-1)
    if (!row || weight + own > budget.blockText || row.length === limits.context.elements) {
      rows.push([element])
      weight = own
    } else {
      row.push(element)
      weight += own
    }
  }
  return rows.map((row) => ({ type: 'context', elements: row }))
}

/** The name of an item's first block, by which a pressed button finds its place in a changed message. */
const identified = (blocks: readonly Block[], number: number): readonly Block[] =>
  blocks.map((block, index) => (index === 0 ? { ...block, block_id: `item-${number}` } : block))
