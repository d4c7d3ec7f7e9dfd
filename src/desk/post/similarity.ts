import { remembered } from '../../text/remembered.ts'

/**
 * How alike two headlines are, from 0 to 1: the share of neighbouring letters that both have, within words, and across them in
 * Chinese. Other figures make another story: 0.
 */
export function likeness(one: string, other: string): number {
  const [left, right] = [traitsOf(one), traitsOf(other)]
  if (left.folded === right.folded) return left.folded === '' ? 0 : 1
  if (left.total === 0 || right.total === 0 || differ(left.figures, right.figures)) return 0
  const [few, many] = left.pairs.size < right.pairs.size ? [left, right] : [right, left]
  let shared = 0
  for (const [pair, count] of few.pairs) shared += Math.min(count, many.pairs.get(pair) ?? 0)
  return (2 * shared) / (left.total + right.total)
}

/** What is compared of a headline. Each is compared with every other one of an issue. */
const traitsOf = remembered(2000, (headline) => {
  const text = folded(headline)
  const pairs = pairsOf(text)
  return { folded: text, figures: figures(text), pairs, total: total(pairs) }
})

/** Whether two headlines nearly agree: a word more or less among six. In a short one every word counts. */
export const sameHeadline = (one: string, other: string): boolean =>
  likeness(one, other) >= (Math.min(one.length, other.length) < 20 && !/\p{Script=Han}/u.test(one) ? 0.9 : 0.75)

const folded = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .match(/\p{Script=Han}+|\d+(?:\.\d+)?|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu) ?? []
  ).join(' ')

const figures = (text: string): ReadonlySet<string> => new Set(text.match(/\d+(?:\.\d+)?/g))

const differ = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  ![...one].every((figure) => other.has(figure)) && ![...other].every((figure) => one.has(figure))

// A single letter is a pair with nothing, so that a one-character headline is like itself.
function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>()
  const add = (pair: string): void => void pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  for (const word of text.split(' ')) {
    const letters = [...word]
    if (letters.length === 1) add(word)
    for (let at = 1; at < letters.length; at++) add(`${letters[at - 1]}${letters[at]}`)
  }
  return pairs
}

const total = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((sum, count) => sum + count, 0)
