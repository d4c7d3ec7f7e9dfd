import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { piece } from './newsletters.ts'

/** All that a reader of the result can see: texts, names, URLs, slugs and messages. */
function visible(text: string): string {
  const { title, sections, footer, problems } = parse(text, { topics: defaultTopics })
  const items = sections.flatMap((section) => section.items)
  return [
    title,
    ...sections.map((section) => section.title ?? ''),
    ...items.flatMap(({ headline, body, source, topics }) => [
      headline,
      ...body,
      source?.name ?? '',
      source?.url ?? '',
      ...topics,
    ]),
    ...footer,
    ...problems.map(({ message }) => message),
  ].join('\n')
}

const countOf = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

/** The letters of `text` that `seen` has fewer of. */
function missing(text: string, seen: string): string[] {
  const there = countOf(seen)
  return [...countOf(text)].filter(([letter, count]) => (there.get(letter) ?? 0) < count).map(([letter]) => letter)
}

const breaks = fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\r', ' ', '')
// No letter of a label, a month, a weekday, a unit: these may be layout.
const letters = 'zqkß中文ΩЖ€😀'

describe('nothing is lost', () => {
  it('of any text: every letter and symbol is in the result or in a problem', () => {
    // Bullets of all kinds, marks without a letter and what nobody sees count as layout too.
    const layout =
      /[\s\p{P}\p{N}\p{M}\p{Cf}=~+|<>^`\u2500-\u25ff\u2800\u115f\u1160\u3164\uffa0\ufff0-\ufff8⚫⚪∙⁃🔹🔸🔷🔶🔺🔻🔴🔵🟢🟡✔✓☑✅➡➜➤➢👉📌★☆※🔟]/gu
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        // Hashtags are written as slugs.
        const symbols = /[=~+|<>^`]\p{M}+/gu
        const tidied = text.replaceAll(symbols, '').normalize('NFKC').toLowerCase().replaceAll(layout, '')
        expect(missing(tidied, visible(text).normalize('NFKC').toLowerCase())).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('of the words between all kinds of marks, wherever they stand', () => {
    const parts = fc.array(fc.oneof(piece, breaks, fc.constant('§'), fc.constant('§')), { maxLength: 40 })
    fc.assert(
      fc.property(parts, (given) => {
        let count = 0
        const words: string[] = []
        const text = given.join('').replaceAll('§', () => {
          const word = `zq${String.fromCharCode(97 + (count % 26))}${count++}xk`
          words.push(word)
          return word
        })
        const seen = visible(text)
        expect(words.filter((word) => !seen.includes(word))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('of the letters between marks, as often as they stand there', () => {
    const parts = fc.array(fc.oneof(piece, breaks, fc.constantFrom(...letters)), { maxLength: 30 })
    fc.assert(
      fc.property(parts, (given) => {
        const text = given.join('')
        const own = [...text].filter((letter) => letters.includes(letter)).join('')
        expect(missing(own, visible(text))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })
})

describe('a huge text', () => {
  // A reading that takes the square of this does not end within the time a test has.
  const size = 512 * 1024
  it.each([
    'a',
    '1.\n',
    '(',
    '((x',
    '#a',
    '#a ',
    '\\',
    '[x](',
    '。来源：',
    'https://',
    '1. a\nb (Post)\nRetail\n',
    '##\n',
    '【',
    'Click here\n',
    'pay-',
  ])('of %j is read in time in proportion to its length', (unit) => {
    const text = unit.repeat(size / unit.length)
    expect(visible(text).length).toBeGreaterThan(0)
  })
})
