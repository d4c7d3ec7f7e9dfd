import type { Inline } from '../../../src/doc.ts'
import type { Block, RichLeaf, RichList, RichSection, RichStyle } from '../blocks.ts'
import { budget, limits } from '../limits.ts'
import { split } from './split.ts'
import { clean, linkable, weightOf } from './text.ts'

/** Running text in which nothing is parsed; empty for empty text. */
export function words(value: string, style?: RichStyle): readonly RichLeaf[] {
  const text = clean(value)
  return text ? [{ type: 'text', text, ...(style ? { style } : {}) }] : []
}

/** A link, or name and address as text where Slack would not take the address. */
export function linkTo(name: string, url: string): readonly RichLeaf[] {
  const address = linkable(url, limits.url)
  if (address === null) return words(name === url ? url : `${name} (${url})`)
  return [{ type: 'link', url: address, text: clean(name).trim() || address }]
}

/** Running text with the addresses in it as links. */
export function linkified(value: string): readonly RichLeaf[] {
  const leaves: RichLeaf[] = []
  let from = 0
  for (const match of value.matchAll(address)) {
    const url = match[0].replace(/(?<![.,;:!?'"])[.,;:!?'"]+$/, '')
    leaves.push(...words(value.slice(from, match.index)), ...linkTo(url, url))
    from = match.index + url.length
  }
  return [...leaves, ...words(value.slice(from))]
}

const address = /https?:\/\/[^\s<>()[\]"'“”‘’（）【】「」，。；！？、]+/g

/** The pieces of a paragraph; a command is shown as what is typed, slash command first. */
export const inline = (pieces: readonly Inline[], slash: string): readonly RichLeaf[] =>
  pieces.flatMap((piece) => inlinePiece(piece, slash))

function inlinePiece(piece: Inline, slash: string): readonly RichLeaf[] {
  switch (piece.kind) {
    case 'text':
      return words(piece.text)
    case 'strong':
      return words(piece.text, { bold: true })
    case 'link':
      return linkTo(piece.text, piece.url)
    case 'command':
      return words(`${slash} ${piece.line}`, { code: true })
  }
}

/** Leaves as rich_text blocks, none above what one block may hold. Whatever is only blank makes no block. */
export const richBlocks = (leaves: readonly RichLeaf[]): readonly Block[] =>
  fill(leaves).map((elements) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }))

/** Entries as bullet lists, as many blocks as they need. */
export function listBlocks(entries: readonly (readonly RichLeaf[])[]): readonly Block[] {
  const sections = entries.flatMap((leaves) => fill(leaves))
  const lists: RichSection[][] = []
  let weight = Number.POSITIVE_INFINITY
  for (const elements of sections) {
    const own = weigh(elements)
    if (weight + own > budget.blockText) {
      lists.push([])
      weight = 0
    }
    lists.at(-1)?.push({ type: 'rich_text_section', elements })
    weight += own
  }
  return lists.map((elements): Block => ({ type: 'rich_text', elements: [bullets(elements)] }))
}

const bullets = (elements: readonly RichSection[]): RichList => ({ type: 'rich_text_list', style: 'bullet', elements })

const weigh = (leaves: readonly RichLeaf[]): number =>
  leaves.reduce((sum, leaf) => sum + weightOf(leaf.text) + (leaf.type === 'link' ? weightOf(leaf.url) : 0) + 20, 0)

function fill(leaves: readonly RichLeaf[]): readonly (readonly RichLeaf[])[] {
  const blocks: RichLeaf[][] = []
  let weight = Number.POSITIVE_INFINITY
  for (const leaf of leaves) {
    for (const text of split(leaf.text, budget.blockText - 20)) {
      const piece: RichLeaf = { ...leaf, text }
      if (weight + weigh([piece]) > budget.blockText) {
        blocks.push([])
        weight = 0
      }
      blocks.at(-1)?.push(piece)
      weight += weigh([piece])
    }
  }
  return blocks.filter((block) => block.some((leaf) => leaf.text.trim()))
}
