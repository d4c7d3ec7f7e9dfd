import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutHidden } from '../../src/text/hidden.ts'

const marks = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069']

describe('what nobody sees', () => {
  it.each([
    ['direction marks', marks.map((mark) => `a${mark}b`).join(''), 'ab'.repeat(marks.length)],
    ['zero-width blanks', 'Ra\u200bt\u2060e\ufeffs', 'Rates'],
    ['fillers and soft hyphens', 'Ra\u3164tes \u00adfall\uffa0', 'Rates fall'],
    ['tags that spell a hidden text', 'Rates\u{e0061}\u{e0062} fall', 'Rates fall'],
    ['joiners by the hundred', `Rates${'\u200d'.repeat(300)}`, `Rates${'\u200d'.repeat(6)}`],
    ['marks heaped on a letter', `Z${'\u0301'.repeat(90)}a`, `Z${'\u0301'.repeat(6)}a`],
  ])('goes: %s', (_, text, seen) => expect(withoutHidden(text)).toBe(seen))

  it.each([
    ['families and flags', '👨‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️‍🔥 1️⃣'],
    ['scripts with joiners and marks', 'می‌خواهم क्‍ष ក្រុម ที่ เกี๊ยะ בְּרֵאשִׁית'],
    ['what is spelled apart', 'e\u0301 ệ'],
  ])('stays: %s', (_, text) => expect(withoutHidden(text)).toBe(text))

  it('is not there after it was taken out, whatever the text', () => {
    const unit = fc.constantFrom(
      ...marks,
      '\u200b',
      '\u200d',
      '\u0301',
      '\ufe0f',
      '\u{1f3f4}',
      '\u{e0067}',
      '\u{e007f}',
      'a',
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const once = withoutHidden(units.join(''))
        expect(withoutHidden(once)).toBe(once)
        for (const mark of marks) expect(once).not.toContain(mark)
        expect(once.replaceAll(/[^a\u{1f3f4}]/gu, '')).toBe(units.join('').replaceAll(/[^a\u{1f3f4}]/gu, ''))
      }),
      { numRuns: 3000 },
    )
  })
})
