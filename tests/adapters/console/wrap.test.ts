import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { breakLines } from '../../../src/doc.ts'

const linesOf = (text: string, columns: number): string[] =>
  breakLines(text, columns).map(({ start, end }) => text.slice(start, end))

/** Texts as newsletters have them: words of several scripts with what stands around and between them. */
const pieces = fc.constantFrom(
  ...[
    '支付',
    '渡口',
    '在',
    '门店',
    '，',
    '。',
    '！',
    '（',
    '）',
    '“',
    '”',
    '《',
    '》',
    '、',
    '……',
    '——',
    '：',
    '300',
    '%',
    '％',
  ],
  ...['ship', 'a', 'wallets', ',', '.', ' ', ' ', '(', ')', '"', '🚢', 'カード', 'ー', 'っ', '👨‍👩‍👧', 'e\u0301'],
)
const texts = fc.array(pieces, { maxLength: 80, size: 'max' }).map((all) => all.join(''))
const columns = fc.integer({ min: 20, max: 90 })

it('fits the width, and loses nothing but spaces', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme' })), columns, (text, width) => {
      const lines = linesOf(text, width)
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})

it('begins no line with what closes, and ends none with what opens', () => {
  // So much punctuation in a row that it fills a line is none.
  const sane = texts.filter((text) => !/[^\p{Script=Han}\p{Script=Latin}\p{N}]{7}/u.test(text.replaceAll(' ', '')))
  fc.assert(
    fc.property(sane, columns, (text, width) => {
      const lines = linesOf(text, width)
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。！）”》、：…—ーっ％%,.)]/)
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（“《(]$/)
    }),
  )
})

it('keeps words whole that fit, and fills lines of Chinese', () => {
  expect(linesOf('one two three four five six', 20)).toEqual(['one two three four', 'five six'])
  expect(linesOf(`see ${'x'.repeat(30)} there`, 20)).toEqual(['see', 'x'.repeat(20), `${'x'.repeat(10)} there`])
  expect(linesOf('九百万市民手中的渡口卡如今可以用。', 20)).toEqual(['九百万市民手中的渡口', '卡如今可以用。'])
  expect(linesOf('九百万市民手中的渡口。', 20)).toEqual(['九百万市民手中的渡', '口。'])
  expect(linesOf('九百万市民手中的渡（口）', 20)).toEqual(['九百万市民手中的渡', '（口）'])
})
