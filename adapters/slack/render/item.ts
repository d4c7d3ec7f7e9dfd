import { type Action, type ItemBlock, tagsOf } from '../../../src/doc.ts'
import {
  type Block,
  type ContextBlock,
  type Mrkdwn,
  type PictureBlock,
  type PlainText,
  plain,
  type RichLeaf,
} from '../blocks.ts'
import { budget, limits } from '../limits.ts'
import { toButton } from './buttons.ts'
import type { Told } from './names.ts'
import { linkified, linkTo, richBlocks, words } from './rich.ts'
import { split } from './split.ts'
import { clean, cut, escapeMrkdwn, linkable, weightOf } from './text.ts'

/** An item: a headline with an open button, or headline and body; then source, topics and note in a dimmed line; then its picture. */
export function itemBlocks(item: ItemBlock, named: Told): readonly Block[] {
  const headline = headlineOf(item)
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

/** The number and the headline. */
export const headlineOf = ({ number, headline }: ItemBlock): string => `${number}. ${headline}`

/** Dimmed text in which nothing is parsed, cut into as many elements as it needs. */
export const contextBlocks = (texts: readonly string[]): readonly ContextBlock[] =>
  grouped(texts.flatMap((value) => pieces(value).map(plain)))

/** The picture of an item, if it has one. */
export const pictureBlocks = ({ photos = [], headline }: ItemBlock): readonly PictureBlock[] =>
  photos.map((photo) => ({ type: 'picture', photo, alt_text: cut(clean(headline).trim() || '…', 300) }))

const withButton = (headline: string, button: NonNullable<ReturnType<typeof toButton>>): readonly Block[] =>
  pieces(headline).map((text, index) => ({
    type: 'section',
    text: plain(text),
    ...(index === 0 ? { accessory: button } : {}),
  }))

function hintOf(action: Action, named: Told): readonly Block[] {
  return richBlocks([...words(`${action.label}: `), ...words(`${named.slash} ${action.command}`, { code: true })])
}

function footBlocks(item: ItemBlock): readonly Block[] {
  const { name, url } = sourceOf(item)
  if (url === null || sourceLink(name, url)) return dimmedFoot(item)
  const leaves: readonly RichLeaf[] = linkTo(name, url)
  return [...richBlocks(leaves), ...dimmedFoot({ ...item, source: null })]
}

/** Source, topics and note, all dimmed; an address that cannot be a link there is said. */
export function dimmedFoot(item: ItemBlock): readonly ContextBlock[] {
  const { name, url } = sourceOf(item)
  const marked = url === null ? null : sourceLink(name, url)
  const said =
    url === null
      ? name
      : linkTo(name, url)
          .map((leaf) => leaf.text)
          .join('')
  const rest = [marked ? '' : said, hashtagsOf(item), item.note ?? ''].filter((line) => line.trim())
  return grouped([...(marked ? [marked] : []), ...rest.flatMap((line) => pieces(line).map(plain))])
}

/** What the source is called, at least by its address; empty: there is none. */
export const sourceOf = ({ source }: ItemBlock) => ({
  name: source?.name.trim() || (source?.url ?? ''),
  url: source?.url ?? null,
})

/** The topics, as people search for them. */
export const hashtagsOf = (item: ItemBlock): string => tagsOf(item, (slug) => `#${slug}`)

/** A dimmed link needs mrkdwn, so it is for names in which mrkdwn finds nothing to read; null for all others. */
function sourceLink(name: string, url: string): Mrkdwn | null {
  const address = linkable(url, limits.url / 2)
  if (address === null || weightOf(name) > 200 || /[*_~`|:\n@#]/.test(name)) return null
  return { type: 'mrkdwn', text: `<${address.replaceAll('&', '&amp;')}|${escapeMrkdwn(clean(name))}>`, verbatim: true }
}

const pieces = (value: string): readonly string[] =>
  split(clean(value), budget.blockText).filter((piece) => piece.trim())

function grouped(elements: readonly (PlainText | Mrkdwn)[]): readonly ContextBlock[] {
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
