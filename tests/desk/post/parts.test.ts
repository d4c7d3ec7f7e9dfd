import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NotePart } from '../../../src/adapter.ts'
import { joinParts, withPart } from '../../../src/desk/post/parts.ts'
import { parse } from '../../../src/ingest/parse.ts'
import { sameContent } from '../../../src/ingest/print.ts'

/** What fits into a message of Telegram. */
const limit = 4096

/** Where a program cuts a text that begins here; null: it fits. */
type Cut = (text: string) => number

const lastOf = (text: string, marks: readonly string[], from: number): number => {
  for (const mark of marks) {
    const at = text.lastIndexOf(mark, limit - 1)
    if (at >= from) return at + (mark.trim() === '' ? 0 : 1)
  }
  return limit
}

const programs: Readonly<Record<string, Cut>> = {
  'where it reads best in the second half': (text) => lastOf(text, ['\n\n', '\n', '. ', ' '], limit / 2),
  'at a line or blank near the end': (text) => lastOf(text, ['\n\n', '\n', '. ', ' '], limit - 300),
  'at the last blank or line end': (text) => limit - (/\s\S{0,30}$/.exec(text.slice(0, limit))?.[0].length ?? 1) + 1,
  'in the middle of words': () => limit,
}

/** The messages as Telegram brings them: each without blanks around it. */
function cut(text: string, at: Cut): NotePart[] {
  const parts: NotePart[] = []
  let rest = text
  let left: number | null = null
  while (rest !== '') {
    const end: number = rest.length <= limit ? rest.length : at(rest)
    const piece = rest.slice(0, end).trim()
    parts.push({ message: String(parts.length + 1), text: piece, left })
    left = limit - piece.length
    rest = rest.slice(end).trim()
  }
  return parts
}

const english =
  'wallets banks merge open fees fall ships wait parcels arrive tills wave towns rates rise shops close farmers sell tea over hills while regulators ask for capital and readers find nothing new in it'.split(
    ' ',
  )
const han = [...'支付钱包合并银行手续费下调港口船只等待快递到达商店关门农民卖茶监管资本利率上升渡轮电力学校报名']
const sentence = (words: fc.Arbitrary<string>, glue: string, most: number) =>
  fc.array(words, { minLength: 4, maxLength: most }).map((all) => all.join(glue))

const items = (language: 'en' | 'zh', blank: boolean) =>
  fc
    .array(
      language === 'en'
        ? fc.tuple(sentence(fc.constantFrom(...english), ' ', 9), sentence(fc.constantFrom(...english), ' ', 60))
        : fc.tuple(sentence(fc.constantFrom(...han), '', 20), sentence(fc.constantFrom(...han), '', 150)),
      { minLength: 30, maxLength: 80 },
    )
    .map((all) =>
      all
        .map(([headline, body], at) =>
          language === 'en'
            ? `${at + 1}. The ${headline}\nThe ${body}. (Harbour Post)`
            : `${at + 1}、${headline}\n${body}。（来源：港口报）`,
        )
        .join(blank ? '\n\n' : '\n'),
    )

const today = '2026-11-20'
const read = (text: string) => parse(text, { topics: [], today })

const languages = [
  ['en', true],
  ['en', false],
  ['zh', true],
  ['zh', false],
] as const
const ofLines = ['where it reads best in the second half', 'at a line or blank near the end']
const count = (text: string) => read(text).sections.reduce((sum, section) => sum + section.items.length, 0)
const letters = (text: string) => text.replaceAll(/\s+/g, '')

describe.each(Object.entries(programs))('a newsletter that a program cuts %s', (name, at) => {
  it.each(languages)('comes out as if it had come in one (%s, blank lines: %s)', (language, blank) => {
    fc.assert(
      fc.property(items(language, blank), (text) => {
        const back = joinParts(cut(text, at))
        if (ofLines.includes(name)) expect(sameContent(read(back), read(text))).toBe(true)
        // Where nothing tells whether a blank stood at a cut, one word may be wrong.
        expect(letters(back)).toBe(letters(text))
        expect(count(back)).toBe(count(text))
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })
})

describe('messages that are one', () => {
  it('keep every line where it stood when the program cut at lines', () => {
    const text = Array.from({ length: 60 }, (_, at) => `${at + 1}. Item ${at}\nIt has ${'words '.repeat(30)}to read.`)
    for (const glue of ['\n', '\n\n'])
      for (const program of ['where it reads best in the second half', 'at a line or blank near the end'] as const)
        expect(joinParts(cut(text.join(glue), programs[program] ?? (() => limit)))).toBe(text.join(glue))
  })

  it('are paragraphs where each is a text of its own', () => {
    expect(
      joinParts([
        { message: '1', text: '', left: null },
        { message: '2', text: 'Wallets merge', left: null },
        { message: '3', text: 'The second window', left: null },
      ]),
    ).toBe('Wallets merge\n\nThe second window')
  })

  it('take new words in the place of one', () => {
    const parts = [
      { message: '1', text: 'One', left: null },
      { message: '2', text: 'Two', left: 200 },
    ]
    expect(joinParts(withPart(parts, '2', 'Three'))).toBe('One\nThree')
  })
})
