/** The ways to number an item. */
export type ItemMark = 'dot' | 'parenthesis' | 'comma' | 'brackets' | 'article' | 'colon' | 'circle'

/** What stands in front of an item, and the rest of its line. */
export interface Marked {
  readonly mark: ItemMark
  readonly count: number
  readonly text: string
}

// A digit after the dot makes it a decimal number ("3.5 million"), unless that is the year in "1.2026年…".
const patterns: readonly (readonly [ItemMark, RegExp])[] = [
  ['dot', /^([0-9０-９]{1,3}) ?[.．。](?:(?![0-9０-９])|(?=\d{4}年)) ?/],
  ['parenthesis', /^([0-9０-９]{1,3}) ?[)）] ?/],
  ['comma', /^([0-9０-９]{1,3}) ?、 ?/],
  ['brackets', /^[(（] ?([0-9０-９]{1,3}) ?[)）] ?/],
  ['article', /^第 ?([0-9０-９]{1,3}) ?条 ?[:：、.．]? ?/],
  ['colon', /^([0-9０-９]{1,3})[:：](?: |$)/],
  ['circle', /^([①-⑳]) ?/],
]
const opening = /^[0-9０-９(（第①-⑳]/

/** The mark that a line begins with, or null. */
export function itemMark(text: string): Marked | null {
  if (!opening.test(text)) return null
  for (const [mark, pattern] of patterns) {
    const match = pattern.exec(text)
    if (match?.[1]) return { mark, count: countOf(match[1]), text: text.slice(match[0].length) }
  }
  return null
}

const circledOne = '①'.charCodeAt(0)

const countOf = (digits: string): number =>
  digits >= '①' && digits <= '⑳' ? digits.charCodeAt(0) - circledOne + 1 : Number(digits.normalize('NFKC'))
