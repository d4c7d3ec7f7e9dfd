import { endsSentence, widthOf } from '../text/line-shape.ts'
import { labels, leadingLink, plain } from '../text/tokens.ts'
import { type Blocks, blocksOf } from './blocks.ts'
import type { Reads } from './reads.ts'
import type { Node } from './tree.ts'

/**
 * How much speaks for a node being a heading above its kids (or above the paragraphs below it), and not an item of which they are
 * the body: above 0 it is a heading. Null: nothing stands below it that could be items.
 */
export function headingVote(reads: Reads, node: Node): number | null {
  const [first] = node.kids
  if (!first) return node.sign.rank > 0 || node.sign.soft ? paragraphVote(reads, node) : null
  const kids = node.kids
  const telling = kids.filter((kid) => spanTells(reads, kid.at, kid.end)).length / kids.length
  let vote = ownVote(reads, node, node.at + 1, first.at)
  vote += telling >= 0.5 ? (kids.length > 1 ? 2 : 1) : telling === 0 ? -0.5 : 0
  const directly = lengthOf(reads, node.at + 1, first.at) === 0
  if (first.sign.kind === 'numbers' && (node.sign.rank > 0 || node.sign.soft)) vote += directly ? 3 : 1.5
  if (first.sign.rank > 0) vote += 0.5
  if (node.sign.kind === 'numbers') vote -= 1
  if (node.sign.kind === 'bullets' && first.sign.kind === 'bullets') vote += nameVote(reads, node)
  if (kids.some((kid) => kid.kids.length > 0)) vote += 0.5
  // "Code", "Slides", "Discussion": links of one item, and no headlines.
  if (kids.every((kid) => isWord(labels(reads.lines[kid.at]?.text ?? '')))) vote -= 1
  return vote
}

const isWord = (text: string): boolean =>
  text.length <= 14 && text.split(' ').length < 3 && !/\p{Script=Han}/u.test(text)

/** A short name above longer points is a heading; else points below a point are its body. */
function nameVote(reads: Reads, { at, kids }: Node): number {
  const own = widthOf(plain(reads.lines[at]?.text ?? ''))
  const below = kids.reduce((sum, kid) => sum + widthOf(plain(reads.lines[kid.at]?.text ?? '')), 0) / kids.length
  return own <= 20 && below > own * 2 ? 0 : -1.5
}

/** What stands in the node's own lines: a source of its own, or a text, make it an item; a colon, or a short name, a heading. */
function ownVote(reads: Reads, node: Node, from: number, to: number): number {
  const { line } = reads.at(node.at)
  const headline = plain(line.text)
  let vote = 0
  if (leadingLink(line.text) || reads.tells(node.at)) vote -= 2
  const own = lengthOf(reads, from, to)
  if (own === 0) vote += 1
  else vote -= own > 200 ? 1.5 : 1
  if (to > from && spanTells(reads, from, to)) vote -= 1.5
  if (node.sign.rank > 0 && line.count > 0) vote -= 1
  if (/[:：]$/.test(headline)) vote += 1
  else if (widthOf(headline) > 60 || endsSentence(headline)) vote -= 1
  else if (widthOf(headline) <= 40) vote += 0.5
  return vote
}

function paragraphVote(reads: Reads, node: Node): number | null {
  const { line } = reads.at(node.at)
  if (lengthOf(reads, node.at + 1, node.end) === 0) return null
  const blocks = blocksUnder(reads, node)
  if (!blocks || blocks.starts.length < 2) {
    const [only = -1] = blocks?.starts ?? []
    if (only === node.at + 1 && isEntry(reads, only, node.end) && !leadingLink(line.text)) return 0.5
    return leadingLink(line.text) ? -2 : -1
  }
  const first = blocks.starts[0] ?? node.at + 1
  return ownVote(reads, node, node.at + 1, first) + (blocks.starts.length > 2 ? 1.5 : 1)
}

/** A headline with its address or source in a line of its own: an item by itself. */
function isEntry(reads: Reads, at: number, end: number): boolean {
  const headline = plain(reads.at(at).line.whole)
  if (leadingLink(reads.at(at).line.whole)?.rest === '') return true
  const own = reads.at(at).tail
  if (at + 1 >= end) return own !== null && own.rest !== '' && !endsSentence(plain(own.rest))
  if (endsSentence(headline) || widthOf(headline) > 100) return false
  const { tail, line } = reads.at(at + 1)
  return tail !== null && !line.gap && /^(?:https?:|\ufdd0)/.test(line.whole)
}

/** The items without marks below a heading. */
export const blocksUnder = (reads: Reads, node: Node): Blocks | null =>
  node.sign.rank > 0 || node.sign.soft ? blocksOf(reads, node.at + 1, node.end, false) : null

function spanTells(reads: Reads, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (reads.tells(at)) return true
  return false
}

function lengthOf(reads: Reads, from: number, to: number): number {
  let length = 0
  for (let at = from; at < to; at++)
    length += reads.lines[at]?.mark === 'rule' ? 0 : (reads.lines[at]?.whole.length ?? 0)
  return length
}
