import type { Block, Mrkdwn, PlainText, RichLeaf, RichList, RichSection } from '../blocks.ts'
import { unescapeMrkdwn } from './mrkdwn.ts'

/** What blocks say, as plain text: for screen readers and notifications. Buttons are left out. */
export const spoken = (blocks: readonly Block[]): string =>
  blocks
    .map(sayBlock)
    .filter((line) => line !== '')
    .join('\n')

function sayBlock(block: Block): string {
  switch (block.type) {
    case 'header':
    case 'section':
      return sayText(block.text)
    case 'context':
      return block.elements.map(sayText).join(' · ')
    case 'container':
      return [block.title.text, ...block.child_blocks.map(sayBlock)].join('\n')
    case 'rich_text':
      return block.elements.map(sayRich).join('\n')
    case 'actions':
    case 'divider':
    case 'image':
    case 'picture':
      return ''
    case 'input':
      return block.label.text
  }
}

const sayText = (text: PlainText | Mrkdwn): string =>
  text.type === 'mrkdwn' ? unescapeMrkdwn(text.text).text : text.text

const sayRich = (piece: RichSection | RichList): string =>
  piece.type === 'rich_text_section'
    ? sayLeaves(piece.elements)
    : piece.elements.map((entry) => `• ${sayLeaves(entry.elements)}`).join('\n')

const sayLeaves = (leaves: readonly RichLeaf[]): string => leaves.map((leaf) => leaf.text).join('')
