import type { RichLeaf } from '../blocks.ts'
import { escapeMrkdwn } from './text.ts'

/** Running text in mrkdwn, which has no escape for its marks; null where it would be read as something else than it says. */
export function safeMrkdwn(leaves: readonly RichLeaf[]): string | null {
  const pieces = leaves.map(sayLeaf)
  return pieces.some((piece) => piece === null) ? null : pieces.join('')
}

function sayLeaf(leaf: RichLeaf): string | null {
  if (leaf.type === 'link') {
    const address = leaf.url.replaceAll('&', '&amp;')
    if (leaf.text === leaf.url) return `<${address}>`
    return marks.test(leaf.text) || leaf.text.includes('|') ? null : `<${address}|${escapeMrkdwn(leaf.text)}>`
  }
  if (marks.test(leaf.text)) return null
  const text = escapeMrkdwn(leaf.text)
  if (leaf.style?.bold !== true) return text
  // Marks hold for one line, and only around words.
  return text === text.trim() && text !== '' && !text.includes('\n') ? `*${text}*` : null
}

/** What mrkdwn reads as bold, italics, struck out, code, a quote or an emoji. */
const marks = /[*_~`]|^\s*>|\n\s*>|:[\w+'-]+:/
