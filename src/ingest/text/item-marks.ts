const sure = ['dot', 'parenthesis', 'comma', 'brackets', 'article', 'colon', 'circle', 'square', 'keycap'] as const
/** Such marks are words as well: only the next one behind them tells. */
const doubtful = ['roman', 'alone', 'slash', 'bar', 'no', 'ordinal', 'letter', 'decimal'] as const

/** The ways to number an item. */
export type ItemMark = (typeof sure)[number] | (typeof doubtful)[number]

const doubtfulMarks: ReadonlySet<string> = new Set(doubtful)
const allMarks: ReadonlySet<string> = new Set([...sure, ...doubtful])

/** Whether a mark counts only where the next of its kind follows. */
export const isDoubtful = (mark: string): boolean => doubtfulMarks.has(mark)

/** Whether a mark is a number. */
export const isItemMark = (mark: string): mark is ItemMark => allMarks.has(mark)

/** What stands in front of an item, and the rest of its line. */
export interface Marked {
  readonly mark: ItemMark
  readonly count: number
  readonly text: string
}

// A digit after the dot makes it a decimal number ("3.5 million"), unless that is the year in "1.2026年…". Programs that write
// Markdown put a backslash before the dot.
const patterns: readonly (readonly [ItemMark, RegExp])[] = [
  ['keycap', /^([0-9])\ufe0f?\u20e3\ufe0f? ?[.、:：]? ?/],
  ['dot', /^([0-9０-９]{1,3}) ?\\?[.．。](?:(?![0-9０-９])|(?=\d{4}年)) ?/],
  ['parenthesis', /^([0-9０-９]{1,3}) ?\\?[)）] ?/],
  ['comma', /^([0-9０-９]{1,3}) ?、 ?/],
  ['brackets', /^[(（] ?([0-9０-９]{1,3}) ?[)）] ?/],
  ['square', /^[[【［] ?([0-9０-９]{1,3}) ?[\]】］] ?(?![(（:：[])/],
  ['article', /^第 ?([0-9０-９]{1,3}) ?条 ?[:：、.．]? ?/],
  ['colon', /^([0-9０-９]{1,3})[:：](?: |$)/],
  ['circle', /^([①-⑳❶-❿⓵-⓾⑴-⒇]) ?[.、]? ?/],
  ['roman', /^([IVX]{1,5}|[Ⅰ-Ⅻ]) ?[.、．](?:(?=\P{ASCII})| |$)/u],
  ['alone', /^(0?[0-9０-９]{1,2})$/],
  ['slash', /^([0-9]{1,3})\/(?= |\p{Script=Han}) ?/u],
  ['bar', /^([0-9]{1,3}) ?[|｜] ?(?=\S)/],
  ['no', /^(?:no|nr)\.? ?([0-9]{1,3})(?:[.:：、] ?| |(?=\p{Script=Han}))(?=\S)/iu],
  ['no', /^№ ?([0-9]{1,3})[.:：、]? ?(?=\S)/],
  ['ordinal', /^第([一二三四五六七八九十]{1,3})(?:[，,、：:] ?| )(?=\S)/],
  ['letter', /^([A-Z])[.)] (?=\S)/],
  ['decimal', /^[0-9]{1,2}\.([0-9]{1,2})[.、]? (?=\S)/],
]
const lettered = patterns.filter(([mark]) => mark === 'roman' || mark === 'no' || mark === 'letter')
const opening = /^[0-9０-９(（[【［第①-⒇❶-❿⓵-⓾A-ZnⅠ-Ⅻ№🔟]/u

/** The mark that a line begins with, or null. */
export function itemMark(text: string): Marked | null {
  if (!opening.test(text)) return null
  if (text.startsWith('🔟')) return { mark: 'keycap', count: 10, text: text.slice('🔟'.length).trimStart() }
  const letter = text.charCodeAt(0)
  for (const [mark, pattern] of letter >= 65 && letter <= 122 ? lettered : patterns) {
    const match = pattern.exec(text)
    if (!match?.[1]) continue
    const count = mark === 'letter' ? match[1].charCodeAt(0) - 64 : countOf(match[1])
    if (count !== null) return { mark, count, text: text.slice(match[0].length) }
  }
  return null
}

const numerals = [...'一二三四五六七八九十', ...[...'一二三四五六七八九'].map((one) => `十${one}`), '二十']
const circles = ['①', '❶', '⓵', '⑴'].map((one) => one.charCodeAt(0))
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI']

function countOf(digits: string): number | null {
  if (/^[0-9]+$/.test(digits)) return Number(digits)
  const code = digits.charCodeAt(0)
  const one = circles.find((first) => code >= first && code < first + 20)
  if (one !== undefined) return code - one + 1
  const numeral = numerals.indexOf(digits)
  if (numeral >= 0) return numeral + 1
  const plain = digits.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  const at = roman.indexOf(plain)
  return at < 0 ? null : at + 1
}
